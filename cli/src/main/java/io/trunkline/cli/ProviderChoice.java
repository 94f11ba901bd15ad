package io.trunkline.cli;

import io.trunkline.api.ClockKind;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Requirements.Requirement;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/** Finds the catalog entry that {@code --provider} or an address names. */
public final class ProviderChoice {
    private final Ws2 ws2;

    /** Choices among the entries of this library. */
    public ProviderChoice(Ws2 ws2) {
        this.ws2 = ws2;
    }

    /**
     * The entry with this id, or what a profile of this name selects.
     *
     * @throws UsageException there is neither; it names the entries there are
     */
    public Selection named(String wanted) throws UsageException, Ws2Exception {
        Optional<Selection> selection = entry(wanted);
        if (selection.isEmpty()) selection = profile(wanted);
        if (selection.isPresent()) return selection.get();
        List<String> ids = ws2.enumProtocols().stream().map(ProtocolInfo::id).toList();
        throw new UsageException("there is no provider '" + wanted + "', expected an entry (" + String.join(", ", ids)
                + "), a chain such as trace/tcp, or a profile of the configuration");
    }

    private Optional<Selection> entry(String id) throws Ws2Exception {
        for (ProtocolInfo entry : ws2.enumProtocols()) {
            if (entry.id().equals(id)) return Optional.of(selection(entry));
        }
        return Optional.empty();
    }

    private Selection selection(ProtocolInfo entry) throws Ws2Exception {
        Requirement same =
                new Requirement("id = " + entry.id(), other -> other.id().equals(entry.id()));
        return ws2.select("", Requirements.none().andRequire(same));
    }

    /** What the profile of this name selects; empty if there is no such profile. */
    public Optional<Selection> profile(String name) throws Ws2Exception {
        try {
            return Optional.of(ws2.select(name, Requirements.none()));
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEINVAL) return Optional.empty();
            throw e;
        }
    }

    /**
     * The first connection-oriented entry that has an address of this text or name.
     *
     * @throws UsageException no entry can read the text
     */
    public Selection speaking(String addressOrName) throws UsageException, Ws2Exception {
        Ws2Exception reason = null;
        for (ProtocolInfo entry : ws2.enumProtocols()) {
            if (entry.isConnectionless()) continue;
            try {
                addresses(addressOrName, entry);
                return selection(entry);
            } catch (Ws2Exception e) {
                if (reason == null || e.error() != WsaError.WSAEINVAL) reason = e;
            } catch (UsageException e) {
                continue;
            }
        }
        if (reason != null) throw reason;
        throw new UsageException("'" + addressOrName + "' is neither an address nor a name of any provider, expected"
                + " for example 127.0.0.1:9000, [::1]:9000 or bridge:audio");
    }

    /**
     * The addresses of a text or name in the family of an entry. A bare port means this host.
     *
     * @throws UsageException the text is neither an address nor a name
     */
    public List<SocketAddress> addresses(String addressOrName, ProtocolInfo entry) throws UsageException, Ws2Exception {
        try {
            return ws2.resolve(onThisHost(addressOrName, entry), entry);
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEINVAL) throw new UsageException(e.detail(), e);
            throw e;
        }
    }

    private static String onThisHost(String text, ProtocolInfo entry) {
        return text.matches("\\d{1,5}") ? anyPortOfThisHost(entry).replaceAll("0$", text) : text;
    }

    /** The text form of a free port on this host, which nobody outside can reach; by the entry's family. */
    public static String anyPortOfThisHost(ProtocolInfo entry) {
        return switch (entry.addressFamily()) {
            case Ws2Constants.AF_INET -> "127.0.0.1:0";
            case Ws2Constants.AF_INET6 -> "[::1]:0";
            default -> "localhost:0";
        };
    }

    /**
     * Refuses an entry that lives inside one process for a command that needs two.
     *
     * @throws UsageException naming the command that works
     */
    public static void needsTwoProcesses(ProtocolInfo entry, String command) throws UsageException {
        boolean inside = entry.addressFamily() == Ws2Constants.AF_LOCAL_NAME;
        if (inside || entry.figures().clock() == ClockKind.VIRTUAL) {
            throw new UsageException(command + " needs two processes and " + entry.id()
                    + " lives inside one; 'trunkline conference --provider " + entry.id()
                    + "' runs both parties in one process");
        }
    }
}
