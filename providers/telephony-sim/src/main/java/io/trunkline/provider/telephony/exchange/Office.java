package io.trunkline.provider.telephony.exchange;

import java.util.LinkedHashSet;
import java.util.Set;

/** One exchange. */
final class Office {
    final String name;
    final DiallingPlan plan;
    final Tariff tariff;
    final long setupDelayPicos;
    final int mostCalls;
    final Set<SeizedCircuit> calls = new LinkedHashSet<>();

    /** @param setupDelayPicos for each signalling message of a call @param mostCalls that it can hold at once */
    Office(String name, DiallingPlan plan, Tariff tariff, long setupDelayPicos, int mostCalls) {
        this.name = name;
        this.plan = plan;
        this.tariff = tariff;
        this.setupDelayPicos = setupDelayPicos;
        this.mostCalls = mostCalls;
    }

    boolean isFull() {
        return calls.size() >= mostCalls;
    }
}
