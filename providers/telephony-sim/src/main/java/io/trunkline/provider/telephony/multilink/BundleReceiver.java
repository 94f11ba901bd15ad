package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a bundle, receiving. Whatever comes, it does not throw and keeps no more than its limits; a packet comes out whole,
 * once, in order within its class, or its loss is told: as soon as every link has brought a higher number of the class, and after the
 * longest slip otherwise, so that a link that carries nothing of a class holds nothing up for ever. One thread at a time.
 */
@Clause("RFC 1990 §4.1; RFC 2686 §2")
public final class BundleReceiver {
    /** No deadline. */
    public static final long NEVER = ClassReceiver.NEVER;

    private final HeaderFormat format;
    private final PacketSink sink;
    private final List<ClassReceiver> classes = new ArrayList<>();
    /** When the first gap of all classes counts as lost. */
    private long nextPicos = NEVER;

    private long malformed;

    /** A bundle without links. */
    public BundleReceiver(HeaderFormat format, ReceiverLimits limits, PacketSink sink) {
        this(format, limits, sink, 0);
    }

    /** As if the first number were another than 0. */
    BundleReceiver(HeaderFormat format, ReceiverLimits limits, PacketSink sink, long first) {
        this.format = format;
        this.sink = sink;
        for (int cls = 0; cls < format.classes(); cls++) {
            classes.add(new ClassReceiver(cls, format, limits, sink, first));
        }
    }

    /** The far end says that its fragments have up to so many octets. */
    public void expectFragments(int octets) {
        for (ClassReceiver receiver : classes) receiver.expectFragments(octets);
        look();
    }

    /** A link joins; it is in the reckoning of every class from now on. */
    public void addLink(int link) {
        for (ClassReceiver receiver : classes) receiver.addLink(link);
    }

    /** A link has left: nothing comes from it any more, and what it alone held up is lost. */
    public void removeLink(int link, long nowPicos) {
        for (ClassReceiver receiver : classes) receiver.removeLink(link, nowPicos);
        look();
    }

    /**
     * The information of a frame of protocol 003D.
     *
     * @param octets kept until the packet is whole or lost, so they must not change
     */
    public void received(int link, byte[] octets, int from, int to, long nowPicos) {
        Decoded<MpHeader> decoded = MpHeader.decode(new OctetReader(octets, from, to), format);
        if (decoded instanceof Decoded.Value<MpHeader> good) {
            MpHeader header = good.value();
            Piece piece = new Piece(header, octets, from + format.octets(), to);
            ClassReceiver receiver = classes.get(header.cls());
            long before = receiver.nextPicos();
            receiver.received(link, piece, nowPicos);
            if (receiver.nextPicos() != before) look();
        } else {
            malformed++;
        }
    }

    /** A packet that came outside the multilink header: whole already, and in no order. */
    public void express(byte[] packet) {
        sink.packet(format.isMultiClass() ? 0 : 1, packet);
    }

    /** When {@link #expire} has something to do, {@link #NEVER} if it has not. */
    public long nextPicos() {
        return nextPicos;
    }

    private void look() {
        nextPicos = NEVER;
        for (ClassReceiver receiver : classes) nextPicos = Math.min(nextPicos, receiver.nextPicos());
    }

    /** Gives up what has been missing for too long. */
    public void expire(long nowPicos) {
        for (ClassReceiver receiver : classes) receiver.expire(nowPicos);
        look();
    }

    /** Fragments held now, of all classes. */
    public int heldFragments() {
        return classes.stream().mapToInt(ClassReceiver::heldFragments).sum();
    }

    /** Octets held now, of all classes. */
    public int heldOctets() {
        return classes.stream().mapToInt(ClassReceiver::heldOctets).sum();
    }

    /** Numbers of a class that were given up. */
    public long lostFragments(int cls) {
        return classes.get(cls).lostFragments();
    }

    /** Fragments of a class that came late, twice or without the rest of their packet. */
    public long uselessFragments(int cls) {
        return classes.get(cls).uselessFragments();
    }

    /** Frames of protocol 003D without a header that could be read. */
    public long malformedFragments() {
        return malformed;
    }
}
