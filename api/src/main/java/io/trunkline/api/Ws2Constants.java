package io.trunkline.api;

/** Numbers of the standard that are parameters of the literal forms: families, types, protocols, flags. */
public final class Ws2Constants {
    // @formatter:off
    /** Any family. */
    public static final int AF_UNSPEC = 0;
    /** Internet Protocol version 4. */
    public static final int AF_INET = 2;
    /** ATM. */
    public static final int AF_ATM = 22;
    /** Internet Protocol version 6. */
    public static final int AF_INET6 = 23;
    /** Digital telephony; a number of Trunkline's own, outside the standard's range. */
    public static final int AF_ISDN = 0x4001;
    /** Addresses inside one process, as {@code loopback} and {@code reference} have; a number of Trunkline's own. */
    public static final int AF_LOCAL_NAME = 0x4000;

    /** A byte stream. */
    public static final int SOCK_STREAM = 1;
    /** Datagrams. */
    public static final int SOCK_DGRAM = 2;
    /** Raw access. */
    public static final int SOCK_RAW = 3;
    /** Reliable datagrams. */
    public static final int SOCK_RDM = 4;
    /** Messages in sequence. */
    public static final int SOCK_SEQPACKET = 5;

    /** Transmission Control Protocol. */
    public static final int IPPROTO_TCP = 6;
    /** User Datagram Protocol. */
    public static final int IPPROTO_UDP = 17;

    /** In family, type or protocol: take the catalog entry's value. */
    public static final int FROM_PROTOCOL_INFO = -1;
    /** Longest chain. */
    public static final int MAX_PROTOCOL_CHAIN = 7;
    /** The provider's largest sensible backlog. */
    public static final int SOMAXCONN = 0x7FFF_FFFF;

    /** The socket can be used with overlapped operations, which the library does not have: it is taken and changes nothing. */
    public static final int WSA_FLAG_OVERLAPPED = 0x01;
    /** Root in the control plane. */
    public static final int WSA_FLAG_MULTIPOINT_C_ROOT = 0x02;
    /** Leaf in the control plane. */
    public static final int WSA_FLAG_MULTIPOINT_C_LEAF = 0x04;
    /** Root in the data plane. */
    public static final int WSA_FLAG_MULTIPOINT_D_ROOT = 0x08;
    /** Leaf in the data plane. */
    public static final int WSA_FLAG_MULTIPOINT_D_LEAF = 0x10;

    /** Out-of-band data. */
    public static final int MSG_OOB = 0x1;
    /** Look without taking. */
    public static final int MSG_PEEK = 0x2;
    /** Ignored. */
    public static final int MSG_DONTROUTE = 0x4;
    /** Wait until the buffer is full. */
    public static final int MSG_WAITALL = 0x8;
    /** Part of a message. */
    public static final int MSG_PARTIAL = 0x8000;

    /** Leaf that only sends. */
    public static final int JL_SENDER_ONLY = 1;
    /** Leaf that only receives. */
    public static final int JL_RECEIVER_ONLY = 2;
    /** Leaf that does both. */
    public static final int JL_BOTH = 4;

    // the standard's network events; the library records none
    /** Something to read, or the end of the data. */
    public static final int FD_READ = 0x01;
    /** Room to send. */
    public static final int FD_WRITE = 0x02;
    /** Out-of-band data. */
    public static final int FD_OOB = 0x04;
    /** A connection request waits. */
    public static final int FD_ACCEPT = 0x08;
    /** A connect has ended. */
    public static final int FD_CONNECT = 0x10;
    /** The connection has ended. */
    public static final int FD_CLOSE = 0x20;
    /** The socket's quality of service has changed. */
    public static final int FD_QOS = 0x40;
    /** The group's quality of service has changed. */
    public static final int FD_GROUP_QOS = 0x80;
    /** The interface towards a destination has changed. */
    public static final int FD_ROUTING_INTERFACE_CHANGE = 0x100;
    /** The list of local addresses has changed. */
    public static final int FD_ADDRESS_LIST_CHANGE = 0x200;
    /** All of them. */
    public static final int FD_ALL_EVENTS = 0x3FF;

    /** Normal data to read. */
    public static final int POLLRDNORM = 0x100;
    /** Out-of-band data to read. */
    public static final int POLLRDBAND = 0x200;
    /** Either of the two. */
    public static final int POLLIN = 0x300;
    /** Room to send. */
    public static final int POLLOUT = 0x10;
    /** An error is pending. */
    public static final int POLLERR = 0x1;
    /** The connection has ended. */
    public static final int POLLHUP = 0x2;
    /** The socket is closed. */
    public static final int POLLNVAL = 0x4;
    // @formatter:on

    private Ws2Constants() {}
}
