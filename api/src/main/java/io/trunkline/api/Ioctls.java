package io.trunkline.api;

import java.util.List;

/** The standard's control codes. One that a provider does not have gives {@code WSAEOPNOTSUPP}, the four for quality of
 * service {@code WSAENOPROTOOPT}. */
public final class Ioctls {
    // @formatter:off
    /** Non-blocking mode on or off. */
    public static final Ioctl<Boolean, Void> FIONBIO = new Ioctl<>("FIONBIO", 0x8004667E, Boolean.class, Void.class);
    /** Octets that can be read at once. */
    public static final Ioctl<Void, Integer> FIONREAD = new Ioctl<>("FIONREAD", 0x4004667F, Void.class, Integer.class);
    /** True if no out-of-band data waits. */
    public static final Ioctl<Void, Boolean> SIOCATMARK = new Ioctl<>("SIOCATMARK", 0x40047307, Void.class, Boolean.class);
    /** Discard what has not been sent. */
    public static final Ioctl<Void, Void> SIO_FLUSH = new Ioctl<>("SIO_FLUSH", 0x28000004, Void.class, Void.class);
    /** The socket's quality of service. */
    public static final Ioctl<Void, Qos> SIO_GET_QOS = new Ioctl<>("SIO_GET_QOS", 0xC8000007, Void.class, Qos.class);
    /** The group's quality of service, {@link Qos#ZERO} outside a group. */
    public static final Ioctl<Void, Qos> SIO_GET_GROUP_QOS = new Ioctl<>("SIO_GET_GROUP_QOS", 0xC8000008, Void.class, Qos.class);
    /** Ask for a quality of service of the socket; on a live connection this renegotiates. */
    public static final Ioctl<Qos, Void> SIO_SET_QOS = new Ioctl<>("SIO_SET_QOS", 0x8800000B, Qos.class, Void.class);
    /** Ask for a quality of service of the group; the creator only, others {@code WSAENOPROTOOPT}. */
    public static final Ioctl<Qos, Void> SIO_SET_GROUP_QOS = new Ioctl<>("SIO_SET_GROUP_QOS", 0x8800000C, Qos.class, Void.class);
    /** Whether what a multipoint socket sends comes back to it; default true. */
    public static final Ioctl<Boolean, Void> SIO_MULTIPOINT_LOOPBACK = new Ioctl<>("SIO_MULTIPOINT_LOOPBACK", 0x88000009, Boolean.class, Void.class);
    /** How far multicasts go: 0 this host, 1 (default) no router crossed, else the hops. */
    public static final Ioctl<Integer, Void> SIO_MULTICAST_SCOPE = new Ioctl<>("SIO_MULTICAST_SCOPE", 0x8800000A, Integer.class, Void.class);
    // @formatter:on

    /** Every code above, in this order. */
    public static final List<Ioctl<?, ?>> ALL = List.of(
            FIONBIO,
            FIONREAD,
            SIOCATMARK,
            SIO_FLUSH,
            SIO_GET_QOS,
            SIO_GET_GROUP_QOS,
            SIO_SET_QOS,
            SIO_SET_GROUP_QOS,
            SIO_MULTIPOINT_LOOPBACK,
            SIO_MULTICAST_SCOPE);

    private Ioctls() {}
}
