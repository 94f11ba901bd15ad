package io.trunkline.cli.conference;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Notes what arrives of one stream. For one thread; the two counts may be read by others meanwhile. */
final class StreamRecorder {
    private static final long SHORTEST_BIN_NANOS = 100_000_000;

    private final StreamKind stream;
    private final boolean sharedClock;
    private final PayloadDigest digest;
    private final DelaySamples samples = new DelaySamples();
    private long binNanos = SHORTEST_BIN_NANOS;
    private long[] binOctets = new long[Series.MAX_BINS];
    private long zeroNanos;
    private long lastArrivalNanos;
    private volatile long frames;
    private volatile long octets;
    private volatile long lastDelayNanos = -1;

    StreamRecorder(StreamKind stream, boolean sharedClock, PayloadDigest digest) {
        this.stream = stream;
        this.sharedClock = sharedClock;
        this.digest = digest;
    }

    void payload(ByteBuffer piece) {
        digest.add(piece);
    }

    /** A frame has arrived whole. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void frame(FrameHeader header, long arrivalNanos) {
        if (frames == 0) zeroNanos = sharedClock ? header.dueNanos() : arrivalNanos;
        lastArrivalNanos = arrivalNanos;
        frames = frames + 1;
        octets = octets + header.lengthOctets();
        binOctets[bin(arrivalNanos)] += header.lengthOctets();
        if (!sharedClock) return;
        long delay = arrivalNanos - header.dueNanos();
        lastDelayNanos = delay;
        samples.add(arrivalNanos, delay);
    }

    /** The bin of an instant; when there are too many, two become one. */
    private int bin(long arrivalNanos) {
        long position = Math.max(0, (arrivalNanos - zeroNanos) / binNanos);
        while (position >= Series.MAX_BINS) {
            for (int i = 0; i < Series.MAX_BINS / 2; i++) binOctets[i] = binOctets[2 * i] + binOctets[2 * i + 1];
            Arrays.fill(binOctets, Series.MAX_BINS / 2, Series.MAX_BINS, 0);
            binNanos *= 2;
            position /= 2;
        }
        return (int) position;
    }

    long octets() {
        return octets;
    }

    long frames() {
        return frames;
    }

    /** Delay of the last frame, -1 if none is known. */
    long lastDelayNanos() {
        return lastDelayNanos;
    }

    Reception finish(String failure) {
        long[] sorted = samples.sorted();
        Reception.Delay delay = !sharedClock
                ? null
                : new Reception.Delay(
                        DelaySamples.percentile(sorted, 50),
                        DelaySamples.percentile(sorted, 99),
                        samples.maxNanos(),
                        samples.count(),
                        samples.misses());
        return new Reception(stream, frames, octets, digest.hex(), delay, throughput(), series(sorted), failure);
    }

    private double throughput() {
        long nanos = lastArrivalNanos - zeroNanos;
        return frames == 0 || nanos <= 0 ? 0 : octets * 8e9 / nanos;
    }

    private Series series(long[] sorted) {
        int bins = frames == 0 ? 0 : bin(lastArrivalNanos) + 1;
        Series series = new Series(
                binNanos,
                Arrays.copyOf(binOctets, bins),
                new long[bins],
                new long[bins],
                new long[bins],
                new long[Series.CLASSES]);
        for (int i = 0; i < bins; i++) delays(series, i);
        for (long delay : sorted) series.histogram()[Series.classOf(delay)]++;
        return series;
    }

    private void delays(Series series, int bin) {
        long from = zeroNanos + bin * binNanos;
        long[] inside = samples.sortedBetween(bin == 0 ? Long.MIN_VALUE : from, from + binNanos);
        boolean none = inside.length == 0;
        series.lowNanos()[bin] = none ? -1 : inside[0];
        series.midNanos()[bin] = none ? -1 : DelaySamples.percentile(inside, 50);
        series.highNanos()[bin] = none ? -1 : inside[inside.length - 1];
    }
}
