package io.trunkline.provider.telephony;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.Call;
import io.trunkline.provider.telephony.call.CallListener;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.q931.Cause;
import java.util.List;

/** A call of a bundle whose first call has not come yet; and who listens to calls that concern nobody. In the kernel. */
final class Orphan implements CallListener {
    private final Access access;
    private final Call call;
    private Runnable whenEnded = () -> {};
    private CallListener adopter;

    Orphan(Access access, Call call) {
        this.access = access;
        this.call = call;
    }

    static CallListener nobody() {
        return new Orphan(null, null);
    }

    void whenEnded(Runnable then) {
        whenEnded = then;
    }

    void adopt(TelephonyCalledCircuit circuit) {
        adopter = circuit.adopt(access, call);
    }

    @Override
    public void connected(List<Integer> channels, Octets userData) {
        if (adopter != null) adopter.connected(channels, userData);
    }

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData) {
        if (adopter != null) adopter.ended(cause, byNetwork, userData);
        else whenEnded.run();
    }
}
