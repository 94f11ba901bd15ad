package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Constants;
import io.trunkline.spi.AddressFormat;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The families, named as the standard names them. {@code host:port}, an IPv6 host in brackets and with a numeric or named zone where it
 * needs one. A bare port, {@code 9000} or {@code :9000}, means the loopback address; {@code *:9000} all addresses.
 */
enum InetFormat implements AddressFormat {
    // @formatter:off
    //       number                 example               loopback     all
    AF_INET( Ws2Constants.AF_INET,  "192.0.2.1:9000",     "127.0.0.1", "0.0.0.0"),
    AF_INET6(Ws2Constants.AF_INET6, "[2001:db8::1]:9000", "::1",       "::");
    // @formatter:on

    /** Port; before it a host without brackets, or one in brackets, or nothing. */
    private static final Pattern TEXT =
            Pattern.compile("(?:(?:\\[([0-9A-Fa-f:.%\\w-]+)]|([0-9.]+|\\*))?:)?([0-9]{1,5})");

    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final int GROUPS = 8;
    private static final int MAX_PORT = 0xFFFF;

    private final int family;
    private final String example;
    private final String loopback;
    private final String wildcard;

    InetFormat(int family, String example, String loopback, String wildcard) {
        this.family = family;
        this.example = example;
        this.loopback = loopback;
        this.wildcard = wildcard;
    }

    /** The format of a family that is one of the two. */
    static InetFormat of(int family) {
        return family == AF_INET6.family ? AF_INET6 : AF_INET;
    }

    /** What NIO calls the family. */
    StandardProtocolFamily channelFamily() {
        return this == AF_INET ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    @Override
    public int family() {
        return family;
    }

    @Override
    public String example() {
        return example;
    }

    @Override
    public boolean accepts(SocketAddress address) {
        return address instanceof InetSocketAddress inet && isOfFamily(inet.getAddress());
    }

    /** True if the host is of this family; an IPv4 address in IPv6's clothes is one of IPv4. */
    boolean isOfFamily(InetAddress host) {
        return this == AF_INET ? host instanceof Inet4Address : host instanceof Inet6Address;
    }

    @Override
    public Optional<SocketAddress> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > MAX_PORT) return Optional.empty();
        int port = Integer.parseInt(parts.group(3));
        String bracketed = parts.group(1);
        String plain = parts.group(2);
        if (bracketed == null && plain == null) return literal(loopback, port);
        if ("*".equals(plain)) return literal(wildcard, port);
        return this == AF_INET ? literal(plain, port) : literal(bracketed, port);
    }

    /** A host that is written in numbers; whatever else could make the platform ask a name server is refused first. */
    private Optional<SocketAddress> literal(String host, int port) {
        boolean numbers =
                host != null && (this == AF_INET ? DOTTED.matcher(host).matches() : host.indexOf(':') >= 0);
        if (!numbers) return Optional.empty();
        try {
            InetAddress address = InetAddress.getByName(host);
            return isOfFamily(address) ? Optional.of(new InetSocketAddress(address, port)) : Optional.empty();
        } catch (UnknownHostException noSuchAddressOrZone) {
            return Optional.empty();
        }
    }

    @Override
    public String format(SocketAddress address) {
        int port = ((InetSocketAddress) address).getPort();
        return this == AF_INET ? host(address) + ":" + port : "[" + host(address) + "]:" + port;
    }

    @Override
    public String host(SocketAddress address) {
        InetAddress host = ((InetSocketAddress) address).getAddress();
        return host instanceof Inet6Address six ? canonical(six) : host.getHostAddress();
    }

    /** RFC 5952: lower case, no leading zeros, the longest run of zero groups as two colons; the zone as a number. */
    private static String canonical(Inet6Address address) {
        int[] groups = new int[GROUPS];
        byte[] octets = address.getAddress();
        for (int i = 0; i < GROUPS; i++) groups[i] = (octets[2 * i] & 0xFF) << 8 | octets[2 * i + 1] & 0xFF;
        int start = longestZeroRun(groups);
        int end = start < 0 ? GROUPS : start + zerosFrom(groups, start);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < (start < 0 ? GROUPS : start); i++)
            text.append(i == 0 ? "" : ":").append(Integer.toHexString(groups[i]));
        if (start >= 0) text.append("::");
        for (int i = end; i < GROUPS; i++) text.append(i == end ? "" : ":").append(Integer.toHexString(groups[i]));
        if (address.getScopeId() != 0) text.append('%').append(address.getScopeId());
        return text.toString();
    }

    /** Where the first of the longest runs of at least two zero groups begins, -1 if there is none. */
    private static int longestZeroRun(int[] groups) {
        int best = -1;
        for (int i = 0; i < groups.length; i++) {
            int length = zerosFrom(groups, i);
            if (length >= 2 && (best < 0 || length > zerosFrom(groups, best))) best = i;
        }
        return best;
    }

    private static int zerosFrom(int[] groups, int start) {
        int end = start;
        while (end < groups.length && groups[end] == 0) end++;
        return end - start;
    }
}
