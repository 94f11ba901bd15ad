/** What binds applications to providers; applications that do not use Guice need nothing of it at compile time. */
module io.trunkline.runtime {
    requires transitive io.trunkline.api;
    requires io.trunkline.spi;
    requires transitive com.google.guice;
    // an explicit module, which Guice as an automatic one cannot bring along
    requires com.google.common;
    requires jakarta.inject;
    requires typesafe.config;
    requires java.naming;

    exports io.trunkline.runtime;

    uses io.trunkline.spi.TransportProvider;
    uses io.trunkline.spi.NameSpaceProvider;

    provides io.trunkline.api.Ws2Library with
            io.trunkline.runtime.RuntimeLibrary;
}
