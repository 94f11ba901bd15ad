package io.trunkline.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** The {@code XP1_} service flags of a catalog entry. Socket groups have no flag: they are a {@link Capability}. */
public enum ServiceFlag {
    // @formatter:off
    /** Datagrams; clear means connection-oriented. */
    CONNECTIONLESS(0x00001),
    /** All data arrives. */
    GUARANTEED_DELIVERY(0x00002),
    /** In order and without duplicates. */
    GUARANTEED_ORDER(0x00004),
    /** Message boundaries are kept. */
    MESSAGE_ORIENTED(0x00008),
    /** A message protocol that is read as a stream. */
    PSEUDO_STREAM(0x00010),
    /** Two-phase close; clear means abortive only. */
    GRACEFUL_CLOSE(0x00020),
    /** Urgent data. */
    EXPEDITED_DATA(0x00040),
    /** User data at connect. */
    CONNECT_DATA(0x00080),
    /** User data at disconnect. */
    DISCONNECT_DATA(0x00100),
    /** Broadcast. */
    SUPPORT_BROADCAST(0x00200),
    /** Multipoint; the next two are meaningful. */
    SUPPORT_MULTIPOINT(0x00400),
    /** Control plane: set means rooted. */
    MULTIPOINT_CONTROL_PLANE(0x00800),
    /** Data plane: set means rooted. */
    MULTIPOINT_DATA_PLANE(0x01000),
    /** Quality of service. */
    QOS_SUPPORTED(0x02000),
    /** Reserved by the standard. */
    INTERRUPT(0x04000),
    /** Sends only. */
    UNI_SEND(0x08000),
    /** Receives only. */
    UNI_RECV(0x10000),
    /** Handles are the operating system's file handles. */
    IFS_HANDLES(0x20000),
    /** {@code MSG_PARTIAL} works in sends. */
    PARTIAL_MESSAGE(0x40000),
    /** Later addition of the standard's owner; never set here. */
    SAN_SUPPORT_SDP(0x80000);
    // @formatter:on

    private final int bit;

    ServiceFlag(int bit) {
        this.bit = bit;
    }

    /** The standard's bit in {@code dwServiceFlags1}. */
    public int bit() {
        return bit;
    }

    /** The flags as the standard's 32-bit word. */
    public static int word(Set<ServiceFlag> flags) {
        Objects.requireNonNull(flags, "flags");
        return flags.stream().mapToInt(ServiceFlag::bit).reduce(0, (a, b) -> a | b);
    }

    /** The flags of a 32-bit word; unknown bits are left out. */
    public static Set<ServiceFlag> of(int word) {
        EnumSet<ServiceFlag> flags = EnumSet.noneOf(ServiceFlag.class);
        Arrays.stream(values()).filter(flag -> (word & flag.bit) != 0).forEach(flags::add);
        return flags;
    }
}
