package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.util.*;

/** A provider of one protocol that starts nothing. */
abstract class UselessProvider implements BaseProvider {
    private final String name;

    UselessProvider(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {3});
        return List.of(ProtocolInfo.declare(name, id).triple(0x4000, 1, 9).build());
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        return null;
    }
}
