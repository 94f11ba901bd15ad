package io.trunkline.circuit.socket;

import io.trunkline.api.FailureContext;
import io.trunkline.api.NetworkCause;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseErrors;
import io.trunkline.circuit.CauseValue;
import java.util.Locale;

/** What a cause of the network, or of the other side, is to the application. */
public final class CircuitErrors {
    private CircuitErrors() {}

    /** A failure with a cause that may be one that is not known. */
    public static Ws2Exception failure(int causeValue, Side side) {
        WsaError error = CauseErrors.error(causeValue);
        return new Ws2Exception(error, words(causeValue), context(causeValue, side), null);
    }

    /** A failure. */
    public static Ws2Exception failure(CauseValue cause, Side side) {
        return failure(cause.code(), side);
    }

    /** A refusal with this cause; {@code available} may be {@code null}. */
    public static QosRefusedException refusal(int causeValue, Side side, Qos available) {
        return new QosRefusedException(
                words(causeValue) + (available == null ? "" : "; what it would promise is in available()"),
                available,
                context(causeValue, side));
    }

    /** The shares of a group's members would be more than the group has, which is known here. */
    static QosRefusedException sharesExceedGroup(QosRefusedException refused) {
        QosRefusedException told = new QosRefusedException(
                "the shares of the group's members would exceed its quality of service; what is left of it is in available()",
                refused.available().orElse(null),
                context(CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE.code(), Side.LOCAL));
        told.addSuppressed(refused);
        return told;
    }

    /** A group would have less than what its members have of it. */
    static QosRefusedException groupBelowShares(Qos available) {
        return new QosRefusedException(
                "the group's quality of service would be less than the shares of its members together; lower those first",
                available,
                context(CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE.code(), Side.LOCAL));
    }

    static QosRefusedException notAddable() {
        return new QosRefusedException(
                "one member's quality of service has a provider-specific part, which speaks for the whole circuit and cannot be added to"
                        + " what others ask for; give it to the group",
                Qos.BEST_EFFORT,
                context(CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE.code(), Side.LOCAL));
    }

    private static String words(int causeValue) {
        return "cause " + causeValue + ", " + name(causeValue);
    }

    private static String name(int causeValue) {
        return CauseValue.of(causeValue)
                .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("not known");
    }

    private static FailureContext context(int causeValue, Side side) {
        return new FailureContext(null, null, null, new NetworkCause(causeValue, name(causeValue)), side);
    }
}
