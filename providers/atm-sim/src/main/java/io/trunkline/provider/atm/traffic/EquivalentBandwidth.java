package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;
import java.math.BigInteger;

/** How much of a link one direction of a circuit takes, in whole cells per second, rounded up. */
@Clause("Elwalid, Mitra, Wentworth, IEEE JSAC 13(6), 1995, lossless multiplexing of leaky-bucket sources")
final class EquivalentBandwidth {
    private EquivalentBandwidth() {}

    /**
     * A constant rate takes its peak, best effort nothing, a variable rate what lies between its sustainable and its peak
     * rate: {@code P / (1 + (B/C)(P - r)/b)} with a bucket of {@code b = 1 + (MBS - 1)(1 - r/P)} cells, at least r.
     *
     * @param bufferCells what the link's queue holds for this category
     */
    static int cellsPerSecond(ServiceCategory category, CellTraffic traffic, LinkRate line, int bufferCells) {
        return switch (category) {
            case UBR -> 0;
            case CBR -> traffic.pcr();
            case RT_VBR, NRT_VBR -> variable(traffic, line, bufferCells);
        };
    }

    private static int variable(CellTraffic traffic, LinkRate line, int bufferCells) {
        long peak = traffic.pcr();
        long sustained = Math.min(traffic.scr(), peak);
        long spread = peak - sustained;
        if (spread == 0) return (int) peak;
        // numerator and denominator times b * P, so that all of it is whole
        BigInteger bucket = BigInteger.valueOf(peak + Math.max(0, traffic.mbs() - 1) * spread);
        BigInteger ofLine = bucket.multiply(BigInteger.valueOf(line.cellsPerSecond()));
        BigInteger ofBuffer = BigInteger.valueOf(peak * spread).multiply(BigInteger.valueOf(bufferCells));
        BigInteger[] parts = ofLine.multiply(BigInteger.valueOf(peak)).divideAndRemainder(ofLine.add(ofBuffer));
        long roundedUp = parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
        return (int) Math.max(sustained, roundedUp);
    }
}
