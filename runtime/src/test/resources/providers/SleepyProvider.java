package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.util.*;

/** Its constructor never returns. */
public final class SleepyProvider implements BaseProvider {

    public SleepyProvider() throws Exception {
        new java.util.concurrent.CountDownLatch(1).await();
    }

    @Override
    public String name() {
        return "sleepy";
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {3});
        return List.of(ProtocolInfo.declare("sleepy", id).triple(0x4000, 1, 9).build());
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        return null;
    }
}
