package io.trunkline.provider.telephony;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.DataLink;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.hdlc.BitStuffing;
import io.trunkline.provider.telephony.lapd.LapdError;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.lapd.LapdProfile;
import io.trunkline.provider.telephony.lapd.NetworkLapd;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Consumer;

/** The exchange's data links on the D channel of an access. In the kernel. */
final class NetworkSignalling implements DataLink, NetworkLapd.User {
    private final EventScheduler events;
    private final Access access;
    private final NetworkLapd lapd;
    private Upcalls upcalls;
    private Consumer<LapdFrame> watch = frame -> {};

    NetworkSignalling(EventScheduler events, Access access) {
        this.events = events;
        this.access = access;
        LapdProfile profile = access.kind().isPrimary() ? LapdProfile.PRIMARY : LapdProfile.BASIC;
        this.lapd = access.kind().isMultipoint()
                ? NetworkLapd.multipoint(profile, events, this)
                : NetworkLapd.pointToPoint(profile, events, this);
        access.dChannel().network().receiver(lapd::received);
    }

    void close() {
        lapd.close();
    }

    /** Has somebody see every frame that is sent from now on, as it is before it is encoded. */
    void watch(Consumer<LapdFrame> watcher) {
        watch = watcher;
    }

    // ---- for call control

    @Override
    public void upcalls(Upcalls told) {
        upcalls = told;
    }

    /** A terminal whose identifier has been taken back has no link any more. */
    @Override
    public boolean isGone(int tei) {
        return lapd.link(tei).isEmpty();
    }

    @Override
    public void establish(int tei) {
        lapd.link(tei).ifPresentOrElse(link -> link.establish(events.nowPicos()), () -> released(tei, false, 0));
    }

    @Override
    public void send(int tei, Octets message) {
        lapd.link(tei).filter(link -> link.takesMessages()).ifPresent(link -> link.send(message, events.nowPicos()));
    }

    @Override
    public void broadcast(Octets message) {
        lapd.broadcast(message);
    }

    @Override
    public void release(int tei) {
        lapd.link(tei).ifPresent(link -> link.release(events.nowPicos()));
    }

    // ---- for the data links

    @Override
    public void send(LapdFrame frame) {
        watch.accept(frame);
        byte[] octets = frame.encode().toArray();
        access.dChannel().network().send(octets, BitStuffing.lineBits(octets), () -> {});
    }

    /** Not from inside a call of the side that asked: it is told in an event of its own. */
    @Override
    public void established(int tei, boolean confirm, int lostMessages) {
        events.after(0, () -> upcalls.established(tei));
    }

    @Override
    public void released(int tei, boolean confirm, int lostMessages) {
        events.after(0, () -> upcalls.released(tei));
    }

    @Override
    public void data(int tei, Octets message) {
        upcalls.received(tei, message);
    }

    @Override
    public void unitData(int tei, Octets message) {
        upcalls.received(BROADCAST, message);
    }

    @Override
    public void error(int tei, LapdError code) {
        events.trace().add(events.nowPicos(), "network:" + access.name(), "lapd error " + code + " of terminal " + tei);
        if (code.isOutage()) events.after(0, () -> upcalls.reset(tei));
    }
}
