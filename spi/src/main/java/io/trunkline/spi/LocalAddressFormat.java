package io.trunkline.spi;

import io.trunkline.api.Ws2Constants;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The family of {@link LocalAddress}. */
public final class LocalAddressFormat implements AddressFormat {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*):([0-9]{1,5})");

    /** The only object is as good as any other. */
    public LocalAddressFormat() {}

    @Override
    public int family() {
        return Ws2Constants.AF_LOCAL_NAME;
    }

    @Override
    public String name() {
        return "AF_LOCAL_NAME";
    }

    @Override
    public String example() {
        return "alice:9000";
    }

    @Override
    public boolean accepts(SocketAddress address) {
        return address instanceof LocalAddress;
    }

    @Override
    public Optional<SocketAddress> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 0xFFFF) return Optional.empty();
        return Optional.of(new LocalAddress(parts.group(1), Integer.parseInt(parts.group(2))));
    }

    @Override
    public String format(SocketAddress address) {
        return address.toString();
    }

    @Override
    public String host(SocketAddress address) {
        return ((LocalAddress) address).host();
    }
}
