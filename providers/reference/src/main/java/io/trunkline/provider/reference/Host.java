package io.trunkline.provider.reference;

import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupRegistry;
import io.trunkline.spi.GroupTable;
import io.trunkline.spi.LocalAddressFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A host: the groups on it, whichever library their members belong to. The network's lock guards the members. */
final class Host {
    final String name;
    final GroupTable groups = new GroupTable(GroupRegistry.inProcess(), new LocalAddressFormat());
    final Map<GroupMember, ReferenceSocket> members = new LinkedHashMap<>();

    /** Libraries that stand on it; without any, every library may bind addresses of it. */
    int libraries;

    Host(String name) {
        this.name = name;
    }
}
