package io.trunkline.circuit.socket;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.GroupScheduler;

/** A member's reserved part of a circuit: a token bucket in octets, in exact time. In the kernel. */
final class Share {
    /** So much that the picoseconds for it can be computed in a long. */
    private static final long MAX_DEPTH_OCTETS = 1 << 22;

    final ChannelEnd channel;
    final GroupScheduler<ChannelEnd> scheduler;
    private long octetsPerSecond;
    private long depthOctets;
    /** When the bucket was empty, or will have made good what it owes. */
    private long emptyAtPicos;
    /** What that instant leaves out, in octets times picoseconds: no rounding piles up. */
    private long carry;

    Share(ChannelEnd channel, GroupScheduler<ChannelEnd> scheduler, long nowPicos) {
        this.channel = channel;
        this.scheduler = scheduler;
        this.emptyAtPicos = nowPicos;
    }

    /** With a full bucket. */
    void rate(long newOctetsPerSecond, long newDepthOctets) {
        octetsPerSecond = newOctetsPerSecond;
        depthOctets = Math.min(newDepthOctets, MAX_DEPTH_OCTETS);
        emptyAtPicos -= picosFor(depthOctets);
    }

    /** When the bucket holds, or held, {@code octets}; no more than its depth. */
    long conformsAtPicos(int octets) {
        return emptyAtPicos + picosFor(Math.min(octets, depthOctets));
    }

    void pay(int octets, long nowPicos) {
        emptyAtPicos = Math.max(emptyAtPicos, nowPicos - picosFor(depthOctets));
        long exact = octets * EventScheduler.PICOS_PER_SECOND + carry;
        emptyAtPicos += exact / octetsPerSecond;
        carry = exact % octetsPerSecond;
    }

    private long picosFor(long octets) {
        return (octets * EventScheduler.PICOS_PER_SECOND + octetsPerSecond - 1) / octetsPerSecond;
    }
}
