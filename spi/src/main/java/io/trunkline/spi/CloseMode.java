package io.trunkline.spi;

/** How a socket ends. */
public enum CloseMode {
    /** What has been taken is still sent, in the background; the other side sees the end behind it. */
    GRACEFUL,
    /** At once; unsent data is lost and the other side sees {@code WSAECONNRESET}. */
    ABORTIVE
}
