package io.trunkline.spi;

/** Optional: tells when everything has been sent, so that a lingering close can wait for it. */
public interface LingeringClose {
    /**
     * Ends sending and begins to watch; {@link Ready#LINGERED} follows when everything was taken by the other side's
     * transport or the limit has passed. The library then closes, abortively if the limit has passed.
     *
     * @return {@code true} if everything had been sent already
     */
    boolean startLinger(long limitNanos);

    /** True if everything has been sent. */
    boolean everythingSent();
}
