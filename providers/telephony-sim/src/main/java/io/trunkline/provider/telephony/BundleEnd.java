package io.trunkline.provider.telephony;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.socket.ChannelEnd;
import io.trunkline.circuit.socket.CircuitEnd;
import io.trunkline.circuit.socket.Line;
import io.trunkline.provider.telephony.bap.BapExchange;
import io.trunkline.provider.telephony.bap.BapOutcome;
import io.trunkline.provider.telephony.bap.BapPacket;
import io.trunkline.provider.telephony.bap.BapResponse;
import io.trunkline.provider.telephony.bap.PhoneDelta;
import io.trunkline.provider.telephony.hdlc.BitStuffing;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.ppp.Alarm;
import io.trunkline.provider.telephony.ppp.Bundle;
import io.trunkline.provider.telephony.ppp.BundleOutput;
import io.trunkline.provider.telephony.ppp.BundleSettings;
import io.trunkline.provider.telephony.ppp.Link;
import io.trunkline.provider.telephony.ppp.LinkEnd;
import io.trunkline.provider.telephony.ppp.LinkSettings;
import io.trunkline.provider.telephony.ppp.LinkUser;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One end of a bundle of B channels, as the line of a circuit. Each idle link takes one fragment of the most urgent packet under
 * way, so that an urgent packet waits for one fragment on each link at most. Members of priority 0, 1 and 2 have a class of
 * their own, all others share the last one; a member with a share of its own goes in the first. In the kernel.
 */
final class BundleEnd implements Line, BundleOutput, LinkUser {
    /** Who dials or answers the calls of the bundle. */
    interface Owner {
        /** A link has joined. */
        void joined(Run run);

        /** A link carries nothing any more; its call may go. @param cause that says why */
        void closed(Run run, CauseValue cause);

        /** Packets may be sent. */
        void ready();

        /** The far end asks for one more link that it dials. */
        BapResponse callRequested();

        /** Agreed: a further call is to be placed. */
        default void dial(BapExchange exchange) {}

        /** An exchange has come to its end. */
        default void ended(BapExchange exchange, BapOutcome outcome) {}
    }

    /** A link on its channel. */
    static final class Run {
        final BChannel channel;
        Link link;
        private Alarm alarm;
        /** What follows when a frame has left. */
        private Runnable sent;

        private boolean over;
        /** While it was busy something came that it may have to send. */
        private boolean asked;

        Run(BChannel channel) {
            this.channel = channel;
        }

        /** It carries fragments. */
        boolean isJoined() {
            return !over && link.isJoined();
        }
    }

    private static final int PROTOCOL_OCTETS = 2;

    private final TelephonyHost host;
    private final CircuitEnd end;
    private final Owner owner;
    private final EventScheduler events;
    private final Bundle bundle;
    private final Alarm alarm;
    private final List<Run> runs = new ArrayList<>();
    private final Places places;
    private final Deque<byte[]> aside = new ArrayDeque<>();
    private int nextLink;
    private boolean ended;
    /** A member waits for its last packet to be under way wholly, which a channel may bring about. */
    private boolean asksAgain;

    BundleEnd(TelephonyHost host, CircuitEnd end, boolean caller, Owner owner) {
        this.host = host;
        this.end = end;
        this.owner = owner;
        this.events = host.events();
        this.places = new Places(end);
        TelephonySettings settings = host.telephony();
        this.bundle =
                new Bundle(new BundleSettings(settings.limits(), settings.fragmentOctets(), caller, host::magic), this);
        this.alarm = new Alarm(events, bundle::nextPicos, bundle::expire);
        end.line(this);
    }

    Bundle bundle() {
        return bundle;
    }

    /** Links that carry fragments. */
    int joinedLinks() {
        return (int) runs.stream().filter(Run::isJoined).count();
    }

    /** The most octets of a packet in one fragment. */
    void fragmentOctets(int octets) {
        bundle.fragmentOctets(octets);
    }

    /** Room for a frame of the circuit in one packet: where classes keep packets apart it may be long, else it is one fragment. */
    int packetOctets(int fragmentOctets) {
        boolean agreed = !bundle.links().isEmpty(); // a little before packets may be sent
        boolean classes = !agreed || bundle.headers().isMultiClass();
        int own = host.telephony().mrruOctets();
        int taken = agreed ? Math.min(own, bundle.maxPacketOctets()) : own; // the far end may be configured otherwise
        int most = classes ? taken : Math.min(taken, fragmentOctets - PROTOCOL_OCTETS);
        return Math.max(1, CircuitEnd.roomOf(FrameFormat.COMPACT, most));
    }

    // ---- its links

    /** A channel is switched through: a link begins on it. */
    Run begin(BChannel channel) {
        Run run = new Run(channel);
        EndpointDiscriminator who = EndpointDiscriminator.local(host.name());
        int number = ++nextLink;
        LinkSettings wanted =
                LinkSettings.compressed(who, number, host.telephony().mrruOctets());
        if (!bundle.links().isEmpty())
            wanted = wanted.like(bundle.links().get(0).own());
        run.link = new Link(number, host.telephony().adapted(wanted), host::magic, this);
        run.alarm = new Alarm(events, run.link::nextPicos, picos -> {
            run.link.expire(picos);
            after(run);
        });
        run.sent = () -> idle(run);
        runs.add(run);
        channel.receiver(octets -> received(run, octets));
        run.link.up(events.nowPicos());
        after(run);
        return run;
    }

    private void received(Run run, byte[] octets) {
        if (run.over) return;
        if (run.link.received(octets, events.nowPicos())) after(run);
        else if (alarm.isPlanned() || bundle.isHeldUp()) alarm.rearm();
    }

    /** Something may have to be sent, or to be waited for. */
    private void after(Run run) {
        if (!run.over) run.alarm.rearm();
        alarm.rearm();
        transmit(run);
    }

    /** Ends a link in order. */
    void terminate(Run run) {
        run.link.close(events.nowPicos());
        after(run);
    }

    /** The channel of a link is gone. */
    void lost(Run run) {
        if (run.over) return;
        run.link.down(events.nowPicos());
        forget(run);
        alarm.rearm();
    }

    private void forget(Run run) {
        run.over = true;
        run.alarm.cancel();
        runs.remove(run);
    }

    /** Ends all of it: the calls are being cleared. */
    void close() {
        ended = true;
        for (Run run : List.copyOf(runs)) lost(run);
        alarm.cancel();
        places.clear();
        aside.clear();
    }

    Optional<Run> run(Link link) {
        return runs.stream().filter(run -> run.link == link).findFirst();
    }

    List<Run> runs() {
        return List.copyOf(runs);
    }

    // ---- what links tell

    @Override
    public void somethingToTransmit(Link link) {
        run(link).ifPresent(this::transmit);
    }

    @Override
    public void opened(Link link) {
        Run run = run(link).orElse(null);
        if (run == null) return;
        if (!bundle.fits(link)) {
            link.close(events.nowPicos());
            return;
        }
        bundle.join(link, events.nowPicos());
        alarm.rearm();
        owner.joined(run);
        end.pump();
    }

    @Override
    public void closed(Link link, LinkEnd reason) {
        run(link).ifPresent(run -> {
            forget(run);
            if (!ended) owner.closed(run, cause(reason));
        });
    }

    private static CauseValue cause(LinkEnd reason) {
        return switch (reason) {
            case CLOSED, CLOSED_BY_PEER, CIRCUIT_LOST -> CauseValue.NORMAL_CALL_CLEARING;
            case NO_AGREEMENT, LOOPED -> CauseValue.TEMPORARY_FAILURE;
        };
    }

    // ---- what the bundle tells

    @Override
    public void ready(Bundle same) {
        owner.ready();
        end.pump();
    }

    @Override
    public void packet(int level, byte[] octets, int from) {
        end.received(octets, from, octets.length - from);
    }

    @Override
    public void lost(int level) {
        end.frameLost();
    }

    @Override
    public void allocationReady(Bundle same) {}

    @Override
    public void ended(Bundle same) {}

    @Override
    public void send(BapPacket packet) {
        bundle.send(packet);
        alarm.rearm(); // an answer is waited for
        runs().forEach(this::transmit);
    }

    @Override
    public Answer callRequested() {
        return Answer.of(owner.callRequested());
    }

    @Override
    public BapResponse callbackRequested(Optional<PhoneDelta> number) {
        return BapResponse.REJECT;
    }

    @Override
    public BapResponse dropRequested(int ownDiscriminator) {
        return runs.size() > 1 ? BapResponse.ACK : BapResponse.FULL_NAK;
    }

    @Override
    public void dial(BapExchange exchange, Optional<PhoneDelta> number) {
        alarm.rearm(); // the call is waited for
        owner.dial(exchange);
    }

    @Override
    public void terminate(int peerDiscriminator) {
        bundle.linkByPeerDiscriminator(peerDiscriminator).flatMap(this::run).ifPresent(this::terminate);
    }

    @Override
    public void ended(BapExchange exchange, BapOutcome outcome) {
        owner.ended(exchange, outcome);
    }

    // ---- the line

    @Override
    public boolean isOpen() {
        return !ended && bundle.isReady();
    }

    @Override
    public boolean isFree() {
        if (!aside.isEmpty()) return false;
        for (Run run : runs) if (isIdle(run)) return true; // asked for every frame
        return false;
    }

    private static boolean isIdle(Run run) {
        return run.isJoined() && run.channel.unsent() == 0;
    }

    /** A packet may begin if none as urgent is under way. */
    @Override
    public boolean takes(ChannelEnd channel) {
        Places.Place place = places.of(channel);
        int wanted = level(channel);
        if (wanted != place.level && !hasSettled(place)) return false;
        place.level = wanted;
        for (int level = wanted; level < bundle.levels(); level++) if (!bundle.isFree(level)) return false;
        return true;
    }

    /** Packets of one member stay in order: it goes to another class when all that it sent in the old one has come. */
    private boolean hasSettled(Places.Place place) {
        if (place.lastPicos == 0) return true;
        if (!bundle.isFree(place.level)) {
            asksAgain = true;
            return false;
        }
        long settled = place.lastPicos + host.telephony().limits().maxSlipPicos();
        if (events.nowPicos() >= settled) return true;
        if (place.askedAgainPicos != settled) events.at(settled, end::pump);
        place.askedAgainPicos = settled;
        return false;
    }

    private int level(ChannelEnd channel) {
        if (!bundle.headers().isMultiClass()) return 0;
        if (end.isReserved(channel)) return bundle.levels() - 1; // it keeps to its share, which goes before all others
        int priority = channel.membership() == null ? 0 : channel.membership().priority();
        return Math.max(0, bundle.levels() - 1 - priority);
    }

    @Override
    public void send(byte[] frame, ChannelEnd of) {
        if (of == null) {
            aside.add(frame);
        } else {
            Places.Place place = places.of(of);
            place.lastPicos = events.nowPicos();
            bundle.offer(place.level, frame);
        }
        kick();
    }

    /** Gives idle links what is under way. */
    private void kick() {
        // for every packet; none comes or goes while they take what is there
        for (int i = 0; i < runs.size(); i++) if (runs.get(i).isJoined()) transmit(runs.get(i));
    }

    private void transmit(Run run) {
        run.asked = true;
        if (run.over || run.channel.unsent() > 0) return;
        if (!aside.isEmpty() && isOpen() && bundle.isFree(0)) bundle.offer(0, aside.remove());
        Optional<byte[]> frame = run.link.hasFrame() ? run.link.poll(events.nowPicos()) : Optional.empty();
        if (frame.isEmpty()) return;
        byte[] octets = frame.get();
        run.channel.send(octets, BitStuffing.lineBits(octets), run.sent);
        if (asksAgain) events.at(events.nowPicos(), end::pump);
        asksAgain = false;
        // all that it has to know when the frame has left is known now, while it is at hand
        run.asked = runs.size() > 1 || !aside.isEmpty() || run.link.hasFrame();
    }

    private void idle(Run run) {
        if (run.over) return;
        end.pump();
        if (run.asked || runs.size() > 1) transmit(run);
    }
}
