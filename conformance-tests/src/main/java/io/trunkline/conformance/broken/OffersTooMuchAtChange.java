package io.trunkline.conformance.broken;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Refuses a change of a live contract, and offers what was asked for as what could be had. */
@Breaks("GROW-7")
public final class OffersTooMuchAtChange extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public OffersTooMuchAtChange() {
        super("offers-too-much-at-change", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new WatchedChanges(transport, next, siblings) {
            @Override
            QosRefusedException refused(QosRefusedException refusal, Qos wanted) {
                return new QosRefusedException(refusal.detail(), wanted, refusal.context());
            }
        };
    }
}
