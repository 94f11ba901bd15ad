package io.trunkline.provider.atm.traffic;

import io.trunkline.api.FlowSpec;

/**
 * How large fragments may be, so that an urgent message that has to wait for one keeps its latency: a fragment takes at most a
 * quarter of the latency bound at the rate that is promised. The rest is for the message itself, the queues and the lines.
 */
public final class FragmentSize {
    /** Smallest fragment, octets of the application: about a cell of them. */
    public static final int MIN_OCTETS = 48;
    /** Largest fragment, octets of the application. */
    public static final int MAX_OCTETS = 2_048;
    /** Latency bound where nobody names one. */
    public static final int DEFAULT_LATENCY_MICROS = 40_000;

    private static final int SHARE_OF_LATENCY = 4;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int CELL_PAYLOAD_OCTETS = 48;
    private static final int AAL5_TRAILER_OCTETS = 8;

    private FragmentSize() {}

    /**
     * The octets of the application in a full fragment; with its headers it fills whole cells, unless a limit cuts it.
     *
     * @param traffic of the direction in which the fragments go; its sustainable rate counts, or its peak where there is none
     * @param latencyMicros the bound, {@link FlowSpec#NOT_SPECIFIED} for {@link #DEFAULT_LATENCY_MICROS}
     * @param shimOctets as {@link Encapsulation#shimOctets}
     * @return {@link #MIN_OCTETS} to {@link #MAX_OCTETS}
     */
    public static int octets(CellTraffic traffic, long latencyMicros, int shimOctets) {
        long bound = FlowSpec.isSpecified(latencyMicros) ? latencyMicros : DEFAULT_LATENCY_MICROS;
        long rate = traffic.scr() > 0 ? traffic.scr() : traffic.pcr();
        long cells = rate * bound / SHARE_OF_LATENCY / MICROS_PER_SECOND;
        long octets = cells * CELL_PAYLOAD_OCTETS - AAL5_TRAILER_OCTETS - Encapsulation.LLC_SNAP_OCTETS - shimOctets;
        return (int) Math.max(MIN_OCTETS, Math.min(octets, MAX_OCTETS));
    }
}
