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
 * @param calls that must all be there before somebody is asked to take them, with {@link Kind#MEMBER_OF_ALL}; 1 with others
 * @param request of the first member, with {@link Kind#MEMBER} and {@link Kind#MEMBER_OF_ALL}
 */
record CallLabel(Kind kind, long bundle, int service, int calls, Octets request) {
    // octets: version and kind 1 · bundle 4 · service 2 · calls 2, of MEMBER_OF_ALL · request

    /** What a call is for. */
    enum Kind {
        /** It brings a bundle and its first member's request. */
        MEMBER,
        /** It brings a bundle; the first member's request was too long and follows on it. */
        BARE,
        /** It is one more link of a bundle. */
        LINK,
        /** As {@link #MEMBER}, of a bundle that gets all its calls or none. */
        MEMBER_OF_ALL
    }

    private static final int HEADER_OCTETS = 7;
    private static final int COUNT_OCTETS = 2;

    private static final int VERSION = 1;

    static CallLabel link(long bundle) {
        return new CallLabel(Kind.LINK, bundle, 0, 1, Octets.NONE);
    }

    /** Of a call that brings a bundle. @param calls that must all be there, 1 if fewer will do */
    static CallLabel member(long bundle, int service, int calls, Octets request) {
        return new CallLabel(calls > 1 ? Kind.MEMBER_OF_ALL : Kind.MEMBER, bundle, service, calls, request);
    }

    /** The same, where the request is too long. */
    CallLabel bare() {
        return new CallLabel(Kind.BARE, bundle, service, 1, Octets.NONE);
    }

    /** What it takes. */
    int octets() {
        return HEADER_OCTETS + (kind == Kind.MEMBER_OF_ALL ? COUNT_OCTETS : 0) + request.size();
    }

    /** A request comes with it. */
    boolean isOfMember() {
        return kind == Kind.MEMBER || kind == Kind.MEMBER_OF_ALL;
    }

    Octets encode() {
        OctetWriter out = new OctetWriter()
                .u8(VERSION << 4 | kind.ordinal())
                .i32((int) bundle)
                .u16(service);
        if (kind == Kind.MEMBER_OF_ALL) out.u16(calls);
        return out.octets(request).toOctets();
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
        Kind kind = Kind.values()[first & 0x0F];
        int calls = kind == Kind.MEMBER_OF_ALL ? in.u16() : 1;
        if (in.ranOut() || calls == 0) return Decoded.malformed("call label without a number of calls", in.position());
        return Decoded.of(new CallLabel(kind, bundle, service, calls, in.rest()));
    }
}
