package io.trunkline.api;

import static io.trunkline.api.Ws2Option.readOnly;
import static io.trunkline.api.Ws2Option.socket;

import java.time.Duration;
import java.util.List;

/** The standard's socket options, and Trunkline's own three for groups, numbered in the vendor range. */
public final class SocketOptions {
    // @formatter:off
    /** Debugging; may be ignored. Default false. */
    public static final Ws2Option<Boolean> SO_DEBUG = socket("SO_DEBUG", 0x0001, Boolean.class);
    /** True once the socket listens. */
    public static final Ws2Option<Boolean> SO_ACCEPTCONN = readOnly("SO_ACCEPTCONN", 0x0002, Boolean.class);
    /** Share the local address; looked at only by bind. Default false. */
    public static final Ws2Option<Boolean> SO_REUSEADDR = socket("SO_REUSEADDR", 0x0004, Boolean.class);
    /** Probe idle connections. Default false. */
    public static final Ws2Option<Boolean> SO_KEEPALIVE = socket("SO_KEEPALIVE", 0x0008, Boolean.class);
    /** Do not route; may be ignored. Default false. */
    public static final Ws2Option<Boolean> SO_DONTROUTE = socket("SO_DONTROUTE", 0x0010, Boolean.class);
    /** Permit broadcast. Default false. */
    public static final Ws2Option<Boolean> SO_BROADCAST = socket("SO_BROADCAST", 0x0020, Boolean.class);
    /** What close does with unsent data. Default {@link Linger#OFF}. */
    public static final Ws2Option<Linger> SO_LINGER = socket("SO_LINGER", 0x0080, Linger.class);
    /** Out-of-band data in the normal stream. Default false. */
    public static final Ws2Option<Boolean> SO_OOBINLINE = socket("SO_OOBINLINE", 0x0100, Boolean.class);
    /** The opposite of lingering: setting one switches the other. Default true. */
    public static final Ws2Option<Boolean> SO_DONTLINGER = socket("SO_DONTLINGER", ~0x0080, Boolean.class);
    /** Nobody else may bind the address; before bind. Default false. */
    public static final Ws2Option<Boolean> SO_EXCLUSIVEADDRUSE = socket("SO_EXCLUSIVEADDRUSE", ~0x0004, Boolean.class);
    /** Room for data to send, in octets; the provider may take another value. */
    public static final Ws2Option<Integer> SO_SNDBUF = socket("SO_SNDBUF", 0x1001, Integer.class);
    /** Room for received data, in octets; the provider may take another value. */
    public static final Ws2Option<Integer> SO_RCVBUF = socket("SO_RCVBUF", 0x1002, Integer.class);
    /** Longest blocking send; zero for no limit, the default. */
    public static final Ws2Option<Duration> SO_SNDTIMEO = socket("SO_SNDTIMEO", 0x1005, Duration.class);
    /** Longest blocking receive; zero for no limit, the default. */
    public static final Ws2Option<Duration> SO_RCVTIMEO = socket("SO_RCVTIMEO", 0x1006, Duration.class);
    /** The number of the pending error, 0 if there is none; reading clears it. */
    public static final Ws2Option<Integer> SO_ERROR = readOnly("SO_ERROR", 0x1007, Integer.class);
    /** The socket's type. */
    public static final Ws2Option<Integer> SO_TYPE = readOnly("SO_TYPE", 0x1008, Integer.class);
    /** The group that the socket is in, {@link GroupId#NONE} if it is in none. */
    public static final Ws2Option<GroupId> SO_GROUP_ID = readOnly("SO_GROUP_ID", 0x2001, GroupId.class);
    /** Priority inside the group: 0 is the highest and the default. {@code WSAENOPROTOOPT} outside a group. */
    public static final Ws2Option<Integer> SO_GROUP_PRIORITY = socket("SO_GROUP_PRIORITY", 0x2002, Integer.class);
    /** Largest outbound message in octets; message-oriented sockets only. */
    public static final Ws2Option<Integer> SO_MAX_MSG_SIZE = readOnly("SO_MAX_MSG_SIZE", 0x2003, Integer.class);
    /** The socket's catalog entry. */
    public static final Ws2Option<ProtocolInfo> SO_PROTOCOL_INFO = readOnly("SO_PROTOCOL_INFO", 0x2005, ProtocolInfo.class);
    /** The condition function decides before the connection is made; before listen. Default false. */
    public static final Ws2Option<Boolean> SO_CONDITIONAL_ACCEPT = socket("SO_CONDITIONAL_ACCEPT", 0x3002, Boolean.class);
    /** How the group's members share; only the group's creator may set it. Default {@code STRICT}. */
    public static final Ws2Option<GroupScheduling> SO_GROUP_SCHEDULER = socket("SO_GROUP_SCHEDULER", 0x7E01, GroupScheduling.class);
    /** This member's weight under {@code WEIGHTED}: 1 to 256, default 16. */
    public static final Ws2Option<Integer> SO_GROUP_MEMBER_WEIGHT = socket("SO_GROUP_MEMBER_WEIGHT", 0x7E02, Integer.class);
    /** The group's weight among groups and ungrouped sockets: 1 to 256, default 16; any member may read, the creator set. */
    public static final Ws2Option<Integer> SO_GROUP_WEIGHT = socket("SO_GROUP_WEIGHT", 0x7E03, Integer.class);
    /** Send small segments at once. Default false, as the standard says. */
    public static final Ws2Option<Boolean> TCP_NODELAY = new Ws2Option<>("TCP_NODELAY", 6, 1, Boolean.class, Ws2Option.Access.GET_SET);
    // @formatter:on

    /** Every option above, in this order. */
    public static final List<Ws2Option<?>> ALL = List.of(
            SO_DEBUG,
            SO_ACCEPTCONN,
            SO_REUSEADDR,
            SO_KEEPALIVE,
            SO_DONTROUTE,
            SO_BROADCAST,
            SO_LINGER,
            SO_OOBINLINE,
            SO_DONTLINGER,
            SO_EXCLUSIVEADDRUSE,
            SO_SNDBUF,
            SO_RCVBUF,
            SO_SNDTIMEO,
            SO_RCVTIMEO,
            SO_ERROR,
            SO_TYPE,
            SO_GROUP_ID,
            SO_GROUP_PRIORITY,
            SO_MAX_MSG_SIZE,
            SO_PROTOCOL_INFO,
            SO_CONDITIONAL_ACCEPT,
            SO_GROUP_SCHEDULER,
            SO_GROUP_MEMBER_WEIGHT,
            SO_GROUP_WEIGHT,
            TCP_NODELAY);

    private SocketOptions() {}
}
