package io.trunkline.provider.telephony.exchange;

import io.trunkline.provider.telephony.call.Switching;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.provider.telephony.line.LineQuality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Circuits on every trunk between two accesses, held by one call. */
final class SeizedCircuit implements Switching.Circuit {
    private final Exchange exchange;
    private final TrunkRoute route;
    private final List<int[]> circuits = new ArrayList<>();
    private final int width;
    private SeizedBearer caller;
    private Charge charge;
    private boolean held = true;

    SeizedCircuit(Exchange exchange, TrunkRoute route, int channels) {
        this.exchange = exchange;
        this.route = route;
        this.width = channels;
        for (Trunk trunk : route.trunks()) {
            circuits.add(trunk.circuits.take(channels));
            trunk.users.add(this);
        }
        for (Office office : route.offices()) office.calls.add(this);
    }

    @Override
    public void switchThrough(Switching.Bearer callerBearer, Switching.Bearer calledBearer) {
        SeizedBearer from = (SeizedBearer) callerBearer;
        SeizedBearer to = (SeizedBearer) calledBearer;
        if (!held || !from.isHeld() || !to.isHeld()) throw new IllegalStateException("given back already");
        disconnect();
        caller = from;
        List<BChannel> callers = from.channels();
        List<BChannel> called = to.channels();
        if (callers.size() != width || called.size() != width) {
            throw new IllegalArgumentException(from + " and " + to + " over " + width + " circuits");
        }
        for (int i = 0; i < width; i++) connect(i, from.access, callers.get(i), to.access, called.get(i));
        if (charge == null) charge = exchange.chargeFor(from, width);
    }

    private void connect(int index, Access from, BChannel callerEnd, Access to, BChannel calledEnd) {
        long delay =
                from.line.delayPicos(from.place(callerEnd.number())) + to.line.delayPicos(to.place(calledEnd.number()));
        List<LineQuality> there = new ArrayList<>(List.of(from.line.there));
        List<LineQuality> back = new ArrayList<>(List.of(from.line.back));
        Office here = from.office;
        for (int i = 0; i < route.trunks().size(); i++) {
            Trunk trunk = route.trunks().get(i);
            boolean forward = trunk.from == here;
            delay += trunk.line.delayPicos(circuits.get(i)[index]);
            there.add(forward ? trunk.line.there : trunk.line.back);
            back.add(forward ? trunk.line.back : trunk.line.there);
            here = trunk.other(here);
        }
        there.add(to.line.back);
        back.add(to.line.there);
        Collections.reverse(back);
        callerEnd.connect(calledEnd, delay, there, back);
    }

    private void disconnect() {
        if (caller == null) return;
        caller.channels().forEach(BChannel::disconnect);
        caller = null;
    }

    /** The way is broken: nothing passes any more. */
    void cut() {
        if (caller != null && caller.isHeld()) caller.channels().forEach(BChannel::disconnect);
    }

    @Override
    public long signallingDelayPicos() {
        return route.signallingDelayPicos();
    }

    Charge charge() {
        return charge;
    }

    @Override
    public void giveBack() {
        if (!held) return;
        held = false;
        if (caller != null && caller.isHeld()) disconnect();
        for (int i = 0; i < circuits.size(); i++) {
            Trunk trunk = route.trunks().get(i);
            for (int circuit : circuits.get(i)) trunk.circuits.giveBack(circuit);
            trunk.users.remove(this);
        }
        for (Office office : route.offices()) office.calls.remove(this);
        if (charge != null) exchange.chargeEnds(this);
    }
}
