package io.trunkline.spi;

import io.trunkline.api.GroupKind;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;

/**
 * One socket's membership, from {@link GroupTable#enter} to {@link #leave}. Usable as a map key by identity. Safe from any
 * thread.
 */
public final class GroupMember {
    private final Group group;
    private final boolean creator;
    private volatile int priority;
    private volatile boolean prioritySet;
    private volatile int weight = Group.DEFAULT_WEIGHT;
    private volatile boolean left;
    /** The claim of the connect that is under way, or of the last one. */
    private Claim latestClaim;

    GroupMember(Group group, boolean creator) {
        this.group = group;
        this.creator = creator;
    }

    /** The group. */
    public Group group() {
        return group;
    }

    /** True if this socket made the group. */
    public boolean isCreator() {
        return creator;
    }

    /** Its priority inside the group: 0 is the highest and what it has until it is set. */
    public int priority() {
        return priority;
    }

    /**
     * Sets the priority.
     *
     * @throws Ws2Exception {@code WSAEINVAL} it is negative
     */
    public void priority(int wanted) throws Ws2Exception {
        checkPriority(wanted);
        priority = wanted;
        prioritySet = true;
    }

    /** True once the priority has been set, be it to 0. */
    public boolean prioritySet() {
        return prioritySet;
    }

    static void checkPriority(int wanted) throws Ws2Exception {
        if (wanted >= 0) return;
        throw new Ws2Exception(
                WsaError.WSAEINVAL, "priority " + wanted + ", expected 0 (the highest) to " + Integer.MAX_VALUE);
    }

    /** Its weight under {@code WEIGHTED} scheduling. */
    public int weight() {
        return weight;
    }

    /**
     * Sets the weight.
     *
     * @throws Ws2Exception {@code WSAEINVAL} not from 1 to 256
     */
    public void weight(int wanted) throws Ws2Exception {
        Group.checkWeight(wanted);
        weight = wanted;
    }

    /**
     * Asks whether the socket may be connected to {@code destination}, and holds a constrained group to that host until
     * the claim is released. Call it when a connect starts, and confirm it once connected; for an accepted socket call it
     * with the caller's address and confirm it at once. A member holds one claim: a new one takes the place of the last.
     *
     * @return never {@code null}; without effect in an unconstrained group
     * @throws Ws2Exception {@code WSAEINVAL} the group is constrained to another host; {@code WSAEAFNOSUPPORT} the address
     *     is of another family than the provider's; {@code WSAENOTSOCK} the member has left
     */
    public HostClaim claim(SocketAddress destination) throws Ws2Exception {
        if (left) throw new Ws2Exception(WsaError.WSAENOTSOCK, "the socket has left its group");
        if (group.kind() == GroupKind.UNCONSTRAINED) return NOTHING_CLAIMED;
        GroupRecord.Host host = group.table().hostOf(destination);
        GroupRecord.Host bound = group.boundHost();
        if (bound == null) return claim(host);
        if (!bound.isSame(host)) throw GroupRecord.otherHost(bound, host);
        return NOTHING_CLAIMED;
    }

    private synchronized HostClaim claim(GroupRecord.Host host) throws Ws2Exception {
        if (left) throw new Ws2Exception(WsaError.WSAENOTSOCK, "the socket has left its group");
        group.table().registry().claim(group.id(), host);
        releaseLatestClaim();
        latestClaim = new Claim(group, host);
        return latestClaim;
    }

    private void releaseLatestClaim() {
        if (latestClaim != null) latestClaim.release();
    }

    /** Ends the membership, and with the last one the group. Calling it again does nothing. Never fails. */
    public void leave() {
        synchronized (this) {
            if (left) return;
            left = true;
            releaseLatestClaim();
        }
        group.table().remove(this);
    }

    boolean hasLeft() {
        return left;
    }

    private static final HostClaim NOTHING_CLAIMED = new HostClaim() {
        @Override
        public void confirm() {}

        @Override
        public void release() {}
    };

    private static final class Claim implements HostClaim {
        private final Group group;
        private final GroupRecord.Host host;
        private boolean settled;

        Claim(Group group, GroupRecord.Host host) {
            this.group = group;
            this.host = host;
        }

        @Override
        public synchronized void confirm() {
            if (settled) return;
            settled = true;
            group.bindTo(host);
            group.table().registry().settle(group.id(), true);
        }

        @Override
        public synchronized void release() {
            if (settled) return;
            settled = true;
            group.table().registry().settle(group.id(), false);
        }
    }
}
