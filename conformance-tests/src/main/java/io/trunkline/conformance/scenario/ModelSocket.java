package io.trunkline.conformance.scenario;

import io.trunkline.api.GroupKind;
import io.trunkline.conformance.lab.Tap;

/** What the model knows of a socket. */
final class ModelSocket {
    final Tap tap;
    /** Its group, {@code null} outside one. */
    final ModelGroup group;

    int priority;
    boolean connected;
    boolean closed;
    private final boolean creator;

    ModelSocket(Tap tap, ModelGroup group, boolean creator) {
        this.tap = tap;
        this.group = group;
        this.creator = creator;
        if (group != null) group.members.add(this);
    }

    /** True if it may set the group's quality of service. */
    boolean mayPlan() {
        return creator && !closed;
    }

    /** The code with which a connect to {@code host} must fail; empty if nothing speaks against it. */
    String refusalOfConnect(String host) {
        if (closed) return "WSAENOTSOCK";
        if (connected) return "WSAEISCONN";
        return group == null || group.allows(host) ? "" : "WSAEINVAL";
    }

    void connectedTo(String host) {
        connected = true;
        if (group != null && group.kind == GroupKind.CONSTRAINED) group.host = host;
    }

    void close() {
        closed = true;
        connected = false;
        if (group != null) group.members.remove(this);
    }
}
