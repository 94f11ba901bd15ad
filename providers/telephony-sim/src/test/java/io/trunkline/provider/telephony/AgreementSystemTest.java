package io.trunkline.provider.telephony;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.testkit.AgreementBehaviour;
import java.util.Random;

/** Contracts while channels come and go. */
class AgreementSystemTest extends AgreementBehaviour implements TelephonySystem {
    @Override
    protected String fault(Random random) {
        return "down channel=" + (random.nextBoolean() ? "alice" : "bob") + ":" + (1 + random.nextInt(15));
    }

    @Override
    protected Qos contract(Random random) {
        int rate = 2_000 + random.nextInt(100_000);
        FlowSpec flow =
                random.nextInt(3) == 0 ? FlowSpec.controlledLoad(rate, 2_048) : FlowSpec.guaranteed(rate, 2_048);
        return random.nextInt(4) == 0 ? Qos.of(flow, FlowSpec.UNSPECIFIED) : Qos.symmetric(flow);
    }

    /** What is not guaranteed is one call after the other, and fails with the cause of the first. */
    @Override
    protected boolean isRefusal(Ws2Exception why) {
        return super.isRefusal(why) || why.error() == WsaError.WSAENOBUFS;
    }

    @Override
    protected boolean endsCircuits() {
        return true;
    }
}
