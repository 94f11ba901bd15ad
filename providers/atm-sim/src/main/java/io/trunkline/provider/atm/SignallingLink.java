package io.trunkline.provider.atm;

import io.trunkline.circuit.sscop.SscopError;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.circuit.sscop.SscopProfile;
import io.trunkline.circuit.sscop.SscopRelease;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.AssuredLink;
import io.trunkline.provider.atm.fabric.HostPort;
import io.trunkline.provider.atm.fabric.Pdu;
import io.trunkline.provider.atm.fabric.PduReceiver;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.saal.SscfUni;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.simulation.EventScheduler;
import java.util.function.Consumer;

/** One side's signalling AAL: SSCF and SSCOP over AAL type 5 on path 0, channel 5. In the kernel. */
final class SignallingLink implements AssuredLink, PduReceiver, SscfUni.User {
    private final EventScheduler events;
    private final String name;
    private final SscfUni saal;
    private Consumer<SscopPdu> watch = pdu -> {};
    private Upcalls upcalls;

    SignallingLink(EventScheduler events, HostPort port, String name) {
        this.events = events;
        this.name = name;
        this.saal = new SscfUni(SscopProfile.UNI, events, pdu -> send(port, pdu), this);
        port.open(0, CellHeader.SIGNALLING_VCI, null, this);
    }

    private void send(HostPort port, SscopPdu pdu) {
        watch.accept(pdu);
        port.send(0, CellHeader.SIGNALLING_VCI, Pdu.of(pdu.encode().toArray()));
    }

    String name() {
        return name;
    }

    /** Who sees every unit before it becomes octets. */
    void watch(Consumer<SscopPdu> watcher) {
        watch = watcher;
    }

    @Override
    public void upcalls(Upcalls newUpcalls) {
        upcalls = newUpcalls;
    }

    @Override
    public void establish() {
        saal.establish();
    }

    @Override
    public void send(Octets message) {
        if (!saal.takesMessages()) return;
        events.trace().add(events.nowPicos(), name, "sends " + message);
        saal.send(message);
    }

    @Override
    public void release() {
        saal.release();
    }

    void close() {
        saal.close();
    }

    @Override
    public void received(int vpi, int vci, ReceivedPdu pdu) {
        saal.received(pdu.octets(), 0, pdu.octets().length);
    }

    // ---- what SSCF tells: passed on when it has returned

    @Override
    public void established(boolean confirm) {
        events.after(0, upcalls::established);
    }

    @Override
    public void released(SscopRelease reason) {
        events.after(0, upcalls::released);
    }

    @Override
    public void message(Octets message) {
        events.after(0, () -> upcalls.received(message));
    }

    @Override
    public void error(SscopError code) {
        events.trace().add(events.nowPicos(), name, "sscop error " + code);
    }
}
