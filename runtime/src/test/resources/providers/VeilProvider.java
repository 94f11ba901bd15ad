package fake;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.*;
import java.util.UUID;

/** A layer that does nothing but count. */
public final class VeilProvider extends ForwardingProvider {
    public VeilProvider() {
        super("veil", "for tests", UUID.nameUUIDFromBytes(new byte[] {2}));
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) throws Ws2Exception {
        FakeProvider.count("veil.starts");
        return new ForwardingTransport(below) {
            @Override
            public void close() {
                FakeProvider.count("veil.stops");
                System.setProperty("veil.stopped.before.fake", "" + (Integer.getInteger("fake.stops", 0) == 0));
            }
        };
    }
}
