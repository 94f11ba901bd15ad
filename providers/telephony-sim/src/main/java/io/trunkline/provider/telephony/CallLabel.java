package io.trunkline.provider.telephony;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * What a call of ours says in the user-user information of its SETUP. Ours; no standard has it.
 *
 * @param kind what the call is for
 * @param bundle the caller's number of the bundle that it belongs to
 * @param service that is called, of a call that brings a bundle
 * @param request of the first member, with {@link Kind#MEMBER} alone
 */
record CallLabel(Kind kind, long bundle, int service, Octets request) {
    // octets: version and kind 1 · bundle 4 · service 2 · request

    /** What a call is for. */
    enum Kind {
        /** It brings a bundle and its first member's request. */
        MEMBER,
        /** It brings a bundle; the first member's request was too long and follows on it. */
        BARE,
        /** It is one more link of a bundle. */
        LINK
    }

    /** What stands before the request. */
    static final int HEADER_OCTETS = 7;

    private static final int VERSION = 1;

    static CallLabel link(long bundle) {
        return new CallLabel(Kind.LINK, bundle, 0, Octets.NONE);
    }

    Octets encode() {
        return new OctetWriter()
                .u8(VERSION << 4 | kind.ordinal())
                .i32((int) bundle)
                .u16(service)
                .octets(request)
                .toOctets();
    }

    static Decoded<CallLabel> decode(Octets octets) {
        OctetReader in = octets.reader();
        int first = in.u8();
        long bundle = in.u32();
        int service = in.u16();
        if (in.ranOut()) return Decoded.malformed("call label cut short", in.position());
        if (first >> 4 != VERSION || (first & 0x0F) >= Kind.values().length) {
            return Decoded.malformed("call label of unknown version or kind", 0);
        }
        return Decoded.of(new CallLabel(Kind.values()[first & 0x0F], bundle, service, in.rest()));
    }
}
