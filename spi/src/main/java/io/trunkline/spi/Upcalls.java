package io.trunkline.spi;

/**
 * What a provider calls when a socket may have become ready. A layer that needs to see readiness hands its own down.
 */
@FunctionalInterface
public interface Upcalls {
    /**
     * Look again. May be spurious, but must follow every change to ready after a would-block answer or a clear bit in
     * {@link ProviderSocket#readiness()}. Call it with no lock held, from any thread, also inside the operation that
     * causes it; every operation of the socket, close included, may be called from inside. It returns quickly and never
     * throws. After {@code close} has returned there are no more.
     *
     * @param what {@link Ready} bits
     */
    void lookAgain(int what);
}
