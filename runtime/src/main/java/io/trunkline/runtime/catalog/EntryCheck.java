package io.trunkline.runtime.catalog;

import io.trunkline.api.Capability;
import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.Identity.Unsound;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether declared entries make sense. */
final class EntryCheck {
    /** An urgent message must not wait for more than this many scheduling decisions. */
    private static final int MOST_QUANTA_IN_FLIGHT = 4;

    private static final int LONGEST_NAME = 255;

    /** Something that no entry may do, in the words that follow "entry x". */
    private record Rule(Predicate<ProtocolInfo> broken, String words) {}

    // @formatter:off
    private static final List<Rule> RULES = List.of(
        new Rule(e -> e.addressFamily() <= 0,                                  "has no address family"),
        new Rule(e -> e.socketType() < 1 || e.socketType() > 5,                "has a socket type that is not 1 to 5"),
        new Rule(e -> e.protocol() < 0 || e.protocolMaxOffset() < 0,           "has a negative protocol"),
        new Rule(e -> e.maxSockAddrOctets() < e.minSockAddrOctets(),           "has addresses whose longest form is shorter than the shortest"),
        new Rule(e -> e.protocolName().length() > LONGEST_NAME,                "has a name of more than 255 characters"),
        new Rule(e -> !e.capabilities().contradiction().isEmpty(),             "declares a contradiction"),
        new Rule(EntryCheck::schedulesTooMuch,                                 "declares priority SCHEDULED, which needs figures with a quantum and at most 4 quanta in flight"));
    // @formatter:on

    private EntryCheck() {}

    /** Checks the entries of one provider; each must be {@code id} or begin with it and a colon. */
    static List<ProtocolInfo> sound(List<ProtocolInfo> entries, String id, String method) throws Unsound {
        if (Identity.present(method, entries).isEmpty()) {
            throw new Unsound(WsaError.WSAEINVALIDPROCTABLE, method + " answers an empty list");
        }
        Set<String> ids = new HashSet<>();
        for (ProtocolInfo entry : entries) {
            Identity.present("an element of " + method, entry);
            if (!entry.id().equals(id) && !entry.id().startsWith(id + ":")) {
                throw wrong(entry, "has an id that is neither " + id + " nor begins with " + id + ":");
            }
            if (!ids.add(entry.id())) throw wrong(entry, "is declared twice");
            check(entry);
        }
        return List.copyOf(entries);
    }

    private static void check(ProtocolInfo entry) throws Unsound {
        for (Rule rule : RULES) {
            if (!rule.broken().test(entry)) continue;
            String contradiction = entry.capabilities().contradiction();
            throw wrong(entry, rule.words() + (contradiction.isEmpty() ? "" : ": " + contradiction));
        }
    }

    private static boolean schedulesTooMuch(ProtocolInfo entry) {
        Figures figures = entry.figures();
        return entry.capabilities().has(Capability.PRIORITY, Capability.Priority.SCHEDULED)
                && (figures.quantumOctets() == 0
                        || figures.inFlightOctets() > (long) MOST_QUANTA_IN_FLIGHT * figures.quantumOctets());
    }

    static Unsound wrong(ProtocolInfo entry, String words) {
        return new Unsound(WsaError.WSAEINVALIDPROVIDER, "entry " + entry.id() + " " + words);
    }
}
