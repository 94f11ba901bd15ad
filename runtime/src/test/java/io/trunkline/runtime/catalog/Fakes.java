package io.trunkline.runtime.catalog;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ProviderFlag;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.runtime.catalog.ProviderFinder.Found;
import io.trunkline.runtime.config.Settings;
import io.trunkline.runtime.config.Surroundings;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.LayeredProvider;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import io.trunkline.spi.TransportProvider;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;

/** Providers that exist on paper only, and catalogs of them. */
final class Fakes {
    private Fakes() {}

    /** A base provider that declares what it is told; tests override what is to be wrong with it. */
    static class Base implements BaseProvider {
        private final String name;
        private final List<ProtocolInfo> entries;

        Base(String name, ProtocolInfo... entries) {
            this.name = name;
            this.entries = new ArrayList<>(Arrays.asList(entries));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "a base on paper";
        }

        @Override
        public List<AddressFormat> addressFormats() {
            return List.of(new PaperFormat(2), new PaperFormat(23));
        }

        @Override
        public List<ConfigKey<?>> configKeys() {
            return List.of(ConfigKey.number("backlog", 50, 1, 65_535, "How many may wait."));
        }

        @Override
        public List<ProtocolInfo> protocols(ProviderConfig config) {
            return entries;
        }

        @Override
        public Transport start(ProviderContext context) {
            throw new AssertionError("nothing may be started");
        }
    }

    /** A layer with a need. */
    static class Layer implements LayeredProvider {
        private final String name;
        private final Requirements needs;

        Layer(String name, Requirements needs) {
            this.name = name;
            this.needs = needs;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "a layer on paper";
        }

        @Override
        public UUID providerId() {
            return uuid(name);
        }

        @Override
        public Requirements needs() {
            return needs;
        }

        @Override
        public Transport start(ProviderContext context, Downstream below) {
            throw new AssertionError("nothing may be started");
        }
    }

    /** An address family whose addresses are local ones. */
    record PaperFormat(int family) implements AddressFormat {
        @Override
        public String name() {
            return family == 2 ? "AF_INET" : "AF_INET6";
        }

        @Override
        public String example() {
            return "192.0.2.1:9000";
        }

        @Override
        public boolean accepts(SocketAddress address) {
            return false;
        }

        @Override
        public Optional<SocketAddress> parse(String text) {
            return Optional.empty();
        }

        @Override
        public String format(SocketAddress address) {
            return address.toString();
        }

        @Override
        public String host(SocketAddress address) {
            return ((LocalAddress) address).host();
        }
    }

    /** Takes what is logged and says nothing. */
    private static final class Silence implements System.Logger {
        @Override
        public String getName() {
            return "silence";
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {}

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {}
    }

    static LeftOut leftOut() {
        return new LeftOut(Silence::new);
    }

    static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static ProtocolInfo.Builder entry(String id, int family, int type, int protocol) {
        return ProtocolInfo.declare(id, uuid(id.split(":")[0])).triple(family, type, protocol);
    }

    /** As a system has it: TCP and UDP of both families from one provider, protocol 0 matches. */
    static Base internet() {
        Set<ProviderFlag> zero = Set.of(ProviderFlag.MATCHES_PROTOCOL_ZERO);
        return new Base(
                "inet",
                entry("inet", 2, 1, 6).providerFlags(zero).build(),
                entry("inet:udp", 2, 2, 17).providerFlags(zero).build(),
                entry("inet:v6", 23, 1, 6).providerFlags(zero).build(),
                entry("inet:udp-v6", 23, 2, 17).providerFlags(zero).build());
    }

    static Capabilities grouped(Capability.Groups groups, Capability.Priority priority) {
        Capability.QosLevel none = Capability.QosLevel.NONE;
        return new Capabilities(
                groups, Capability.GroupReach.PROCESS, Capability.GroupTransport.SEPARATE, none, none, priority);
    }

    static Settings settings(String hocon) throws Ws2Exception {
        return Settings.load(Ws2Config.text(hocon), Surroundings.none());
    }

    static Catalog catalog(String hocon, TransportProvider... providers) throws Ws2Exception {
        return catalog(hocon, leftOut(), providers);
    }

    static Catalog catalog(String hocon, LeftOut leftOut, TransportProvider... providers) throws Ws2Exception {
        List<Found<TransportProvider>> found = new ArrayList<>();
        for (TransportProvider provider : providers) found.add(new Found<>(provider, "paper"));
        return new Catalog(found, settings(hocon), new Watchdog(Duration.ofMillis(500)), leftOut);
    }

    static Selector selector(String hocon, TransportProvider... providers) throws Ws2Exception {
        return new Selector(catalog(hocon, providers), settings(hocon).profiles());
    }

    static List<String> ids(Catalog catalog) {
        return catalog.entries().stream().map(entry -> entry.info().id()).toList();
    }
}
