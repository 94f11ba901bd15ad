package io.trunkline.circuit.shim;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.Qos;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a member says when it calls: with the set-up of the circuit if it is the first, in the begin of its channel if it
 * joins one.
 *
 * @param messages true for a message socket, false for a stream
 * @param window octets of messages that the caller has room for before the first credit, empty for the usual
 * @param replaces the circuit whose place the new one takes, empty if it is a member that calls
 * @param circuit the caller's number of the circuit
 * @param calledService on the called host
 * @param callingService on the calling host
 * @param qos the member's own, seen from the caller
 * @param membership its group's, empty for a socket in none
 * @param callerData of the application
 */
public record MemberRequest(
        boolean messages,
        OptionalInt window,
        Optional<Long> replaces,
        long circuit,
        int calledService,
        int callingService,
        Optional<Qos> qos,
        Optional<Membership> membership,
        Octets callerData) {
    /**
     * The caller's place in its group.
     *
     * @param reference of the group
     * @param kind of the group
     * @param priority of the member
     * @param qos of the group, seen from the caller
     */
    public record Membership(GroupReference reference, GroupKind kind, int priority, Optional<Qos> qos) {}

    private static final int VERSION = 1;
    private static final int MESSAGES = 0x01;
    private static final int REPLACES = 0x02;
    private static final int QOS = 0x04;
    private static final int GROUP = 0x08;
    private static final int CONSTRAINED = 0x10;
    private static final int GROUP_QOS = 0x20;
    private static final int WINDOW = 0x40;
    private static final int KNOWN = 0x7F;

    /** Octets of messages that either side has room for, unless it says otherwise, before it gives its first credit. */
    public static final int USUAL_WINDOW = 262_144;

    /** The most octets that it takes without the caller's data. */
    public static final int MAX_OCTETS = 235;

    /** As octets. */
    public Octets encode() {
        OctetWriter out = new OctetWriter();
        int flags = (messages ? MESSAGES : 0) | (replaces.isPresent() ? REPLACES : 0) | (qos.isPresent() ? QOS : 0);
        if (window.isPresent()) flags |= WINDOW;
        if (membership.isPresent()) {
            flags |= GROUP;
            if (membership.get().kind() == GroupKind.CONSTRAINED) flags |= CONSTRAINED;
            if (membership.get().qos().isPresent()) flags |= GROUP_QOS;
        }
        out.u8(VERSION).u8(flags);
        QosCodec.number(out, circuit);
        replaces.ifPresent(old -> QosCodec.number(out, old));
        window.ifPresent(octets -> QosCodec.number(out, octets));
        out.u16(calledService).u16(callingService);
        qos.ifPresent(own -> QosCodec.write(out, own));
        membership.ifPresent(group -> {
            long reference = group.reference().value();
            out.i32((int) (reference >>> 32)).i32((int) reference);
            QosCodec.number(out, group.priority());
            group.qos().ifPresent(ofGroup -> QosCodec.write(out, ofGroup));
        });
        return out.octets(callerData).toOctets();
    }

    /** Reads octets of a peer. */
    public static Decoded<MemberRequest> decode(Octets octets) {
        OctetReader in = octets.reader();
        int version = in.u8();
        int flags = in.u8();
        if (version != VERSION || (flags & ~KNOWN) != 0) return Decoded.malformed("unknown version or flags", 0);
        long circuit = QosCodec.number(in);
        Optional<Long> replaces = (flags & REPLACES) == 0 ? Optional.empty() : Optional.of(QosCodec.number(in));
        OptionalInt window = (flags & WINDOW) == 0 ? OptionalInt.empty() : QosCodec.window(in);
        int called = in.u16();
        int calling = in.u16();
        Optional<Qos> qos = (flags & QOS) == 0 ? Optional.empty() : QosCodec.read(in);
        boolean bad =
                circuit < 0 || replaces.filter(old -> old < 0).isPresent() || (qos.isEmpty() && (flags & QOS) != 0);
        bad |= window.isEmpty() && (flags & WINDOW) != 0;
        Optional<Membership> membership = (flags & GROUP) == 0 || bad ? Optional.empty() : readMembership(in, flags);
        if (bad || in.ranOut() || (membership.isEmpty() && (flags & GROUP) != 0)) {
            return Decoded.malformed("member request", in.position());
        }
        return Decoded.of(new MemberRequest(
                (flags & MESSAGES) != 0, window, replaces, circuit, called, calling, qos, membership, in.rest()));
    }

    private static Optional<Membership> readMembership(OctetReader in, int flags) {
        long high = in.u32();
        long reference = high << 32 | in.u32();
        long priority = QosCodec.number(in);
        Optional<Qos> ofGroup = (flags & GROUP_QOS) == 0 ? Optional.empty() : QosCodec.read(in);
        boolean bad = priority < 0 || priority > Integer.MAX_VALUE || (ofGroup.isEmpty() && (flags & GROUP_QOS) != 0);
        if (bad) return Optional.empty();
        GroupKind kind = (flags & CONSTRAINED) != 0 ? GroupKind.CONSTRAINED : GroupKind.UNCONSTRAINED;
        return Optional.of(new Membership(new GroupReference(reference), kind, (int) priority, ofGroup));
    }
}
