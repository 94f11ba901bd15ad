package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.util.*;

/** Its static initialiser throws. */
public final class BurntProvider implements BaseProvider {
    static {
        if (true) throw new IllegalStateException("burnt down");
    }

    public BurntProvider() throws Exception {

    }

    @Override
    public String name() {
        return "burnt";
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {3});
        return List.of(ProtocolInfo.declare("burnt", id).triple(0x4000, 1, 9).build());
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        return null;
    }
}
