package io.trunkline.provider.atm;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.circuit.testkit.OfferBehaviour;
import java.util.Random;

/** What refusals offer, on networks of all kinds. */
class OfferSystemTest extends OfferBehaviour implements AtmSystem {
    @Override
    protected Qos contract(Random random) {
        return Qos.of(flow(random), random.nextInt(4) == 0 ? FlowSpec.UNSPECIFIED : flow(random));
    }

    private static FlowSpec flow(Random random) {
        int rate = 2_000 + random.nextInt(random.nextBoolean() ? 20_000 : 300_000);
        if (random.nextInt(3) == 0) return FlowSpec.controlledLoad(rate, 2_048);
        FlowSpec flow = FlowSpec.guaranteed(rate, 1_500);
        return random.nextBoolean() ? flow : flow.withDelay(100_000 + random.nextInt(400_000), FlowSpec.NOT_SPECIFIED);
    }
}
