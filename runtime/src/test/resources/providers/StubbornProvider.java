package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;

/** It does not start. */
public final class StubbornProvider extends UselessProvider {
    public StubbornProvider() {
        super("stubborn");
    }

    @Override
    public Transport start(ProviderContext context) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSASYSNOTREADY, "no licence");
    }
}
