package io.trunkline.api;

import java.util.List;
import java.util.Objects;

/**
 * A quality of service: the Java form of {@code QOS}. Directions are those of the socket that holds it.
 *
 * @param sending what this side sends
 * @param receiving what this side receives
 * @param providerSpecific objects that only a certain provider understands; they win over the flow specs there
 */
public record Qos(FlowSpec sending, FlowSpec receiving, List<QosObject> providerSpecific) {
    /** Nothing specified: accepted by every provider. */
    public static final Qos UNSPECIFIED = of(FlowSpec.UNSPECIFIED, FlowSpec.UNSPECIFIED);
    /** Best effort both ways. */
    public static final Qos BEST_EFFORT = of(FlowSpec.BEST_EFFORT, FlowSpec.BEST_EFFORT);
    /** All fields zero: what a query answers for a socket without a group. */
    public static final Qos ZERO = of(FlowSpec.ZERO, FlowSpec.ZERO);

    /** Copies the list. */
    public Qos {
        Objects.requireNonNull(sending, "sending");
        Objects.requireNonNull(receiving, "receiving");
        Objects.requireNonNull(providerSpecific, "providerSpecific");
        providerSpecific = List.copyOf(providerSpecific);
    }

    /** Two flow specs without a provider-specific part. */
    public static Qos of(FlowSpec sending, FlowSpec receiving) {
        return new Qos(sending, receiving, List.of());
    }

    /** The same flow spec in both directions. */
    public static Qos symmetric(FlowSpec both) {
        return of(both, both);
    }

    /** The same contract as the other end sees it: sending and receiving exchanged. */
    public Qos mirrored() {
        return new Qos(receiving, sending, providerSpecific);
    }

    /** True if neither direction asks for anything and there is no provider-specific part. */
    public boolean asksForNothing() {
        return sending.asksForNothing() && receiving.asksForNothing() && providerSpecific.isEmpty();
    }

    /** True if {@code granted} is at least what this asks for in both directions; provider-specific parts are not compared. */
    public boolean isMetBy(Qos granted) {
        Objects.requireNonNull(granted, "granted");
        return sending.isMetBy(granted.sending) && receiving.isMetBy(granted.receiving);
    }

    /**
     * This request with every direction that says {@code SERVICETYPE_NOCHANGE} taken from {@code current}, and, if there is such a
     * direction and this has no provider-specific part, that part too. A request that names both directions is all that is asked for.
     */
    public Qos over(Qos current) {
        Objects.requireNonNull(current, "current");
        boolean keepsSending = sending.serviceType() == ServiceType.SERVICETYPE_NOCHANGE;
        boolean keepsReceiving = receiving.serviceType() == ServiceType.SERVICETYPE_NOCHANGE;
        boolean keepsObjects = providerSpecific.isEmpty() && (keepsSending || keepsReceiving);
        return new Qos(
                keepsSending ? current.sending : sending,
                keepsReceiving ? current.receiving : receiving,
                keepsObjects ? current.providerSpecific : providerSpecific);
    }
}
