package io.trunkline.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What came out for one requirement.
 *
 * @param requirement the requirement
 * @param status what came out
 * @param checks how often something was compared
 * @param tries how many generated cases were run; 1 for a check that is not generated
 * @param millis how long it took, by the wall clock
 * @param reason why it is not a pass, where there is something to explain
 */
public record RequirementResult(
        Requirement requirement, Status status, int checks, int tries, long millis, Optional<Reason> reason) {
    /**
     * Why something is not a pass.
     *
     * @param expected what the contract allows
     * @param seen what happened
     * @param script the calls that lead there, numbered
     * @param stacks where threads stand that did not come back; empty if all did
     * @param replay what to run to see it again
     */
    public record Reason(String expected, String seen, List<String> script, String stacks, String replay) {
        /** Copies the list; what others said is one line each. */
        public Reason {
            expected = oneLine(expected);
            seen = oneLine(seen);
            script = List.copyOf(script);
        }

        static String oneLine(String said) {
            return String.valueOf(said).strip().replaceAll("\\s*\\R\\s*", " ");
        }
    }

    static RequirementResult of(Requirement requirement, Status status) {
        return new RequirementResult(requirement, status, 0, 0, 0, Optional.empty());
    }

    RequirementResult withStatus(Status other, Optional<Reason> why) {
        return new RequirementResult(requirement, other, checks, tries, millis, why);
    }

    /** The requirement's id. */
    public String id() {
        return requirement.id();
    }

    /** The result as lines for people: what, clause, expected, seen, script, replay. */
    public String toText() {
        StringBuilder text = new StringBuilder(String.format("%-9s %-16s %s%n", id(), status, requirement.clause()));
        reason.ifPresent(why -> {
            if (!why.expected().isEmpty())
                text.append("    expected  ").append(why.expected()).append('\n');
            text.append("    seen      ").append(why.seen()).append('\n');
            text.append("    source    ").append(requirement.source()).append('\n');
            for (String line : why.script()) text.append("    ").append(line).append('\n');
            for (String line : why.stacks().split("\n"))
                if (!line.isBlank()) text.append("    ").append(line).append('\n');
            text.append("    again     ").append(why.replay()).append('\n');
        });
        return text.toString();
    }
}
