package io.trunkline.simulation.capture;

/** What the octets of a record begin with; numbers from the registry of link types at tcpdump.org. */
public enum LinkType {
    // @formatter:off
    /** A frame of PPP, its address and control octets optional. */
    PPP          (50),
    /** {@link SunAtm}: four octets and the unit without its trailer. */
    SUN_ATM      (123),
    /** Whatever the reader is told. */
    USER0        (147),
    /** {@link LinuxLapd}: sixteen octets and a frame of Q.921 without check sequence. */
    LINUX_LAPD   (177),
    /** {@link ErfRecord}: sixteen octets of record header and what its type says. */
    ERF          (197),
    /** A frame of Q.921 without check sequence. */
    LAPD         (203),
    /** One octet, 0 for received and 1 for sent, and a frame of PPP. */
    PPP_WITH_DIR (204);
    // @formatter:on

    private final int number;

    LinkType(int number) {
        this.number = number;
    }

    /** The registered number. */
    public int number() {
        return number;
    }
}
