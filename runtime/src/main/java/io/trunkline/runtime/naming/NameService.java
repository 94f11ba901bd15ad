package io.trunkline.runtime.naming;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.Reason;
import io.trunkline.runtime.catalog.Watchdog;
import io.trunkline.runtime.config.LibraryKeys;
import io.trunkline.runtime.config.Settings;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.NameSpaceProvider;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Addresses of names and texts, and texts of addresses. Safe from any thread. */
public final class NameService {
    private final Map<Integer, AddressFormat> formats;
    private final NameTable table;
    private final List<NameSpaceProvider> nameSpaces = new ArrayList<>();
    private final Watchdog watchdog;

    /** The configured table first, then the network's names, the name spaces of others, then the system's resolver. */
    public NameService(Settings settings, Map<Integer, AddressFormat> formats, List<NameSpaceProvider> others) {
        this.formats = formats;
        watchdog = new Watchdog(settings.get(LibraryKeys.RESOLVE_LIMIT));
        table = new NameTable(settings.nameTable(), formats.values());
        nameSpaces.add(table);
        nameSpaces.addAll(others);
        if (settings.get(LibraryKeys.RESOLVE_DNS)) {
            SrvRecords records = settings.get(LibraryKeys.RESOLVE_SRV) ? new SrvRecords() : null;
            nameSpaces.add(new Dns(ServicePorts.ofSystem(), records));
        }
    }

    /**
     * Checks that each address in the table of names is one in a family there is. Those of the Internet may stand there for
     * programs that run without a provider of it.
     *
     * @throws Ws2Exception {@code WSAEINVAL} in one line: file and line, what was found, what was expected
     */
    public static void checkTable(Settings settings, Collection<AddressFormat> formats) throws Ws2Exception {
        NameTable table = new NameTable(settings.nameTable(), formats);
        boolean internet = formats.stream().anyMatch(NameText::isInternet);
        for (String name : settings.nameTable().keySet()) {
            List<String> unreadable = table.unreadable(name).stream()
                    .filter(text -> internet || !NameText.isNumericHost(text) && !text.startsWith("["))
                    .toList();
            if (unreadable.isEmpty()) continue;
            String line = settings.where("names", name) + ": names.\"" + name + "\" has '" + unreadable.get(0)
                    + "', expected addresses such as "
                    + formats.stream().map(AddressFormat::example).distinct().collect(Collectors.joining(", "));
            throw new Ws2Exception(WsaError.WSAEINVAL, line);
        }
    }

    /** The family of an entry. */
    public AddressFormat format(ProtocolInfo entry) {
        return Objects.requireNonNull(formats.get(entry.addressFamily()), "no format of an entry that was checked");
    }

    /** The text form of an address. */
    public String text(SocketAddress address) throws Ws2Exception {
        for (AddressFormat format : formats.values()) {
            if (format.accepts(address)) return format.format(address);
        }
        throw new Ws2Exception(
                WsaError.WSAEAFNOSUPPORT,
                "no provider has addresses of " + address.getClass().getName());
    }

    /** An address from its text form. */
    public SocketAddress address(String text, ProtocolInfo entry) throws Ws2Exception {
        AddressFormat family = format(entry);
        return family.parse(text)
                .orElseThrow(() -> new Ws2Exception(
                        WsaError.WSAEINVAL,
                        "'" + text + "' is no address of " + family.name() + ", expected one such as "
                                + family.example()));
    }

    /** Finds the names of the network that an entry stands on. */
    @FunctionalInterface
    public interface OfNetwork {
        /**
         * Asked only if the table has no answer.
         *
         * @return empty if it has none
         * @throws Ws2Exception the network cannot be started
         */
        Optional<NameSpaceProvider> nameSpace() throws Ws2Exception;
    }

    /** The addresses of a text or a name where no network has names; best first, never empty. */
    public List<SocketAddress> resolve(String text, ProtocolInfo entry) throws Ws2Exception {
        return resolve(text, entry, Optional::empty);
    }

    /** The addresses of a text or a name, best first; never empty. */
    public List<SocketAddress> resolve(String text, ProtocolInfo entry, OfNetwork network) throws Ws2Exception {
        AddressFormat family = format(entry);
        Optional<SocketAddress> address = family.parse(text);
        if (address.isPresent()) return List.of(address.get());
        NameText name = NameText.parse(text, family)
                .orElseThrow(() -> new Ws2Exception(
                        WsaError.WSAEINVAL,
                        "'" + text + "' is neither an address of " + family.name() + " such as " + family.example()
                                + " nor a name such as bridge:audio"));
        return lookup(name, family, network);
    }

    private List<SocketAddress> lookup(NameText name, AddressFormat family, OfNetwork network) throws Ws2Exception {
        List<String> asked = new ArrayList<>();
        List<SocketAddress> configured = ask(table, name, family, asked);
        if (!configured.isEmpty()) return configured;
        Ws2Exception failure = null;
        List<NameSpaceProvider> behind = new ArrayList<>(nameSpaces.subList(1, nameSpaces.size()));
        try {
            network.nameSpace().ifPresent(own -> behind.add(0, own));
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEINTR) throw e;
            failure = e;
        }
        for (NameSpaceProvider nameSpace : behind) {
            try {
                List<SocketAddress> addresses = ask(nameSpace, name, family, asked);
                if (!addresses.isEmpty()) return addresses;
            } catch (Ws2Exception e) {
                if (e.error() == WsaError.WSAEINTR) throw e;
                failure = e;
            }
        }
        throw unknown(name, family, asked, failure);
    }

    /** Asks one name space, which is somebody else's code and may take its time. */
    private List<SocketAddress> ask(
            NameSpaceProvider nameSpace, NameText name, AddressFormat family, List<String> asked) throws Ws2Exception {
        if (nameSpace == table) {
            asked.add(table.name());
            return table.lookup(name.host(), name.service(), family);
        }
        try {
            return watchdog.call("lookup", () -> {
                if (!nameSpace.serves(family)) return List.of();
                asked(asked, nameSpace.name());
                return accepted(nameSpace.lookup(name.host(), name.service(), family), family);
            });
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Ws2Exception answer) throw answer;
            throw new Ws2Exception(WsaError.WSANO_RECOVERY, "looking up " + name + " failed: " + Reason.of(e));
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEINTR) throw e;
            throw new Ws2Exception(WsaError.WSATRY_AGAIN, "looking up " + name + ": " + e.detail());
        }
    }

    private static void asked(List<String> asked, String nameSpace) {
        synchronized (asked) {
            asked.add(nameSpace);
        }
    }

    private static List<SocketAddress> accepted(List<SocketAddress> addresses, AddressFormat family) {
        return addresses.stream().filter(family::accepts).toList();
    }

    private Ws2Exception unknown(NameText name, AddressFormat family, List<String> asked, Ws2Exception failure) {
        Set<String> others = new TreeSet<>();
        for (NameSpaceProvider nameSpace : nameSpaces) {
            for (int number : families(nameSpace, name)) others.add(familyName(number));
        }
        List<String> unreadable = table.unreadable(name.host() + ":" + name.service());
        String strange = unreadable.isEmpty() ? "" : "; the table also has " + unreadable + ", which no family reads";
        if (!others.isEmpty() || !unreadable.isEmpty()) {
            String known = others.isEmpty() ? "in no family there is" : "only in " + String.join(", ", others);
            String line = name + " is known " + known + ", not in " + family.name() + strange;
            return new Ws2Exception(WsaError.WSANO_DATA, line);
        }
        if (failure != null) return failure;
        String where;
        synchronized (asked) {
            where = String.join(", ", asked);
        }
        return new Ws2Exception(WsaError.WSAHOST_NOT_FOUND, name + " is not known; name spaces asked: " + where);
    }

    private Set<Integer> families(NameSpaceProvider nameSpace, NameText name) {
        try {
            return watchdog.call("families", () -> nameSpace.families(name.host(), name.service()));
        } catch (ExecutionException | Ws2Exception e) {
            // the look-up has failed already; what is missing is a hint
            return Set.of();
        }
    }

    private String familyName(int number) {
        AddressFormat format = formats.get(number);
        return format == null ? "address family " + number : format.name();
    }
}
