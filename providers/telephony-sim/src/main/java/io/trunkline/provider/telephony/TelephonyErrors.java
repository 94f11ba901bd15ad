package io.trunkline.provider.telephony;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.socket.CircuitErrors;
import io.trunkline.provider.telephony.q931.Cause;
import java.util.EnumSet;
import java.util.Set;

/** What a cause that came in signalling is to the application. */
final class TelephonyErrors {
    /** Location of a cause, as Q.850 has it: this side's network. */
    static final int NETWORK = 2;

    /** Location of a cause: a user's. */
    static final int USER = 0;

    /** Causes that say that there are not as many channels as were asked for. */
    private static final Set<CauseValue> OF_CAPACITY = EnumSet.of(
            CauseValue.NO_CIRCUIT_AVAILABLE,
            CauseValue.SWITCHING_CONGESTION,
            CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE,
            CauseValue.RESOURCE_UNAVAILABLE,
            CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE,
            CauseValue.BEARER_NOT_AVAILABLE);

    private TelephonyErrors() {}

    static boolean isOfCapacity(Cause cause) {
        return cause.known().filter(OF_CAPACITY::contains).isPresent();
    }

    /** What the network says of a further call to who has taken others: all its channels are in use. */
    static boolean isBusy(Cause cause) {
        return cause.value() == CauseValue.USER_BUSY.code() && cause.location() != USER;
    }

    private static Side side(Cause cause) {
        return cause.location() == USER ? Side.PEER : Side.NETWORK;
    }

    static Ws2Exception failure(Cause cause) {
        return CircuitErrors.failure(cause.value(), side(cause));
    }

    /** A refusal with this cause; {@code available} may be {@code null}. */
    static QosRefusedException refusal(Cause cause, Qos available) {
        return CircuitErrors.refusal(cause.value(), side(cause), available);
    }
}
