package io.trunkline.circuit.socket;

import io.trunkline.simulation.EventScheduler;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one end of a channel has counted since it began. In the kernel. */
public final class ChannelFigures {
    private static final int QUEUE_BUCKETS = Integer.SIZE;

    private final long begunPicos;
    /** How much waited when the application sent: bucket {@code i} counts lengths below {@code 2^i} that none before it counts. */
    private final long[] queue = new long[QUEUE_BUCKETS];

    private long endedPicos = EventScheduler.NEVER;
    private long octetsSent;
    private long octetsReceived;
    private long octetsLost;

    ChannelFigures(long begunPicos) {
        this.begunPicos = begunPicos;
    }

    /** It is not served any more. */
    void end(long nowPicos) {
        endedPicos = nowPicos;
    }

    /** The application has sent. @param queuedOctets what waited before that */
    void sent(int octets, int queuedOctets) {
        octetsSent += octets;
        queue[QUEUE_BUCKETS - Integer.numberOfLeadingZeros(queuedOctets)]++;
    }

    void received(int octets) {
        octetsReceived += octets;
    }

    void lost(long octets) {
        octetsLost += octets;
    }

    long octetsSent() {
        return octetsSent;
    }

    long octetsReceived() {
        return octetsReceived;
    }

    /** Octets of messages that were lost on their way here. */
    long octetsLost() {
        return octetsLost;
    }

    /** @param admittedOctetsPerSecond the rate of its own, 0 if it has none */
    Map<String, String> named(long nowPicos, long admittedOctetsPerSecond) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("admittedOctetsPerSecond", String.valueOf(admittedOctetsPerSecond));
        named.put(
                "usedOctetsPerSecond",
                String.valueOf(perSecond(octetsSent, Math.min(nowPicos, endedPicos) - begunPicos)));
        named.put("octetsLost", String.valueOf(octetsLost));
        named.put("queueOctets", counts(queue));
        return named;
    }

    /** A mean rate, rounded down; 0 for no time. */
    public static long perSecond(long count, long picos) {
        if (picos <= 0) return 0;
        return BigInteger.valueOf(count)
                .multiply(BigInteger.valueOf(EventScheduler.PICOS_PER_SECOND))
                .divide(BigInteger.valueOf(picos))
                .longValue();
    }

    private static String counts(long[] buckets) {
        int used = buckets.length;
        while (used > 0 && buckets[used - 1] == 0) used--;
        return Arrays.toString(Arrays.copyOf(buckets, used));
    }
}
