/** The kernel that simulated providers share: clock, actors, events, links, faults, trace and captures. */
module io.trunkline.simulation {
    requires transitive io.trunkline.spi;
    requires typesafe.config;

    exports io.trunkline.simulation;
    exports io.trunkline.simulation.capture;
    exports io.trunkline.simulation.capture.judge;
    exports io.trunkline.simulation.network;
}
