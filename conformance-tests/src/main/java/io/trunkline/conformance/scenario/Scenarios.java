package io.trunkline.conformance.scenario;

import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import java.util.List;

/** The generated checks. */
public final class Scenarios {
    private static final List<String> GENERATED = List.of("DATA-16", "GRP-26");

    private Scenarios() {}

    /**
     * Checks what is to be run again.
     *
     * @param id a requirement
     * @param numbers the decisions of a case, as {@link Counterexample#token} has them behind the colon
     * @throws IllegalArgumentException in one line: the requirement has no generated cases, or those are no numbers
     */
    public static void checkReplay(String id, String numbers) {
        if (!GENERATED.contains(id)) {
            throw new IllegalArgumentException(
                    "nothing of " + id + " is generated, so there is nothing to replay; expected "
                            + String.join(" or ", GENERATED) + ", or --only " + id);
        }
        if (numbers.isEmpty() || !Choices.isToken(numbers)) {
            throw new IllegalArgumentException(
                    "'" + numbers + "' is no case to replay, expected numbers such as 3.0.1-0.2.0");
        }
    }

    @Rule("DATA-16")
    static void socketsUnderAnyOrderOfCalls(Lab lab) throws Exception {
        new Player("DATA-16", lab, SocketScenario::new).play();
    }

    @Rule("GRP-26")
    static void groupsUnderAnyOrderOfCalls(Lab lab) throws Exception {
        new Player("GRP-26", lab, GroupScenario::new).play();
    }
}
