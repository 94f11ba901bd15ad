package io.trunkline.circuit.shim;

import io.trunkline.api.Qos;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the called side says when it accepts.
 *
 * @param qos what it makes of the member's own quality of service, seen from itself
 * @param groupQos what it makes of the group's, seen from itself
 * @param window as {@link MemberRequest#window}, of the called side
 * @param calleeData of the application
 */
public record MemberAnswer(Optional<Qos> qos, Optional<Qos> groupQos, OptionalInt window, Octets calleeData) {
    /** Nothing is said. */
    public static final MemberAnswer EMPTY =
            new MemberAnswer(Optional.empty(), Optional.empty(), OptionalInt.empty(), Octets.NONE);

    private static final int VERSION = 1;
    private static final int QOS = 0x01;
    private static final int GROUP_QOS = 0x02;
    private static final int WINDOW = 0x04;

    /** The most octets that it takes without the callee's data. */
    public static final int MAX_OCTETS = 171;

    /** As octets. */
    public Octets encode() {
        OctetWriter out = new OctetWriter();
        int flags = (qos.isPresent() ? QOS : 0) | (groupQos.isPresent() ? GROUP_QOS : 0);
        out.u8(VERSION).u8(flags | (window.isPresent() ? WINDOW : 0));
        qos.ifPresent(own -> QosCodec.write(out, own));
        groupQos.ifPresent(ofGroup -> QosCodec.write(out, ofGroup));
        window.ifPresent(octets -> QosCodec.number(out, octets));
        return out.octets(calleeData).toOctets();
    }

    /** Reads octets of a peer. */
    public static Decoded<MemberAnswer> decode(Octets octets) {
        OctetReader in = octets.reader();
        int version = in.u8();
        int flags = in.u8();
        if (version != VERSION || (flags & ~(QOS | GROUP_QOS | WINDOW)) != 0)
            return Decoded.malformed("unknown version or flags", 0);
        Optional<Qos> own = (flags & QOS) == 0 ? Optional.empty() : QosCodec.read(in);
        boolean bad = own.isEmpty() && (flags & QOS) != 0;
        Optional<Qos> ofGroup = (flags & GROUP_QOS) == 0 || bad ? Optional.empty() : QosCodec.read(in);
        bad |= ofGroup.isEmpty() && (flags & GROUP_QOS) != 0;
        OptionalInt window = (flags & WINDOW) == 0 || bad ? OptionalInt.empty() : QosCodec.window(in);
        bad |= window.isEmpty() && (flags & WINDOW) != 0;
        if (bad || in.ranOut()) return Decoded.malformed("member answer", in.position());
        return Decoded.of(new MemberAnswer(own, ofGroup, window, in.rest()));
    }

    /** A quality of service alone, as it changes on a live connection. */
    public static Octets ofQos(Qos qos) {
        OctetWriter out = new OctetWriter();
        QosCodec.write(out, qos);
        return out.toOctets();
    }

    /** Reads {@link #ofQos}. */
    public static Decoded<Qos> qosOf(Octets octets) {
        OctetReader in = octets.reader();
        Optional<Qos> qos = QosCodec.read(in);
        return qos.isEmpty() || in.ranOut() ? Decoded.malformed("flow specs", in.position()) : Decoded.of(qos.get());
    }
}
