package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * One link on one circuit, from the circuit's beginning to its end: the Link Control Protocol, Echo, Protocol-Reject, and the way of frames
 * to and from the {@link Bundle} that it has joined. Frames have no flags and no check sequence here. One thread at a time; times are
 * picoseconds on a scale that only grows.
 */
@Clause("RFC 1661 §3; RFC 1618; RFC 1990 §2")
public final class Link {
    /** No deadline. */
    public static final long NEVER = ControlProtocol.NEVER;

    /** Requests with the own magic number before the line counts as looped. */
    private static final int MOST_LOOPS = 5;

    /** Control frames that wait at once; a far end that asks faster than the line answers is not answered. */
    private static final int MOST_WAITING = 64;

    private static final int MAGIC_OCTETS = 4;
    private static final int PROTOCOL_OCTETS = 2;

    private final int number;
    private final LinkUser user;
    private final LcpNegotiation negotiation;
    private final ControlProtocol lcp;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private Bundle bundle;
    /** The bundle takes what comes on it. */
    private boolean heard;

    private long nowPicos;
    private boolean circuitUp;
    private boolean closing;
    private boolean told;
    private int echoesUnanswered;
    private long discarded;

    /**
     * A link whose circuit is not up yet.
     *
     * @param number tells it from the other links of this end, for bundles and captures
     * @param magics random numbers of this link alone
     */
    public Link(int number, LinkSettings settings, IntSupplier magics, LinkUser user) {
        this.number = number;
        this.user = user;
        this.negotiation = new LcpNegotiation(settings, magics);
        this.lcp = new ControlProtocol(
                ControlProfile.of(PppProtocol.LINK_CONTROL, Octets.NONE), negotiation, new Output());
        lcp.open(0);
    }

    /** The number it was given. */
    public int number() {
        return number;
    }

    /** The state of the Link Control Protocol. */
    public ControlState state() {
        return lcp.state();
    }

    /** True while data may flow. */
    public boolean isOpened() {
        return lcp.isOpened();
    }

    /** What this end was granted: how it is sent to. */
    public LinkOptions own() {
        return negotiation.own();
    }

    /** What the far end was granted: how it wants to be sent to. */
    public LinkOptions theirs() {
        return negotiation.theirs();
    }

    /** The bundle that it has joined. */
    public Optional<Bundle> bundle() {
        return Optional.ofNullable(bundle);
    }

    /** It has joined one. */
    public boolean isJoined() {
        return bundle != null;
    }

    void joined(Bundle joined) {
        bundle = joined;
        heard = true;
    }

    /** The bundle takes nothing from it any more. */
    void left() {
        heard = false;
    }

    /** Frames thrown away because nobody understood them or they came too early. */
    public long discardedFrames() {
        return discarded;
    }

    // ---- the circuit

    /** The circuit is switched through: negotiation begins. */
    public void up(long picos) {
        nowPicos = picos;
        circuitUp = true;
        closing = false;
        told = false;
        echoesUnanswered = 0;
        lcp.open(picos);
        lcp.up(picos);
    }

    /** The circuit is gone. */
    public void down(long picos) {
        nowPicos = picos;
        if (!circuitUp) return;
        circuitUp = false;
        lcp.down(picos);
        frames.clear();
        ended(LinkEnd.CIRCUIT_LOST);
    }

    /**
     * Ends the link in order: it leaves the sending side of its bundle at once, is still listened to until the far end has confirmed, and
     * then {@link LinkUser#closed} is told.
     */
    public void close(long picos) {
        nowPicos = picos;
        closing = true;
        lcp.close(picos);
    }

    /** When {@link #expire} has something to do, {@link #NEVER} if it has not. */
    public long nextPicos() {
        return lcp.nextPicos();
    }

    /** Repeats what was not answered, or gives up. */
    public void expire(long picos) {
        nowPicos = picos;
        lcp.expire(picos);
    }

    // ---- frames

    /** A frame is waiting, or the bundle has a fragment for this link. */
    public boolean hasFrame() {
        return !frames.isEmpty() || bundle != null && isOpened() && bundle.hasFragment(this);
    }

    /** The next frame, without flags and check sequence; control before data. */
    public Optional<byte[]> poll(long picos) {
        nowPicos = picos;
        byte[] control = frames.poll();
        if (control != null) return Optional.of(control);
        return bundle != null && isOpened() ? bundle.next(this) : Optional.empty();
    }

    /** Sends a packet of any protocol by this link alone, before all data. */
    void send(int protocol, byte[] information) {
        enqueue(PppFrame.encode(theirs().frames(), protocol, information));
    }

    private void enqueue(byte[] frame) {
        if (frames.size() < MOST_WAITING) frames.add(frame);
        user.somethingToTransmit(this);
    }

    /**
     * A frame without flags and check sequence; whatever it is, this does not throw. The array is the link's own from now on.
     *
     * @return false if it was data that the bundle took: then the link itself has nothing to send or to wait for that it had not before
     */
    public boolean received(byte[] frame, long picos) {
        nowPicos = picos;
        Decoded<PppFrame> decoded = PppFrame.decode(frame);
        if (!(decoded instanceof Decoded.Value<PppFrame> good)) {
            discarded++;
            return true;
        }
        PppFrame whole = good.value();
        if (heard && whole.protocol() == PppProtocol.MULTILINK.number())
            return bundle.receivedFragment(this, whole, picos);
        received(whole, picos);
        return true;
    }

    private void received(PppFrame whole, long picos) {
        if (whole.protocol() == PppProtocol.LINK_CONTROL.number()) {
            lcp.received(whole.octets(), whole.from(), picos);
            if (negotiation.loops() >= MOST_LOOPS) looped(picos);
        } else if (heard) {
            if (!bundle.received(this, whole, picos)) refuse(whole);
        } else if (isOpened() && bundle == null && !isKnown(whole.protocol())) {
            refuse(whole);
        } else {
            discarded++;
        }
    }

    private static boolean isKnown(int protocol) {
        return Arrays.stream(PppProtocol.values()).anyMatch(row -> row.number() == protocol);
    }

    private void looped(long picos) {
        closing = true;
        lcp.close(picos);
        ended(LinkEnd.LOOPED);
    }

    /** Protocol-Reject, cut to what the far end takes. */
    private void refuse(PppFrame frame) {
        discarded++;
        int room = theirs().mruOctets() - MAGIC_OCTETS - PROTOCOL_OCTETS;
        int to = Math.min(frame.octets().length, frame.from() + room);
        lcp.sendOther(
                ControlCode.PROTOCOL_REJECT,
                new OctetWriter()
                        .u16(frame.protocol())
                        .octets(Octets.copyOf(frame.octets(), frame.from(), to))
                        .toOctets());
    }

    /** Asks the far end for a sign of life; nothing while the link is not open. */
    public void echo(long picos) {
        nowPicos = picos;
        if (!isOpened()) return;
        echoesUnanswered++;
        lcp.sendOther(
                ControlCode.ECHO_REQUEST, LcpOption.MAGIC.with(own().magic()).value());
    }

    /** Echo-Requests since the last answer. */
    public int echoesUnanswered() {
        return echoesUnanswered;
    }

    private void ended(LinkEnd reason) {
        if (told) return;
        told = true;
        leave();
        user.closed(this, reason);
    }

    private void leave() {
        if (bundle == null) return;
        Bundle left = bundle;
        bundle = null;
        left.left(this, nowPicos);
    }

    /** What the Link Control Protocol wants. */
    private final class Output implements ControlOutput {
        @Override
        public void send(ControlPacket packet) {
            enqueue(PppFrame.encode(FrameFormat.FULL, lcp.protocol(), lcp.encode(packet)));
        }

        @Override
        public void layerUp() {
            user.opened(Link.this);
        }

        @Override
        public void layerDown() {
            if (bundle != null) bundle.stopSending(Link.this);
        }

        @Override
        public void layerFinished() {
            if (!circuitUp) return;
            if (closing) ended(LinkEnd.CLOSED);
            else if (lcp.state() == ControlState.S5_STOPPING) ended(LinkEnd.CLOSED_BY_PEER);
            else ended(LinkEnd.NO_AGREEMENT);
        }

        @Override
        public Optional<Octets> echo(ControlPacket request) {
            if (request.data().size() < MAGIC_OCTETS) return Optional.empty();
            if (isOwn(request)) {
                looped(nowPicos);
                return Optional.empty();
            }
            Octets rest = request.data().slice(MAGIC_OCTETS, request.data().size());
            return Optional.of(new OctetWriter().i32(own().magic()).octets(rest).toOctets());
        }

        private boolean isOwn(ControlPacket packet) {
            return own().magic() != 0 && packet.data().reader().i32() == own().magic();
        }

        @Override
        public void other(ControlCode code, ControlPacket packet) {
            if (code == ControlCode.ECHO_REPLY) echoesUnanswered = 0;
            if (code == ControlCode.PROTOCOL_REJECT && packet.data().size() >= PROTOCOL_OCTETS) {
                int protocol = packet.data().reader().u16();
                if (bundle != null) bundle.protocolRejected(protocol, nowPicos);
            }
        }
    }
}
