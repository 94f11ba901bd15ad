package io.trunkline.provider.reference;

import io.trunkline.spi.ProviderConfig;

/**
 * What all libraries on one network must agree on.
 *
 * @param clock how time moves
 * @param octetsPerSecond what each link carries in each direction
 * @param delayNanos how long an octet travels
 * @param quantumOctets the most that is sent in one go
 * @param bufferOctets what waits at each end of a connection, in each direction
 * @param largestMessageOctets the largest message
 */
record NetworkPlan(
        Clock clock,
        int octetsPerSecond,
        long delayNanos,
        int quantumOctets,
        int bufferOctets,
        int largestMessageOctets) {
    /** How time moves. */
    enum Clock {
        /** The system's monotonic clock. */
        REAL,
        /** Only when a test moves it. */
        MANUAL
    }

    static NetworkPlan of(ProviderConfig config) {
        return new NetworkPlan(
                config.get(ReferenceCatalog.CLOCK),
                config.get(ReferenceCatalog.RATE),
                config.get(ReferenceCatalog.DELAY).toNanos(),
                config.get(ReferenceCatalog.QUANTUM),
                config.get(ReferenceCatalog.BUFFER),
                config.get(ReferenceCatalog.LARGEST_MESSAGE));
    }

    /**
     * Room for unread octets at a receiver. Twice the largest message, because credit goes back in halves of the room: so
     * a message that has begun can always be completed.
     */
    int windowOctets(boolean messages) {
        return messages ? Math.max(bufferOctets, 2 * largestMessageOctets) : bufferOctets;
    }
}
