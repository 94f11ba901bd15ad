package io.trunkline.provider.telephony;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.DataLink;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.hdlc.BitStuffing;
import io.trunkline.provider.telephony.lapd.DataLinkOutput;
import io.trunkline.provider.telephony.lapd.LapdError;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.lapd.LapdProfile;
import io.trunkline.provider.telephony.lapd.TerminalLapd;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Consumer;

/** The data link of a subscriber's terminal on its D channel. In the kernel. */
final class UserSignalling implements DataLink, DataLinkOutput {
    private final EventScheduler events;
    private final Access access;
    private final TerminalLapd lapd;
    private Upcalls upcalls;
    private Consumer<LapdFrame> watch = frame -> {};

    UserSignalling(EventScheduler events, Access access) {
        this.events = events;
        this.access = access;
        LapdProfile profile = access.kind().isPrimary() ? LapdProfile.PRIMARY : LapdProfile.BASIC;
        this.lapd = access.kind().isMultipoint()
                ? TerminalLapd.multipoint(profile, events, access.name(), this)
                : TerminalLapd.pointToPoint(profile, events, this);
        access.dChannel().user().receiver(lapd::received);
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

    @Override
    public void establish(int tei) {
        lapd.link().establish(events.nowPicos());
    }

    @Override
    public void send(int tei, Octets message) {
        if (lapd.link().takesMessages()) lapd.link().send(message, events.nowPicos());
    }

    @Override
    public void broadcast(Octets message) {
        throw new IllegalStateException("a terminal does not broadcast");
    }

    @Override
    public void release(int tei) {
        lapd.link().release(events.nowPicos());
    }

    // ---- for the data link

    @Override
    public void send(LapdFrame frame) {
        watch.accept(frame);
        byte[] octets = frame.encode().toArray();
        access.dChannel().user().send(octets, BitStuffing.lineBits(octets), () -> {});
    }

    /** Not from inside a call of the side that asked: it is told in an event of its own. */
    @Override
    public void established(boolean confirm, int lostMessages) {
        events.after(0, () -> upcalls.established(OWN));
    }

    @Override
    public void released(boolean confirm, int lostMessages) {
        events.after(0, () -> upcalls.released(OWN));
    }

    @Override
    public void data(Octets message) {
        upcalls.received(OWN, message);
    }

    @Override
    public void unitData(Octets message) {
        upcalls.received(BROADCAST, message);
    }

    @Override
    public void error(LapdError code) {
        events.trace().add(events.nowPicos(), "user:" + access.name(), "lapd error " + code);
        if (code.isOutage()) events.after(0, () -> upcalls.reset(OWN));
    }
}
