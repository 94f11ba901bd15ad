package io.trunkline.circuit.shim;

/** What an SDU that the channel's SSCOP entity assures is: its first octet. */
public enum StreamKind {
    /** Octets of the stream. */
    DATA,
    /** Nothing more will be sent; data that the application sends along. */
    FINISH,
    /** As {@link #FINISH}, and nothing more will be read. */
    CLOSE,
    /** The member's own quality of service has changed; flow specs. */
    QOS,
    /** The quality of service of the calling group has changed; flow specs. */
    GROUP_QOS;

    private static final StreamKind[] ALL = values();

    /** The kind with this number, {@code null} if there is none. */
    public static StreamKind of(int number) {
        return number < ALL.length ? ALL[number] : null;
    }
}
