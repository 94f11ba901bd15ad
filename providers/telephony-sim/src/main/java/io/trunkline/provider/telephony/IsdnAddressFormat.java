package io.trunkline.provider.telephony;

import io.trunkline.api.Ws2Constants;
import io.trunkline.provider.telephony.address.IsdnSocketAddress;
import io.trunkline.spi.AddressFormat;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The family AF_ISDN: {@code alice:9000}, or a telephone number such as {@code +49301001:9000}. */
final class IsdnAddressFormat implements AddressFormat {
    private static final Pattern TEXT = Pattern.compile("(\\+[0-9]{2,15}|[A-Za-z0-9][A-Za-z0-9.-]*):([0-9]{1,5})");
    private static final int MAX_SERVICE = 0xFFFF;

    @Override
    public int family() {
        return Ws2Constants.AF_ISDN;
    }

    @Override
    public String name() {
        return "AF_ISDN";
    }

    @Override
    public String example() {
        return "alice:9000";
    }

    @Override
    public boolean accepts(SocketAddress address) {
        return address instanceof IsdnSocketAddress;
    }

    @Override
    public Optional<SocketAddress> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > MAX_SERVICE) return Optional.empty();
        String host = parts.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new IsdnSocketAddress(host, Integer.parseInt(parts.group(2))));
    }

    @Override
    public String format(SocketAddress address) {
        return address.toString();
    }

    @Override
    public String host(SocketAddress address) {
        return ((IsdnSocketAddress) address).host();
    }
}
