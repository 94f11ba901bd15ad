package io.trunkline.api;

import java.util.Objects;
import java.util.Optional;

/**
 * The {@code g} parameter: which group a socket enters at the instant it is made. There is no other way in and none out
 * but closing.
 *
 * @param g the parameter's 32 bits: 0 none, 1 new unconstrained, 2 new constrained, else the id to join
 */
public record GroupRequest(int g) {
    /** No group. */
    public static final GroupRequest NONE = new GroupRequest(0);
    /** A new unconstrained group with this socket as its creator: {@code SG_UNCONSTRAINED_GROUP}. */
    public static final GroupRequest NEW_UNCONSTRAINED = new GroupRequest(1);
    /** A new constrained group with this socket as its creator: {@code SG_CONSTRAINED_GROUP}. */
    public static final GroupRequest NEW_CONSTRAINED = new GroupRequest(2);

    /** A new group of this kind with this socket as its creator. */
    public static GroupRequest create(GroupKind kind) {
        Objects.requireNonNull(kind, "kind");
        return kind == GroupKind.CONSTRAINED ? NEW_CONSTRAINED : NEW_UNCONSTRAINED;
    }

    /** Membership of an existing group. {@link GroupId#NONE} asks for no group. */
    public static GroupRequest join(GroupId id) {
        Objects.requireNonNull(id, "id");
        return new GroupRequest(id.value());
    }

    /** The kind of the new group that is asked for, empty if none is. */
    public Optional<GroupKind> newKind() {
        return g == 1
                ? Optional.of(GroupKind.UNCONSTRAINED)
                : g == 2 ? Optional.of(GroupKind.CONSTRAINED) : Optional.empty();
    }

    /** The group to join, empty if none is to be joined. */
    public Optional<GroupId> existing() {
        return g == 0 || g == 1 || g == 2 ? Optional.empty() : Optional.of(new GroupId(g));
    }

    /** True if no group is asked for. */
    public boolean isNone() {
        return g == 0;
    }
}
