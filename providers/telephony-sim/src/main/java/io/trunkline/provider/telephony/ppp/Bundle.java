package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.bap.Bap;
import io.trunkline.provider.telephony.bap.BapPacket;
import io.trunkline.provider.telephony.multilink.BundleReceiver;
import io.trunkline.provider.telephony.multilink.BundleSender;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.Fragment;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import io.trunkline.provider.telephony.multilink.PacketSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The links to one far end, as one: fragments over all of them, the vendor's network protocol that carries packets, and bandwidth
 * allocation. Both control protocols run over whichever link is first, outside the multilink header. One thread at a time; times are
 * picoseconds on a scale that only grows.
 */
@Clause("RFC 1990; RFC 2125 §3; RFC 3772 §2")
public final class Bundle {
    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    private final BundleSettings settings;
    private final BundleOutput output;
    private final Map<Integer, Link> links = new LinkedHashMap<>();
    private final FavoredPeerNegotiation peers;
    private final ControlProtocol network;
    private final ControlProtocol allocationControl;
    private LinkOptions own;
    private LinkOptions theirs;
    private BundleSender sender;
    private BundleReceiver receiver;
    private Bap allocation;
    private int fragmentOctets;
    private boolean finished;
    /** What has come last was data for the application, and nothing else. */
    private boolean onlyData;

    private long nowPicos;

    /** A bundle without links. */
    public Bundle(BundleSettings settings, BundleOutput output) {
        this.settings = settings;
        this.output = output;
        this.fragmentOctets = settings.fragmentOctets();
        int magic = settings.caller() ? BundleSettings.CALLER : BundleSettings.CALLED;
        this.peers = new FavoredPeerNegotiation(magic, settings.magics());
        this.network = new ControlProtocol(
                ControlProfile.of(PppProtocol.VENDOR_NETWORK_CONTROL, BundleSettings.VENDOR),
                new VendorNegotiation(
                        settings.fragmentOctets(),
                        settings.limits().fragmentOctets(),
                        octets -> receiver.expectFragments(octets)),
                new NetworkOutput());
        this.allocationControl = new ControlProtocol(
                ControlProfile.of(PppProtocol.BANDWIDTH_ALLOCATION_CONTROL, Octets.NONE),
                peers,
                new AllocationOutput());
    }

    // ---- links

    /** True if a link belongs here: the far end is the same, and so are the longest packet and the headers. */
    public boolean fits(Link link) {
        if (!link.own().bundles() || !link.theirs().bundles()) return false;
        return own == null
                || link.own().mrruOctets() == own.mrruOctets()
                        && link.own().headers().equals(own.headers())
                        && link.theirs().mrruOctets() == theirs.mrruOctets()
                        && link.theirs().headers().equals(theirs.headers())
                        && link.theirs().discriminator().equals(theirs.discriminator());
    }

    /**
     * Takes a link that has opened; one that is here already and has negotiated anew may come again.
     *
     * @throws IllegalArgumentException {@link #fits} is false
     */
    public void join(Link link, long picos) {
        nowPicos = picos;
        if (!fits(link)) {
            throw new IllegalArgumentException("link " + link.number()
                    + " does not fit the bundle: it has another far end, MRRU or headers; ask fits first and close it");
        }
        boolean first = links.isEmpty();
        if (own == null) begin(link);
        Link before = links.put(link.number(), link);
        if (before != null) before.left();
        link.joined(this);
        if (before == null) receiver.addLink(link.number());
        sender.removeLink(link.number());
        sender.addLink(link.number());
        if (allocation != null) allocation.bundleChanged();
        if (first) open();
    }

    private void begin(Link link) {
        own = link.own();
        theirs = link.theirs();
        sender = new BundleSender(theirs.headers());
        receiver = new BundleReceiver(own.headers(), settings.limits(), new Packeter());
    }

    private void open() {
        network.open(nowPicos);
        network.up(nowPicos);
        if (own.linkDiscriminator().isPresent() && theirs.linkDiscriminator().isPresent()) {
            allocationControl.open(nowPicos);
            allocationControl.up(nowPicos);
        }
    }

    /** A link carries nothing from this end any more; it is still listened to. */
    void stopSending(Link link) {
        sender.removeLink(link.number());
    }

    /** A link is gone. */
    void left(Link link, long picos) {
        nowPicos = picos;
        if (!links.remove(link.number(), link)) return;
        link.left();
        sender.removeLink(link.number());
        receiver.removeLink(link.number(), picos);
        if (allocation != null) allocation.bundleChanged();
        if (!links.isEmpty()) return;
        allocation = null;
        network.down(picos);
        allocationControl.down(picos);
        finish();
    }

    private void finish() {
        if (finished) return;
        finished = true;
        output.ended(this);
    }

    /** The links in the order in which they joined. */
    public List<Link> links() {
        return List.copyOf(links.values());
    }

    /** The link that the far end calls by this discriminator of this end. */
    public Optional<Link> linkByOwnDiscriminator(int discriminator) {
        return links.values().stream()
                .filter(link -> link.own().linkDiscriminator().orElse(-1) == discriminator)
                .findFirst();
    }

    /** The link with this discriminator of the far end. */
    public Optional<Link> linkByPeerDiscriminator(int discriminator) {
        return links.values().stream()
                .filter(link -> link.theirs().linkDiscriminator().orElse(-1) == discriminator)
                .findFirst();
    }

    /** Who the far end is; empty before the first link, and where it does not say. */
    public Optional<EndpointDiscriminator> peer() {
        return theirs == null ? Optional.empty() : theirs.discriminator();
    }

    /** Headers of fragments towards the far end. */
    public HeaderFormat headers() {
        return sender.format();
    }

    /** The longest packet that the far end takes. */
    public int maxPacketOctets() {
        return theirs.mrruOctets();
    }

    /** Bandwidth allocation, once its control protocol has opened. */
    public Optional<Bap> allocation() {
        return Optional.ofNullable(allocation);
    }

    /** The receiver, for its counters. */
    public BundleReceiver receiver() {
        return receiver;
    }

    /** Sets the most octets of a packet in one fragment, from the next fragment on. */
    public void fragmentOctets(int octets) {
        fragmentOctets = octets;
    }

    // ---- sending

    /** True once packets may be sent. */
    public boolean isReady() {
        return network.isOpened();
    }

    /** Levels of urgency; the highest is served first. */
    public int levels() {
        return sender.levels();
    }

    /** True if the next packet of a level may be given. */
    public boolean isFree(int level) {
        return isReady() && sender.isFree(level);
    }

    /**
     * Gives the next packet of a level; links that are idle are then to be asked for frames.
     *
     * @throws IllegalStateException {@link #isFree} is false
     * @throws IllegalArgumentException longer than the far end takes
     */
    public void offer(int level, byte[] information) {
        if (!isReady()) throw new IllegalStateException("the bundle is not ready; wait for BundleOutput.ready");
        boolean express = headers().isExpress(level);
        int most = express ? theirs.mruOctets() : theirs.mrruOctets();
        if (information.length > most) {
            throw new IllegalArgumentException(
                    "a packet of " + information.length + " octets for level " + level + ", expected at most " + most);
        }
        sender.offer(level, Packets.of(PppProtocol.VENDOR_NETWORK.number(), information));
    }

    boolean hasFragment(Link link) {
        return sender.hasFragment(link.number());
    }

    Optional<byte[]> next(Link link) {
        int room = link.theirs().mruOctets() - headers().octets();
        return sender.next(link.number(), Math.min(fragmentOctets, room)).map(fragment -> frame(link, fragment));
    }

    /**
     * An empty fragment for a link that has been idle, if the far end cannot know yet that nothing of the class is missing on it.
     *
     * @return the frame
     */
    public Optional<byte[]> nullFragment(Link link, int cls) {
        if (!sender.owesNull(link.number(), cls)) return Optional.empty();
        return Optional.of(frame(link, sender.nullFragment(link.number(), cls)));
    }

    private static byte[] frame(Link link, Fragment fragment) {
        FrameFormat format = link.theirs().frames();
        if (fragment.header().isPresent()) {
            return PppFrame.encode(format, PppProtocol.MULTILINK.number(), fragment.octets());
        }
        Packets.Packet packet = Packets.decode(fragment.octets()).require();
        return PppFrame.encode(format, packet.protocol(), packet.information());
    }

    /** Protocol packets go by the first link that is open. */
    private void send(int protocol, byte[] information) {
        for (Link link : links.values()) {
            if (!link.isOpened()) continue;
            link.send(protocol, information);
            return;
        }
    }

    /** Sends a packet of bandwidth allocation, before all data. */
    public void send(BapPacket packet) {
        send(PppProtocol.BANDWIDTH_ALLOCATION.number(), packet.encode().toArray());
    }

    // ---- receiving

    /** A fragment. False if nothing but data has come of it: then no timer runs, or has ended, but that of a gap. */
    boolean receivedFragment(Link link, PppFrame frame, long picos) {
        nowPicos = picos;
        onlyData = true;
        receiver.received(link.number(), frame.octets(), frame.from(), frame.octets().length, picos);
        return !onlyData;
    }

    /** False if the protocol is not spoken here. */
    boolean received(Link link, PppFrame frame, long picos) {
        nowPicos = picos;
        int level = own.headers().isMultiClass() ? 0 : 1;
        return dispatch(frame.protocol(), level, frame.octets(), frame.from());
    }

    private boolean dispatch(int protocol, int level, byte[] octets, int from) {
        if (protocol == PppProtocol.VENDOR_NETWORK.number()) {
            // the far end is ready as soon as its wish was acknowledged, which may be before its own acknowledgement
            // comes
            if (network.isOpened() || network.state() == ControlState.S8_ACK_SENT) output.packet(level, octets, from);
            return true;
        }
        onlyData = false;
        if (protocol == network.protocol()) {
            network.received(octets, from, nowPicos);
        } else if (protocol == allocationControl.protocol()) {
            allocationControl.received(octets, from, nowPicos);
        } else if (protocol == PppProtocol.BANDWIDTH_ALLOCATION.number()) {
            if (allocation != null) allocation.received(octets, from, nowPicos);
        } else {
            return false;
        }
        return true;
    }

    void protocolRejected(int protocol, long picos) {
        nowPicos = picos;
        if (protocol == network.protocol()) network.protocolRejected(picos);
        if (protocol == allocationControl.protocol()) allocationControl.protocolRejected(picos);
    }

    // ---- time

    /** When {@link #expire} has something to do, {@link #NEVER} if it has not; what nobody waits for is left out. */
    public long nextPicos() {
        long next = Math.min(network.nextPicos(), allocationControl.nextPicos());
        if (allocation != null) next = Math.min(next, allocation.nextUrgentPicos());
        return receiver == null ? next : Math.min(next, receiver.nextPicos());
    }

    /** A gap holds up what came after it. */
    public boolean isHeldUp() {
        return receiver != null && receiver.nextPicos() != BundleReceiver.NEVER;
    }

    /** Repeats what was not answered, gives up what is lost. */
    public void expire(long picos) {
        nowPicos = picos;
        network.expire(picos);
        allocationControl.expire(picos);
        if (allocation != null) allocation.expire(picos);
        if (receiver != null) receiver.expire(picos);
    }

    /** Closes every link in order; {@link BundleOutput#ended} is told after the last. */
    public void close(long picos) {
        nowPicos = picos;
        for (Link link : new ArrayList<>(links.values())) link.close(picos);
    }

    /** Whole packets from the links. */
    private final class Packeter implements PacketSink {
        @Override
        public void packet(int level, byte[] packet) {
            Packets.decode(packet)
                    .toOptional()
                    .ifPresent(whole -> dispatch(whole.protocol(), level, packet, whole.from()));
        }

        @Override
        public void lost(int level) {
            output.lost(level);
        }
    }

    /** What the vendor's network control protocol wants. */
    private final class NetworkOutput implements ControlOutput {
        @Override
        public void send(ControlPacket packet) {
            Bundle.this.send(network.protocol(), network.encode(packet));
        }

        @Override
        public void layerUp() {
            output.ready(Bundle.this);
        }

        @Override
        public void layerDown() {}

        @Override
        public void layerFinished() {
            if (links.isEmpty()) return;
            finish();
        }
    }

    /** What the bandwidth allocation control protocol wants. */
    private final class AllocationOutput implements ControlOutput {
        @Override
        public void send(ControlPacket packet) {
            Bundle.this.send(allocationControl.protocol(), allocationControl.encode(packet));
        }

        @Override
        public void layerUp() {
            allocation = new Bap(output, peers.isFavored());
            output.allocationReady(Bundle.this);
        }

        @Override
        public void layerDown() {
            allocation = null;
        }

        @Override
        public void layerFinished() {}
    }
}
