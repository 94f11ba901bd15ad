package io.trunkline.runtime;

import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;

/** Questions to what a catalog entry declares. */
final class Capable {
    private Capable() {}

    static boolean ofGroups(ProtocolInfo entry) {
        return entry.capabilities().groups() != Capability.Groups.NONE;
    }

    static boolean ofGroupQos(ProtocolInfo entry) {
        return entry.capabilities().groupQos() != Capability.QosLevel.NONE;
    }

    static boolean ofSocketQos(ProtocolInfo entry) {
        return entry.capabilities().socketQos() != Capability.QosLevel.NONE;
    }
}
