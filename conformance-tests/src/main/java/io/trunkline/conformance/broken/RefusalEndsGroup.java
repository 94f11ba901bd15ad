package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Ends the connections of a group when one more member asks for too much. */
@Breaks("GQOS-22")
public final class RefusalEndsGroup extends BrokenProvider {
    private final Siblings<ProviderSocket> siblings = new Siblings<>();

    /** For the service loader. */
    public RefusalEndsGroup() {
        super("refusal-ends-group", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Sibling(transport, next, siblings) {
            @Override
            public Connected connectResult() throws Ws2Exception {
                try {
                    return super.connectResult();
                } catch (QosRefusedException refused) {
                    all().forEach(other -> other.close(CloseMode.ABORTIVE));
                    throw refused;
                }
            }
        };
    }
}
