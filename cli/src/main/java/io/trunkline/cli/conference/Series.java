package io.trunkline.cli.conference;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A stream over time and its delays by size, for charts. Times begin at the stream's start.
 *
 * @param binNanos length of one bin of time
 * @param octets octets delivered in each bin
 * @param lowNanos smallest delay in each bin, -1 where nothing arrived or the delay is not known
 * @param midNanos median delay in each bin
 * @param highNanos largest delay in each bin
 * @param histogram how many delays there were in each class of {@link #classOf}
 */
record Series(long binNanos, long[] octets, long[] lowNanos, long[] midNanos, long[] highNanos, long[] histogram) {
    /** Most bins of time. */
    static final int MAX_BINS = 512;
    /** Classes of delay: 20 to a tenfold, the first up to 1 µs, the last above 100 s. */
    static final int CLASSES = 162;

    private static final int CLASSES_PER_TENFOLD = 20;
    private static final double SMALLEST_NANOS = 1000;

    /** The class of a delay. */
    static int classOf(long nanos) {
        if (nanos <= SMALLEST_NANOS) return 0;
        int position = (int) Math.ceil(Math.log10(nanos / SMALLEST_NANOS) * CLASSES_PER_TENFOLD);
        return Math.min(position, CLASSES - 1);
    }

    /** The upper end of a class in nanoseconds. */
    static double upperNanos(int position) {
        return SMALLEST_NANOS * Math.pow(10, (double) position / CLASSES_PER_TENFOLD);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(binNanos);
        out.writeShort(octets.length);
        for (int i = 0; i < octets.length; i++) {
            out.writeLong(octets[i]);
            out.writeLong(lowNanos[i]);
            out.writeLong(midNanos[i]);
            out.writeLong(highNanos[i]);
        }
        for (long count : histogram) out.writeLong(count);
    }

    /** Throws an {@link IOException} for anything that {@link #write} does not write. */
    static Series read(DataInputStream in) throws IOException {
        long binNanos = in.readLong();
        int bins = in.readUnsignedShort();
        if (bins > MAX_BINS || binNanos < 1)
            throw new IOException("a result has " + bins + " bins of " + binNanos + " ns");
        Series series =
                new Series(binNanos, new long[bins], new long[bins], new long[bins], new long[bins], new long[CLASSES]);
        for (int i = 0; i < bins; i++) {
            series.octets[i] = in.readLong();
            series.lowNanos[i] = in.readLong();
            series.midNanos[i] = in.readLong();
            series.highNanos[i] = in.readLong();
        }
        for (int i = 0; i < CLASSES; i++) series.histogram[i] = in.readLong();
        return series;
    }
}
