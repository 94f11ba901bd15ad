package io.trunkline.api;

import java.util.Objects;

/**
 * The declared level of every capability of a catalog entry.
 *
 * @param groups socket groups
 * @param groupReach who can join by id; meaningless without groups
 * @param groupTransport what carries the members; meaningless without groups
 * @param groupQos quality of service of a group
 * @param socketQos quality of service of a socket
 * @param priority relative priority inside a group
 */
public record Capabilities(
        Capability.Groups groups,
        Capability.GroupReach groupReach,
        Capability.GroupTransport groupTransport,
        Capability.QosLevel groupQos,
        Capability.QosLevel socketQos,
        Capability.Priority priority) {
    /** Every level is declared; none may be missing. */
    public Capabilities {
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(groupReach, "groupReach");
        Objects.requireNonNull(groupTransport, "groupTransport");
        Objects.requireNonNull(groupQos, "groupQos");
        Objects.requireNonNull(socketQos, "socketQos");
        Objects.requireNonNull(priority, "priority");
    }

    /** Nothing beyond plain sockets. */
    public static final Capabilities NONE = new Capabilities(
            Capability.Groups.NONE,
            Capability.GroupReach.PROCESS,
            Capability.GroupTransport.SEPARATE,
            Capability.QosLevel.NONE,
            Capability.QosLevel.NONE,
            Capability.Priority.NONE);

    /** True if the declared level of {@code capability} is at least {@code level}. */
    public <L extends Enum<L>> boolean has(Capability<L> capability, L level) {
        Objects.requireNonNull(capability, "capability");
        Objects.requireNonNull(level, "level");
        return capability.in(this).compareTo(level) >= 0;
    }

    /**
     * A declaration that contradicts itself, in words; empty if it is sound. Group quality of service and priority need
     * groups.
     */
    public String contradiction() {
        boolean grouped = groups != Capability.Groups.NONE;
        if (!grouped && groupQos != Capability.QosLevel.NONE) return "groupQos " + groupQos + " without groups";
        if (!grouped && priority != Capability.Priority.NONE) return "priority " + priority + " without groups";
        return "";
    }

    @Override
    public String toString() {
        return "groups=" + groups + " groupReach=" + groupReach + " groupTransport=" + groupTransport + " groupQos="
                + groupQos + " socketQos=" + socketQos + " priority=" + priority;
    }
}
