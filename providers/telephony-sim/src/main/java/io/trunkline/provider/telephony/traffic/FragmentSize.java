package io.trunkline.provider.telephony.traffic;

import io.trunkline.protocol.Clause;

/**
 * How large fragments may be, so that an urgent message that has to wait for one keeps its latency. More channels do not help: a
 * fragment is on one channel of 64 kbit/s.
 */
@Clause("RFC 2686 §2; RFC 1990 §3")
public final class FragmentSize {
    /** Octets in a full fragment where nothing asks for less: 25 ms at worst. */
    public static final int USUAL_OCTETS = 160;
    /** The smallest: below it framing takes more than a quarter. */
    public static final int MIN_OCTETS = 32;

    /** Of the latency bound a fragment in the way may take this part: the rest is for the message itself, bursts and lines. */
    private static final int SHARE_OF_LATENCY = 4;

    private static final int OCTETS_PER_SECOND = 8_000;
    private static final long PICOS_PER_SECOND = 1_000_000_000_000L;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private FragmentSize() {}

    /**
     * The most octets of a fragment that is sent within some time; 0 if none is.
     *
     * @param micros how long the channel may be taken
     */
    public static int largestWithin(long micros, FramingOverhead overhead, Stuffing stuffing) {
        Ratio framed = Ratio.of(micros * OCTETS_PER_SECOND, MICROS_PER_SECOND).over(stuffing.factor());
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, framed.floor()) - overhead.fragmentOctets());
    }

    /**
     * The size for a latency bound: the most, or less if one such fragment would take more than a quarter of it.
     *
     * @param latencyMicros the bound; anything from 2^32 - 2 on is none
     * @param mostOctets without a bound, {@link #USUAL_OCTETS} if nothing else is configured
     */
    public static int forLatency(long latencyMicros, int mostOctets, FramingOverhead overhead) {
        if (!FlowNumbers.isBounded(latencyMicros)) return mostOctets;
        int largest = largestWithin(latencyMicros / SHARE_OF_LATENCY, overhead, Stuffing.WORST);
        return Math.max(MIN_OCTETS, Math.min(largest, mostOctets));
    }

    /** How long a fragment takes a channel, in seconds. */
    static Ratio seconds(long fragment, FramingOverhead overhead, Stuffing stuffing) {
        return Ratio.of(fragment + overhead.fragmentOctets(), OCTETS_PER_SECOND).times(stuffing.factor());
    }

    /** How long a fragment takes a channel, in picoseconds, rounded up. */
    public static long picos(int fragment, FramingOverhead overhead, Stuffing stuffing) {
        return seconds(fragment, overhead, stuffing).times(PICOS_PER_SECOND).ceiling();
    }
}
