package io.trunkline.conformance;

import java.net.SocketAddress;

/**
 * What a test may do to the network under a provider and an application may not. Optional: what the kit cannot cause
 * without it stays {@code INCONCLUSIVE}. Given by {@link ProviderUnderTest#withTestBed}; a network that is registered as a
 * {@code SimulatedNetwork} has one without further ado. Called on the kit's threads, while the library under test runs.
 */
@FunctionalInterface
public interface ProviderTestBed {
    /**
     * Ends the circuits between the hosts of two connected sockets as the network does when it loses them; calls placed
     * later come through. May return before the sockets know.
     *
     * @param caller the calling socket's own address
     * @param called the address that it called
     * @throws Exception the network could not be reached; the requirement is then reported as an error of the kit
     */
    void loseCircuits(SocketAddress caller, SocketAddress called) throws Exception;
}
