package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Constants;
import io.trunkline.circuit.ServiceAddressFormat;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.provider.atm.wire.Aesa;
import java.net.SocketAddress;
import java.util.Optional;

/** The family AF_ATM: {@code alice:9000}, or an end system address of 40 hexadecimal digits in place of the name. */
final class AtmAddressFormat extends ServiceAddressFormat {
    AtmAddressFormat() {
        super(Ws2Constants.AF_ATM, "AF_ATM", AtmSocketAddress.class, "[A-Za-z0-9][A-Za-z0-9.-]*");
    }

    @Override
    protected Optional<SocketAddress> address(String host, int service) {
        Optional<Aesa> address = Aesa.parse(host);
        if (address.isEmpty() && host.length() > HostNames.MAX_NAME) return Optional.empty();
        return Optional.of(new AtmSocketAddress(address.map(HostNames::nameOf).orElse(host), service));
    }
}
