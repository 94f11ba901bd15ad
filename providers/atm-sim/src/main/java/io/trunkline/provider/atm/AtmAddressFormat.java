package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Constants;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.spi.AddressFormat;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The family AF_ATM: {@code alice:9000}, or an end system address of 40 hexadecimal digits in place of the name. */
final class AtmAddressFormat implements AddressFormat {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*):([0-9]{1,5})");
    private static final int MAX_SERVICE = 0xFFFF;

    @Override
    public int family() {
        return Ws2Constants.AF_ATM;
    }

    @Override
    public String name() {
        return "AF_ATM";
    }

    @Override
    public String example() {
        return "alice:9000";
    }

    @Override
    public boolean accepts(SocketAddress address) {
        return address instanceof AtmSocketAddress;
    }

    @Override
    public Optional<SocketAddress> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > MAX_SERVICE) return Optional.empty();
        String host = parts.group(1).toLowerCase(Locale.ROOT);
        Optional<Aesa> address = Aesa.parse(host);
        if (address.isEmpty() && host.length() > HostNames.MAX_NAME) return Optional.empty();
        return Optional.of(
                new AtmSocketAddress(address.map(HostNames::nameOf).orElse(host), Integer.parseInt(parts.group(2))));
    }

    @Override
    public String format(SocketAddress address) {
        return address.toString();
    }

    @Override
    public String host(SocketAddress address) {
        return ((AtmSocketAddress) address).host();
    }
}
