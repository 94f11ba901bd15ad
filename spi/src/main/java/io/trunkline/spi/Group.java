package io.trunkline.spi;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A group, shared by its members in this process; the same object as long as it has any, so that it can key a map. Id,
 * kind, reference and constrained host are the same in every process that has members; quality of service, scheduling and
 * weight are kept in the process of the provider that acts on them. Safe from any thread.
 */
public final class Group {
    /** The weight of a group or a member that sets none. */
    public static final int DEFAULT_WEIGHT = 16;
    /** The greatest weight. */
    public static final int MAX_WEIGHT = 256;

    private final GroupTable table;
    private final GroupRegistry.Entry entry;
    private final Set<GroupMember> members = new LinkedHashSet<>();
    /** Set once the group is bound to it for good, so that later connects need not ask the registry. */
    private volatile GroupRecord.Host boundHost;

    private volatile Qos qos = Qos.UNSPECIFIED;
    private volatile GroupScheduling scheduling = GroupScheduling.STRICT;
    private volatile int weight = DEFAULT_WEIGHT;

    Group(GroupTable table, GroupRegistry.Entry entry) {
        this.table = table;
        this.entry = entry;
    }

    /** Its id. */
    public GroupId id() {
        return entry.id();
    }

    /** Its kind. */
    public GroupKind kind() {
        return entry.kind();
    }

    /** What tells the accepting side that connections come from this group. */
    public GroupReference reference() {
        return entry.reference();
    }

    /** The host that a constrained group is bound to, or that a connect under way has claimed; empty if there is none. */
    public Optional<String> constrainedHost() {
        if (kind() == GroupKind.UNCONSTRAINED) return Optional.empty();
        if (boundHost != null) return Optional.of(boundHost.text());
        try {
            return table.registry().host(id()).map(GroupRecord.Host::text);
        } catch (Ws2Exception unreadable) {
            return Optional.empty();
        }
    }

    /** What the group asks for; {@link Qos#UNSPECIFIED} until somebody sets it. It outlives the creator. */
    public Qos qos() {
        return qos;
    }

    /**
     * Records what the group asks for; admission is the provider's matter.
     *
     * @throws Ws2Exception {@code WSAENOPROTOOPT} {@code by} has not made the group, or has been closed
     */
    public void qos(GroupMember by, Qos wanted) throws Ws2Exception {
        checkCreator(by, "set the group's quality of service");
        qos = wanted;
    }

    /** How its members share; {@code STRICT} until the creator chooses. */
    public GroupScheduling scheduling() {
        return scheduling;
    }

    /**
     * Chooses how the members share.
     *
     * @throws Ws2Exception {@code WSAENOPROTOOPT} {@code by} has not made the group, or has been closed
     */
    public void scheduling(GroupMember by, GroupScheduling wanted) throws Ws2Exception {
        checkCreator(by, "choose how the group's members share");
        scheduling = wanted;
    }

    /** Its weight among groups and ungrouped sockets. */
    public int weight() {
        return weight;
    }

    /**
     * Sets its weight.
     *
     * @throws Ws2Exception {@code WSAENOPROTOOPT} {@code by} has not made the group, or has been closed;
     *     {@code WSAEINVAL} not from 1 to 256
     */
    public void weight(GroupMember by, int wanted) throws Ws2Exception {
        checkCreator(by, "set the group's weight");
        checkWeight(wanted);
        weight = wanted;
    }

    /** Its members in this process, in the order in which they came. */
    public List<GroupMember> members() {
        synchronized (members) {
            return List.copyOf(members);
        }
    }

    GroupTable table() {
        return table;
    }

    GroupRecord.Host boundHost() {
        return boundHost;
    }

    void bindTo(GroupRecord.Host host) {
        boundHost = host;
    }

    void add(GroupMember member) {
        synchronized (members) {
            members.add(member);
        }
    }

    /** True if nobody is left here. */
    boolean remove(GroupMember member) {
        synchronized (members) {
            members.remove(member);
            return members.isEmpty();
        }
    }

    private void checkCreator(GroupMember by, String what) throws Ws2Exception {
        boolean right = by.group() == this && by.isCreator() && !by.hasLeft();
        if (!right) throw new Ws2Exception(WsaError.WSAENOPROTOOPT, "only the socket that made the group may " + what);
    }

    static void checkWeight(int weight) throws Ws2Exception {
        if (weight >= 1 && weight <= MAX_WEIGHT) return;
        throw new Ws2Exception(WsaError.WSAEINVAL, "weight " + weight + ", expected 1 to " + MAX_WEIGHT);
    }

    @Override
    public String toString() {
        return "group " + id();
    }
}
