package io.trunkline.conformance.scenario;

import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.Status;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Hang;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Violation;
import java.util.List;
import java.util.function.Supplier;

/** Plays generated cases of a scenario until the plan is fulfilled or one fails; that one is made as short as possible. */
final class Player {
    private static final int SHRINK_EXECUTIONS = 400;

    private final String id;
    private final Lab lab;
    private final Supplier<Scenario> scenarios;

    Player(String id, Lab lab, Supplier<Scenario> scenarios) {
        this.id = id;
        this.lab = lab;
        this.scenarios = scenarios;
    }

    void play() throws Exception {
        if (!lab.plan().replay().isEmpty()) {
            judge(trial(Choices.parse(lab.plan().replay())));
            return;
        }
        Generator generator = Generator.of(lab.seed());
        long deadline = System.nanoTime() + lab.plan().budget().toNanos();
        for (int tries = 1; tries <= lab.plan().tries() && System.nanoTime() < deadline; tries++) {
            lab.tries(tries);
            Failure failure = trial(generator.next());
            if (failure != null) judge(shrunk(failure));
        }
    }

    private void judge(Failure failure) {
        if (failure != null) throw new Counterexample(id, failure);
    }

    /** A case that hangs is not tried again: what hung still holds its threads. */
    private Failure shrunk(Failure failure) {
        if (failure.status() == Status.TIMEOUT) return failure;
        long deadline = System.nanoTime() + lab.plan().budget().toNanos();
        return new Shrinker(this::trial, failure, SHRINK_EXECUTIONS, deadline).shrink();
    }

    private Failure trial(Choices choices) {
        Source source = new Source(choices);
        Lab stage = lab.stage();
        try {
            Background.start(id, () -> played(source, stage))
                    .result(lab.limits().waitFor());
            lab.checked(stage.checks());
            return null;
        } catch (Violation e) {
            return new Failure(e.rule(), source.decided(), Status.FAIL, e.expected(), e.seen(), script(stage));
        } catch (Hang e) {
            String where =
                    e.getMessage() + "; the last call was " + stage.script().last();
            return new Failure("", source.decided(), Status.TIMEOUT, "the call to come back", where, script(stage));
        } catch (Ws2Exception e) {
            String code = e.error().name();
            return new Failure(code, source.decided(), Status.FAIL, "success", e.getMessage(), script(stage));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean played(Source source, Lab stage) throws Exception {
        try {
            scenarios.get().play(source, stage);
        } finally {
            stage.clear();
        }
        return true;
    }

    private static List<String> script(Lab stage) {
        return stage.script().numbered();
    }
}
