package io.trunkline.provider.telephony;

import io.trunkline.provider.telephony.exchange.Charge;
import io.trunkline.provider.telephony.exchange.Exchange;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the calls of a circuit cost, those included that have ended. In the kernel. */
final class Charges {
    /** A price has at least so many, so that it reads as one, also where it is whole. */
    private static final int LEAST_DECIMALS = 2;

    private final Exchange exchange;
    /** Of calls that may still be up. */
    private final Map<Leg, Charge> running = new LinkedHashMap<>();
    /** What those cost that have ended. */
    private BigDecimal ended = BigDecimal.ZERO;

    Charges(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Its call has been answered, or is about to end: what it costs is known while it has its channel. */
    void note(Leg leg) {
        if (running.containsKey(leg) || leg.channel() == 0) return;
        exchange.charge(leg.access.name(), leg.channel()).ifPresent(charge -> {
            settle();
            running.put(leg, charge);
        });
    }

    private void settle() {
        running.values().removeIf(charge -> {
            if (!charge.isRunning()) ended = ended.add(charge.cost(Long.MAX_VALUE));
            return !charge.isRunning();
        });
    }

    /** For people: the sum so far; nothing for who is called. */
    String text(long nowPicos) {
        settle();
        BigDecimal sum =
                running.values().stream().map(charge -> charge.cost(nowPicos)).reduce(ended, BigDecimal::add);
        return sum.setScale(Math.max(LEAST_DECIMALS, sum.scale())).toPlainString();
    }
}
