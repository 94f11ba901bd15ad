package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.util.*;

/** It starts nothing. */
public final class EmptyProvider implements BaseProvider {

    public EmptyProvider() throws Exception {

    }

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {3});
        return List.of(ProtocolInfo.declare("empty", id).triple(0x4000, 1, 9).build());
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        return null;
    }
}
