package io.trunkline.conformance.scenario;

import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;

/** The generated checks. */
public final class Scenarios {
    private Scenarios() {}

    @Rule("DATA-16")
    static void socketsUnderAnyOrderOfCalls(Lab lab) throws Exception {
        new Player("DATA-16", lab, SocketScenario::new).play();
    }

    @Rule("GRP-26")
    static void groupsUnderAnyOrderOfCalls(Lab lab) throws Exception {
        new Player("GRP-26", lab, GroupScenario::new).play();
    }
}
