/** Tests of applications on a simulated network: a JUnit 5 extension. */
module io.trunkline.testkit {
    requires transitive io.trunkline.api;
    requires transitive io.trunkline.simulation;
    requires transitive org.junit.jupiter.api;

    exports io.trunkline.testkit;

    uses io.trunkline.simulation.network.NetworkSchemaProvider;
}
