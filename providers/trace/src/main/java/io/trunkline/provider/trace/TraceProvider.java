package io.trunkline.provider.trace;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingProvider;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.Transport;
import java.util.List;
import java.util.UUID;

/** Writes down every call and upcall; changes nothing. */
public final class TraceProvider extends ForwardingProvider {
    // @formatter:off
    static final ConfigKey<String>  FILE       = ConfigKey.text("file", "", "File that lines are appended to, readable by its owner only; empty: the logger io.trunkline.trace at level DEBUG.");
    static final ConfigKey<Boolean> PAYLOAD    = ConfigKey.flag("payload", false, "Write down the octets that pass too, in hexadecimal.");
    static final ConfigKey<String>  OPERATIONS = new ConfigKey<>("operations", String.class, "all", "Operations to write down, separated by spaces.",
            "all, none, or words of " + Operation.words(), Operation::isList);
    // @formatter:on

    /** For the service loader. */
    public TraceProvider() {
        super("trace", "writes down every call and upcall", UUID.fromString("9c4b1f62-77aa-4e0b-8a3e-747261636531"));
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return List.of(FILE, PAYLOAD, OPERATIONS);
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) throws Ws2Exception {
        return new TraceTransport(
                below, TraceSink.open(context.config(), below.transport().time()));
    }
}
