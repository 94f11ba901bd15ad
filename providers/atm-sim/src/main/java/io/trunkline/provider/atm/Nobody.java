package io.trunkline.provider.atm;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import java.util.Optional;

/** Listens to calls that concern nobody any more. */
final class Nobody implements CallListener {
    static final CallListener NOBODY = new Nobody();

    private Nobody() {}

    @Override
    public void connected(Answer answer) {}

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {}
}
