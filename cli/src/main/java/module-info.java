/** The trunkline program. */
module io.trunkline.cli {
    requires io.trunkline.api;
    requires info.picocli;

    opens io.trunkline.cli to
            info.picocli;
    opens io.trunkline.cli.conference to
            info.picocli;
    opens io.trunkline.cli.nc to
            info.picocli;
}
