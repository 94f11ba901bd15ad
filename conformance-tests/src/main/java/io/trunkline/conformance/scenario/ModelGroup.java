package io.trunkline.conformance.scenario;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import java.util.ArrayList;
import java.util.List;

/** What the model knows of a group. */
final class ModelGroup {
    final GroupId id;
    final GroupKind kind;
    final List<ModelSocket> members = new ArrayList<>();
    /** The host that a constrained group is bound to; empty if none yet. */
    String host = "";
    /** The token rate of the group's quality of service. */
    long rate = FlowSpec.NOT_SPECIFIED;

    ModelGroup(GroupId id, GroupKind kind) {
        this.id = id;
        this.kind = kind;
    }

    boolean alive() {
        return !members.isEmpty();
    }

    boolean isLive() {
        return members.stream().anyMatch(member -> member.connected);
    }

    boolean allows(String otherHost) {
        return kind == GroupKind.UNCONSTRAINED || host.isEmpty() || host.equals(otherHost);
    }

    boolean allowsCallerFrom(String otherHost) {
        return alive() && allows(otherHost);
    }
}
