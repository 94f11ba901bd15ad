/** The trunkline program. */
module io.trunkline.cli {
    requires io.trunkline.api;
    requires io.trunkline.conformance;
    requires io.trunkline.simulation;
    requires info.picocli;
    requires java.logging;

    // the platform's logging loads LogSetup by its name
    exports io.trunkline.cli to
            java.logging;

    opens io.trunkline.cli to
            info.picocli;
    opens io.trunkline.cli.conference to
            info.picocli;
    opens io.trunkline.cli.nc to
            info.picocli;
    opens io.trunkline.cli.network to
            info.picocli;

    uses io.trunkline.spi.TransportProvider;
    uses io.trunkline.simulation.network.NetworkSchemaProvider;
}
