package io.trunkline.runtime;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;

/** A group that is asked for on an entry without groups, in the literal form of the standard. */
final class Ungrouped {
    private Ungrouped() {}

    /** Ignores it, says so once, and lets the socket's connects say so; or refuses it where {@code groups.strict} is on. */
    static void tolerate(SocketCore core) throws Ws2Exception {
        tolerate(core.host, core.entry);
        core.ignores("the group that was asked for: " + core.entry.id() + " has none (groups=NONE)");
    }

    /** Ignores it and says so once, or refuses it where {@code groups.strict} is on. */
    static void tolerate(SocketHost host, ProtocolInfo entry) throws Ws2Exception {
        if (host.strictGroups()) {
            String what = entry.id() + " has no groups (groups=NONE) and groups.strict is on";
            throw new Ws2Exception(WsaError.WSAEINVAL, what + ": ask for no group, or select a provider with groups");
        }
        host.logOnce("ungrouped " + entry.id(), "a group was asked for on " + entry.id() + ", which has none: ignored");
    }
}
