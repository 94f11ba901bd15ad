package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.util.*;

/** It does not start. */
public final class StubbornProvider implements BaseProvider {

    public StubbornProvider() throws Exception {

    }

    @Override
    public String name() {
        return "stubborn";
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {3});
        return List.of(ProtocolInfo.declare("stubborn", id).triple(0x4000, 1, 9).build());
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSASYSNOTREADY, "no licence");
    }
}
