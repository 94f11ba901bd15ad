package io.trunkline.provider.atm;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.circuit.testkit.AgreementBehaviour;
import java.util.Random;

/** Contracts while lines get slower and faster. */
class AgreementSystemTest extends AgreementBehaviour implements AtmSystem {
    @Override
    protected String fault(Random random) {
        String link = linkOf(random.nextBoolean() ? "alice" : "bob");
        return "rate link=" + link + " rate=" + (64 + random.nextInt(4_000)) + "kbit/s";
    }

    @Override
    protected Qos contract(Random random) {
        int rate = 5_000 + random.nextInt(150_000);
        FlowSpec flow = random.nextInt(3) == 0
                ? FlowSpec.controlledLoad(rate, 4_096)
                : FlowSpec.guaranteed(rate, 4_096).withDelay(20_000, FlowSpec.NOT_SPECIFIED);
        return random.nextInt(4) == 0 ? Qos.of(flow, FlowSpec.UNSPECIFIED) : Qos.symmetric(flow);
    }

    @Override
    protected boolean endsCircuits() {
        return false;
    }
}
