package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.util.*;

/** It never starts. */
public final class SlowProvider implements BaseProvider {

    public SlowProvider() throws Exception {

    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {3});
        return List.of(ProtocolInfo.declare("slow", id).triple(0x4000, 1, 9).build());
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        try {
            new java.util.concurrent.CountDownLatch(1).await();
        } catch (InterruptedException e) {
            System.setProperty("slow.interrupted", "true");
        }
        return null;
    }
}
