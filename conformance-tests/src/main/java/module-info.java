/** The conformance kit: contract, checks, scenarios, reports and deliberately broken providers. */
module io.trunkline.conformance {
    requires transitive io.trunkline.api;
    requires transitive io.trunkline.spi;
    requires transitive org.junit.jupiter.api;
    requires net.jqwik.api;

    exports io.trunkline.conformance;
}
