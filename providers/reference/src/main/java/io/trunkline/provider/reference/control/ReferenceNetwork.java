package io.trunkline.provider.reference.control;

import io.trunkline.api.GroupId;
import io.trunkline.api.Nanos;
import io.trunkline.provider.reference.Network;
import java.time.Duration;

/**
 * A hand on a network of the provider {@code reference}, for tests: it moves time, cuts links, breaks promises and looks at
 * what is on the links. Safe from any thread; whom something concerns is told before the method returns.
 */
public final class ReferenceNetwork {
    private final Network network;

    private ReferenceNetwork(Network network) {
        this.network = network;
    }

    /**
     * The network of this name.
     *
     * @throws IllegalStateException no started library is on it
     */
    public static ReferenceNetwork named(String name) {
        return new ReferenceNetwork(Network.named(name));
    }

    /**
     * Moves time: everything that falls due happens at its own instant.
     *
     * @throws IllegalStateException the network lives by the system's clock
     */
    public void advance(Duration by) {
        network.advance(Nanos.of(by));
    }

    /** Nanoseconds on the network's clock. */
    public long nanos() {
        return network.hand().nanos();
    }

    /** How many circuits there are on all links together. */
    public int circuits() {
        return network.hand().circuits();
    }

    /** What is promised from one host to another, in octets per second. */
    public long promisedOctetsPerSecond(String from, String to) {
        return network.hand().promisedOctetsPerSecond(from, to);
    }

    /** Gives the link between two hosts another capacity for promises; the latest that do not fit any more are broken. */
    public void capacity(String one, String other, long octetsPerSecond) {
        network.hand().capacity(one, other, octetsPerSecond);
    }

    /**
     * Breaks what has been promised to a group; its members are told.
     *
     * @return how many promises there were
     */
    public int withdrawQos(String host, GroupId group) {
        return network.hand().withdrawQos(host, group);
    }

    /** Ends every connection between two hosts; the link works again at once. */
    public void cutLink(String one, String other) {
        network.hand().cutLink(one, other);
    }
}
