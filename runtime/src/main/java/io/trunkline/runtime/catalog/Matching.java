package io.trunkline.runtime.catalog;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ProviderFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.List;
import java.util.function.Predicate;

/**
 * The standard's rules for a socket by family, type and protocol: the first entry in catalog order that matches. Family 0
 * and type 0 match all; protocol 0 matches only entries that say so. What does not match is told by the first of family,
 * type and protocol that no entry has.
 */
final class Matching {
    private final int family;
    private final int type;
    private final int protocol;

    Matching(int family, int type, int protocol) {
        this.family = family;
        this.type = type;
        this.protocol = protocol;
    }

    /** The first of {@code candidates} that matches; {@code whose} says in messages who they are. */
    CatalogEntry first(List<CatalogEntry> candidates, String whose) throws Ws2Exception {
        if (family == Ws2Constants.AF_UNSPEC && protocol == 0) {
            throw new Ws2Exception(
                    WsaError.WSAEINVAL, "address family and protocol are both 0, at least one must be given");
        }
        List<CatalogEntry> left = keep(candidates, this::familyFits);
        if (left.isEmpty()) throw none(WsaError.WSAEAFNOSUPPORT, whose, "address family " + family);
        left = keep(left, this::typeFits);
        if (left.isEmpty()) throw none(WsaError.WSAESOCKTNOSUPPORT, whose, "socket type " + type + ofFamily());
        left = keep(left, this::protocolFits);
        if (left.isEmpty()) {
            String words = "protocol " + protocol + (type == 0 ? "" : " for socket type " + type) + ofFamily();
            throw none(WsaError.WSAEPROTONOSUPPORT, whose, words);
        }
        return left.get(0);
    }

    private String ofFamily() {
        return family == Ws2Constants.AF_UNSPEC ? "" : " in address family " + family;
    }

    private static List<CatalogEntry> keep(List<CatalogEntry> entries, Predicate<ProtocolInfo> fits) {
        return entries.stream().filter(entry -> fits.test(entry.info())).toList();
    }

    private boolean familyFits(ProtocolInfo entry) {
        return family == Ws2Constants.AF_UNSPEC || family == entry.addressFamily();
    }

    private boolean typeFits(ProtocolInfo entry) {
        return type == 0 || type == entry.socketType();
    }

    private boolean protocolFits(ProtocolInfo entry) {
        if (protocol == 0 && entry.providerFlags().contains(ProviderFlag.MATCHES_PROTOCOL_ZERO)) return true;
        return protocol != 0
                && protocol >= entry.protocol()
                && protocol <= (long) entry.protocol() + entry.protocolMaxOffset();
    }

    private static Ws2Exception none(WsaError error, String whose, String what) {
        return new Ws2Exception(error, whose + " has no " + what);
    }
}
