package io.trunkline.circuit;

import io.trunkline.spi.AddressFormat;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a family of {@link ServiceAddress}: host, colon, service. */
public abstract class ServiceAddressFormat implements AddressFormat {
    private final int family;
    private final String name;
    private final Class<? extends ServiceAddress> type;
    private final Pattern text;

    /**
     * The form of one family.
     *
     * @param name the family's
     * @param host what a host looks like, a regular expression without groups
     */
    protected ServiceAddressFormat(int family, String name, Class<? extends ServiceAddress> type, String host) {
        this.family = family;
        this.name = name;
        this.type = type;
        this.text = Pattern.compile("(" + host + "):([0-9]{1,5})");
    }

    /** The address of a host that looks like one, in lower case. @return empty if it is none all the same */
    protected abstract Optional<SocketAddress> address(String host, int service);

    @Override
    public final int family() {
        return family;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String example() {
        return "alice:9000";
    }

    @Override
    public final boolean accepts(SocketAddress address) {
        return type.isInstance(address);
    }

    @Override
    public final Optional<SocketAddress> parse(String address) {
        Matcher parts = text.matcher(address);
        if (!parts.matches()) return Optional.empty();
        int service = Integer.parseInt(parts.group(2));
        if (service > ServiceAddress.MAX_SERVICE) return Optional.empty();
        return address(parts.group(1).toLowerCase(Locale.ROOT), service);
    }

    @Override
    public final String format(SocketAddress address) {
        return address.toString();
    }

    @Override
    public final String host(SocketAddress address) {
        return ((ServiceAddress) address).host();
    }
}
