package io.trunkline.provider.telephony.exchange;

import java.math.BigDecimal;

/** What one call costs its caller; it runs from the answer until the circuit is given back. */
public final class Charge {
    private final Tariff tariff;
    private final int channels;
    private final long startPicos;
    private long endPicos = Long.MAX_VALUE;

    Charge(Tariff tariff, int channels, long startPicos) {
        this.tariff = tariff;
        this.channels = channels;
        this.startPicos = startPicos;
    }

    void end(long atPicos) {
        if (isRunning()) endPicos = atPicos;
    }

    /** False once the call has ended. */
    public boolean isRunning() {
        return endPicos == Long.MAX_VALUE;
    }

    /** When it was answered. */
    public long startPicos() {
        return startPicos;
    }

    /** By what it is charged. */
    public Tariff tariff() {
        return tariff;
    }

    /** The cost so far, or of the whole call once it has ended. @param nowPicos not before the answer */
    public BigDecimal cost(long nowPicos) {
        return tariff.cost(Math.min(nowPicos, endPicos) - startPicos, channels);
    }

    /** When the unit ends that is paid for already: until then the call costs nothing more. */
    public long unitEndPicos(long nowPicos) {
        return startPicos + tariff.units(nowPicos - startPicos) * tariff.unitPicos();
    }
}
