package io.trunkline.provider.telephony;

import io.trunkline.api.Ws2Constants;
import io.trunkline.circuit.ServiceAddressFormat;
import io.trunkline.provider.telephony.address.IsdnSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** The family AF_ISDN: {@code alice:9000}, or a telephone number such as {@code +49301001:9000}. */
final class IsdnAddressFormat extends ServiceAddressFormat {
    IsdnAddressFormat() {
        super(Ws2Constants.AF_ISDN, "AF_ISDN", IsdnSocketAddress.class, "\\+[0-9]{2,15}|[A-Za-z0-9][A-Za-z0-9.-]*");
    }

    @Override
    protected Optional<SocketAddress> address(String host, int service) {
        return Optional.of(new IsdnSocketAddress(host, service));
    }
}
