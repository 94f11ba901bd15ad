package io.trunkline.spi;

/** Bits of a socket's readiness, and of what an upcall asks to look at again. */
public final class Ready {
    // @formatter:off
    /** Receive would give data, an end or a failure. */
    public static final int RECEIVE = 0x01;
    /** Send would take something, or fail. */
    public static final int SEND = 0x02;
    /** A connection request waits. */
    public static final int ACCEPT = 0x04;
    /** The connect that was started has an outcome. */
    public static final int CONNECT = 0x08;
    /** The other side's end or a failure has been reached: all data before it has been taken. */
    public static final int ENDED = 0x10;
    /** A lingering close has sent everything, or its limit has passed. */
    public static final int LINGERED = 0x20;
    /** The socket's quality of service has changed since it was last read. */
    public static final int QOS = 0x40;
    /** The group's quality of service has changed since it was last read. */
    public static final int GROUP_QOS = 0x80;
    /** A control operation that {@link ProviderSocket#ioctl} has left under way has an outcome. */
    public static final int CONTROL = 0x100;
    /** The join of a leaf that was started has an outcome. */
    public static final int JOIN = 0x200;
    /** All of them. */
    public static final int ALL = 0x3FF;
    // @formatter:on

    private Ready() {}
}
