package io.trunkline.provider.atm;

import io.trunkline.api.FailureContext;
import io.trunkline.api.NetworkCause;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseErrors;
import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.wire.Cause;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a cause of the network, or of the other side, is to the application. */
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

    static Ws2Exception failure(Cause cause) {
        WsaError error = CauseErrors.error(cause.value());
        return new Ws2Exception(error, words(cause), context(cause), null);
    }

    static Ws2Exception failure(CauseValue cause, Side side) {
        return failure(Cause.of(side == Side.PEER ? USER : 2, cause));
    }

    /** A refusal with this cause; {@code available} may be {@code null}. */
    static QosRefusedException refusal(Cause cause, Qos available) {
        return new QosRefusedException(
                words(cause) + (available == null ? "" : "; what it would promise is in available()"),
                available,
                context(cause));
    }

    private static String words(Cause cause) {
        return "cause " + cause.value() + ", " + name(cause);
    }

    private static String name(Cause cause) {
        return cause.known()
                .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("not known");
    }

    private static FailureContext context(Cause cause) {
        Side side = cause.location() == USER ? Side.PEER : Side.NETWORK;
        return new FailureContext(null, null, null, new NetworkCause(cause.value(), name(cause)), side);
    }
}
