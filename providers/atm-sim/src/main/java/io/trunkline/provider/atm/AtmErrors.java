package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.socket.CircuitErrors;
import io.trunkline.provider.atm.wire.Cause;
import java.util.EnumSet;
import java.util.Set;

/** What a cause that came in signalling is to the application. */
final class AtmErrors {
    private static final int USER = 0;

    /** Causes that speak of the contract, not of the call. */
    private static final Set<CauseValue> OF_CONTRACT = EnumSet.of(
            CauseValue.USER_CELL_RATE_NOT_AVAILABLE,
            CauseValue.RESOURCE_UNAVAILABLE,
            CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE,
            CauseValue.UNSUPPORTED_TRAFFIC_COMBINATION);

    private AtmErrors() {}

    static boolean isOfContract(Cause cause) {
        return cause.known().filter(OF_CONTRACT::contains).isPresent();
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
