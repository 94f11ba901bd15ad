package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Constants;
import io.trunkline.circuit.ServiceAddressFormat;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.provider.atm.wire.AtmAddress;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * The family AF_ATM: {@code alice:9000}, or in place of the name an end system address of 40 hexadecimal digits or an international number
 * such as {@code +15551234}.
 */
final class AtmAddressFormat extends ServiceAddressFormat {
    AtmAddressFormat() {
        super(Ws2Constants.AF_ATM, "AF_ATM", AtmSocketAddress.class, "[A-Za-z0-9][A-Za-z0-9.-]*|\\+[0-9]+");
    }

    @Override
    protected Optional<SocketAddress> address(String host, int service) {
        Optional<AtmAddress> address = AtmAddress.parse(host);
        boolean isName = !host.startsWith("+") && host.length() <= HostNames.MAX_NAME;
        if (address.isEmpty() && !isName) return Optional.empty();
        return Optional.of(new AtmSocketAddress(address.map(HostNames::nameOf).orElse(host), service));
    }
}
