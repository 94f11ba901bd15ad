package io.trunkline.provider.telephony.exchange;

import java.math.BigDecimal;

/**
 * What a call costs its caller, for each of its channels.
 *
 * @param fee once, when it is answered; any currency
 * @param unitPicos length of a unit, at least 1
 * @param unitPrice for each unit that has begun, the first one with the answer
 */
public record Tariff(BigDecimal fee, long unitPicos, BigDecimal unitPrice) {
    /** Checks ranges. */
    public Tariff {
        if (unitPicos < 1 || fee.signum() < 0 || unitPrice.signum() < 0) {
            throw new IllegalArgumentException("unit of " + unitPicos + " ps, fee " + fee + ", price " + unitPrice
                    + "; expected a unit of 1 ps or more and nothing below 0");
        }
    }

    /** Units that have begun. One that ends at this instant has no successor yet. */
    public long units(long durationPicos) {
        return Math.max(1, (durationPicos + unitPicos - 1) / unitPicos);
    }

    /** What a call on so many channels has cost after so long. */
    public BigDecimal cost(long durationPicos, int channels) {
        return fee.add(unitPrice.multiply(BigDecimal.valueOf(units(durationPicos))))
                .multiply(BigDecimal.valueOf(channels));
    }
}
