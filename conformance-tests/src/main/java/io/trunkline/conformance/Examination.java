package io.trunkline.conformance;

import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Hang;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Limits;
import io.trunkline.conformance.lab.Negative;
import io.trunkline.conformance.lab.Script;
import io.trunkline.conformance.lab.Violation;
import io.trunkline.conformance.scenario.Counterexample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks one requirement in a lab of its own, in a thread of its own, so that a call that never comes back costs a time-out
 * and not the report. Whatever happens, the outcome is a result.
 */
final class Examination {
    private static final String KIT = "io.trunkline.conformance.";
    private static final String BROKEN = "io.trunkline.conformance.broken.";
    private static final String KIT_THREAD = "kit: ";

    private final Requirement requirement;
    private final Check check;
    private final Lab lab;
    private final Limits limits;
    private final String replay;

    /** What is run in the lab, which is not open yet. */
    @FunctionalInterface
    interface Check {
        void in(Lab lab) throws Exception;
    }

    /**
     * An examination.
     *
     * @param lab it is closed in the end
     * @param replay what to run to see the same again
     */
    Examination(Requirement requirement, Check check, Lab lab, String replay) {
        this.requirement = requirement;
        this.check = check;
        this.lab = lab;
        this.limits = lab.limits();
        this.replay = replay;
    }

    RequirementResult run(Duration limit) {
        long start = System.nanoTime();
        Outcome outcome = outcome(limit);
        Outcome closed = close();
        if (outcome.status() == Status.PASS && closed.status() != Status.PASS) outcome = closed;
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        Optional<RequirementResult.Reason> reason =
                outcome.status().hasReason() ? Optional.of(outcome.reason(replay)) : Optional.empty();
        return new RequirementResult(requirement, outcome.status(), lab.checks(), lab.tries(), millis, reason);
    }

    private Outcome outcome(Duration limit) {
        try {
            Background.start("check " + requirement.id(), this::check).result(limit);
        } catch (Throwable thrown) {
            return judged(thrown);
        }
        if (lab.checks() > 0) return new Outcome(Status.PASS, "", "", List.of(), "");
        return seen(Status.INCONCLUSIVE, "at least one comparison", "the check ended without any");
    }

    private boolean check() throws Exception {
        try {
            check.in(lab);
            return true;
        } finally {
            lab.leave();
        }
    }

    private Outcome close() {
        try {
            Background.start("close after " + requirement.id(), this::closeLab).result(limits.waitFor());
            return new Outcome(Status.PASS, "", "", List.of(), "");
        } catch (Hang e) {
            return seen(Status.TIMEOUT, "the library to close", e.getMessage());
        } catch (Throwable e) {
            return seen(Status.FAIL, "the library to close", e.toString());
        }
    }

    private boolean closeLab() throws Ws2Exception {
        try {
            lab.close();
            return true;
        } finally {
            lab.leave();
        }
    }

    private Outcome judged(Throwable thrown) {
        if (thrown instanceof Violation e) return seen(Status.FAIL, e.expected(), e.seen());
        if (thrown instanceof Counterexample e) {
            return new Outcome(e.status(), e.expected(), e.seen(), e.script(), "", e.token());
        }
        if (thrown instanceof Inconclusive e) return seen(Status.INCONCLUSIVE, "", e.getMessage());
        if (thrown instanceof Hang e) {
            String where =
                    e.getMessage() + "; the last call was " + lab.script().last();
            return new Outcome(Status.TIMEOUT, "the call to come back", where, numbered(), stacks());
        }
        if (thrown instanceof Ws2Exception || thrown instanceof Negative) {
            return seen(Status.FAIL, "the call to succeed", thrown.getMessage());
        }
        Status whose = isOurs(thrown) ? Status.KIT_ERROR : Status.FAIL;
        return seen(whose, "no exception but Ws2Exception", thrown + at(thrown));
    }

    /** True if the kit threw it; what comes out of library and provider is theirs. */
    private static boolean isOurs(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        if (frames.length == 0) return false;
        String type = frames[0].getClassName();
        return type.startsWith(KIT) && !type.startsWith(BROKEN);
    }

    private static String at(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "" : " at " + frames[0];
    }

    private Outcome seen(Status status, String expected, String seen) {
        return new Outcome(status, expected, seen, numbered(), "");
    }

    private List<String> numbered() {
        Script script = lab.script();
        return script.numbered();
    }

    /** Where the kit's threads stand: those that wait for the provider. */
    private static String stacks() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith(KIT_THREAD))
                .filter(thread -> thread.getValue().length > 0)
                .map(Examination::stack)
                .collect(Collectors.joining("\n"));
    }

    private static String stack(Map.Entry<Thread, StackTraceElement[]> thread) {
        StringBuilder text = new StringBuilder(thread.getKey().getName()).append('\n');
        for (StackTraceElement frame : thread.getValue())
            text.append("  at ").append(frame).append('\n');
        return text.toString();
    }

    /** What a check ended with. */
    private record Outcome(
            Status status, String expected, String seen, List<String> script, String stacks, String token) {
        Outcome(Status status, String expected, String seen, List<String> script, String stacks) {
            this(status, expected, seen, script, stacks, "");
        }

        RequirementResult.Reason reason(String replay) {
            String again = token.isEmpty() ? replay : "--replay " + token;
            return new RequirementResult.Reason(expected, seen, script, stacks, again);
        }
    }
}
