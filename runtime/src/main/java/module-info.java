import io.trunkline.api.Ws2Library;
import io.trunkline.runtime.RuntimeLibrary;
import io.trunkline.spi.NameSpaceProvider;
import io.trunkline.spi.TransportProvider;

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

    uses TransportProvider;
    uses NameSpaceProvider;

    provides Ws2Library with
            RuntimeLibrary;
}
