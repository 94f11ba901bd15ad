package fake;

import io.trunkline.spi.*;
import java.net.SocketAddress;
import java.util.*;

/** A name space that knows one name. */
public final class PhonebookProvider implements NameSpaceProvider {
    @Override
    public String name() {
        return "phonebook";
    }

    @Override
    public boolean serves(AddressFormat family) {
        return family.family() == 0x4000;
    }

    @Override
    public List<SocketAddress> lookup(String host, String service, AddressFormat family) {
        return host.equals("carol") ? List.of(new LocalAddress("taken", 5), new LocalAddress("carol", 5)) : List.of();
    }

    @Override
    public Set<Integer> families(String host, String service) {
        return Set.of();
    }
}
