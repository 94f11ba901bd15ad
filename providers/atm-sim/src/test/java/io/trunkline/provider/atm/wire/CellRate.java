package io.trunkline.provider.atm.wire;

import io.trunkline.circuit.testkit.ThreadMeter;
import io.trunkline.provider.atm.wire.Aal5Reassembler.Outcome;
import java.util.Locale;

/**
 * Measures on one core how many cells a second are segmented and sealed, relabelled as a switch does, checked and reassembled; by the
 * clock, and by the processor time of the thread, which other work on the machine disturbs less.
 * {@code java -cp … io.trunkline.provider.atm.wire.CellRate [seconds]}
 */
final class CellRate {
    private static final int[] SDU_OCTETS = {40, 1_500, 9_180, 65_535};
    private static final int NANOS_PER_MICRO = 1_000;

    private long delivered;

    private CellRate() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 2;
        for (int round = 1; round <= 2; round++) {
            for (int octets : SDU_OCTETS) {
                String rates = new CellRate().run(octets, seconds * 1_000_000_000);
                System.out.printf("round %d: units of %5d octets: %s%n", round, octets, rates);
            }
        }
    }

    private String run(int octets, long limitNanos) throws ReflectiveOperationException {
        byte[] sdu = new byte[octets];
        for (int i = 0; i < octets; i++) sdu[i] = (byte) i;
        int cellsPerUnit = Aal5.cells(octets);
        byte[] burst = new byte[cellsPerUnit * Cell.OCTETS];
        HeaderReceiver atSwitch = new HeaderReceiver();
        HeaderReceiver atEnd = new HeaderReceiver();
        Aal5Reassembler reassembler = new Aal5Reassembler(octets);
        ThreadMeter meter = new ThreadMeter();
        long processorBegin = meter.processorNanos();
        long begin = System.nanoTime();
        long units = 0;
        while (System.nanoTime() - begin < limitNanos) {
            for (int i = 0; i < 16; i++) unit(sdu, burst, atSwitch, atEnd, reassembler);
            units += 16;
        }
        long tookNanos = System.nanoTime() - begin;
        long processorNanos = meter.processorNanos() - processorBegin;
        if (delivered != units) throw new AssertionError(delivered + " of " + units + " units delivered");
        double cellMicros = (double) units * cellsPerUnit * NANOS_PER_MICRO;
        return String.format(
                Locale.ROOT,
                "%.2f million cells per second, %.2f per second of the processor",
                cellMicros / tookNanos,
                cellMicros / processorNanos);
    }

    private void unit(
            byte[] sdu, byte[] burst, HeaderReceiver atSwitch, HeaderReceiver atEnd, Aal5Reassembler reassembler) {
        Aal5.segment(CellHeader.user(0, 100).word(), sdu, 0, burst, 0);
        for (int at = 0; at < burst.length; at += Cell.OCTETS) {
            if (atSwitch.receive(burst, at) != HeaderReceiver.Verdict.VALID) throw new AssertionError("cell lost");
            Cell.seal(CellHeader.relabel(Cell.header(burst, at), 1, 200), burst, at);
        }
        for (int at = 0; at < burst.length; at += Cell.OCTETS) {
            if (atEnd.receive(burst, at) != HeaderReceiver.Verdict.VALID) throw new AssertionError("cell lost");
            if (reassembler.receive(burst, at).orElse(null) instanceof Outcome.Delivered) delivered++;
        }
    }
}
