package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Aal5Fault;
import io.trunkline.provider.atm.wire.Aal5Reassembler;
import io.trunkline.provider.atm.wire.Aal5Reassembler.Outcome;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.simulation.EventScheduler;
import java.util.EnumMap;
import java.util.Map;

/**
 * A channel's end: cells become units again. As long as all cells of one frame come in their order nothing can have touched the
 * octets over which the sender computed the CRC, and the frame's data are delivered. Anything else is put together octet by
 * octet, and the CRC decides.
 */
final class Reassembly implements Sink {
    private final Node node;
    private final int maxSduOctets;
    private final PduReceiver receiver;
    private final Aal5Reassembler octetwise;
    private final Map<Aal5Fault, Long> faults = new EnumMap<>(Aal5Fault.class);

    /** Takes OAM cells; {@code null} while nobody does. */
    private LoopbackEnd loopback;

    private boolean isOctetwise;
    private Frame frame;
    private int next;
    private int flags;
    private long units;
    private byte[] cell;

    /** @param receiver {@code null}: units are only counted */
    Reassembly(Node node, int maxSduOctets, PduReceiver receiver) {
        this.node = node;
        this.maxSduOctets = maxSduOctets;
        this.receiver = receiver;
        this.octetwise = new Aal5Reassembler(maxSduOctets);
    }

    void loopback(LoopbackEnd end) {
        loopback = end;
    }

    @Override
    public boolean isPrompt() {
        return receiver != null;
    }

    /** Good units so far. */
    long units() {
        return units;
    }

    /** Bad units so far. */
    Map<Aal5Fault, Long> faults() {
        return faults;
    }

    @Override
    public long touch() {
        return units + next + (frame == null ? 0 : 1);
    }

    @Override
    public void cell(Lane lane, Frame came, int word, long atPicos) {
        node.account(lane, word, -1);
        if ((word & Frame.OAM) != 0) {
            takeOam(came, word, atPicos);
            return;
        }
        if (isOctetwise) {
            takeOctets(lane, came, word, atPicos);
        } else if (continues(came, word)) {
            frame = came;
            next++;
            flags |= word;
            if ((word & Frame.LAST) != 0) deliverFrame(lane, word, atPicos);
        } else {
            lookCloser(lane);
            takeOctets(lane, came, word, atPicos);
        }
    }

    /** Cells of segments and of resource management are nothing to the end of a channel. */
    private void takeOam(Frame came, int word, long atPicos) {
        if (loopback == null || (word & Frame.PAYLOAD_TYPE) != Frame.OAM_END_TO_END) return;
        Octets payload = came.payload();
        tell(atPicos, () -> loopback.take(payload));
    }

    private boolean continues(Frame came, int word) {
        int number = word >>> Frame.NUMBER_SHIFT;
        if (number != next) return false;
        return number > 0 ? came == frame : came.cells > 0 && came.sdu.length <= maxSduOctets;
    }

    private void deliverFrame(Lane lane, int word, long atPicos) {
        Frame whole = frame;
        boolean low = (flags & Frame.LOW_PRIORITY) != 0;
        forget();
        deliver(lane, new ReceivedPdu(whole.sdu, whole.userToUser, (word & Frame.CONGESTED) != 0, low), atPicos);
    }

    private void forget() {
        frame = null;
        next = 0;
        flags = 0;
        isOctetwise = false;
    }

    /** From here on to the end of the unit octets count: first those of the cells that have come. */
    private void lookCloser(Lane lane) {
        isOctetwise = true;
        int low = flags & Frame.LOW_PRIORITY;
        for (int i = 0; i < next; i++) put(lane, frame, i << Frame.NUMBER_SHIFT | low);
    }

    private Outcome put(Lane lane, Frame from, int word) {
        if (cell == null) cell = new byte[Cell.OCTETS];
        from.write(lane.header, word, cell);
        return octetwise.receive(cell, 0).orElse(null);
    }

    private void takeOctets(Lane lane, Frame came, int word, long atPicos) {
        Outcome outcome = put(lane, came, word);
        if (outcome == null) return;
        forget();
        if (outcome instanceof Outcome.Delivered good) {
            byte[] sdu = good.sdu().toArray();
            deliver(lane, new ReceivedPdu(sdu, good.userToUser(), good.congested(), good.lowPriority()), atPicos);
        } else if (outcome instanceof Outcome.Lost bad) {
            faults.merge(bad.fault(), 1L, Long::sum);
            if (receiver != null) tell(atPicos, () -> receiver.faulted(lane.vpi(), lane.vci(), bad.fault()));
        }
    }

    private void deliver(Lane lane, ReceivedPdu pdu, long atPicos) {
        units++;
        if (receiver == null) return;
        node.fabric.delivered(atPicos, node.name, lane, pdu);
        if (node.isHost()) receiver.received(lane.vpi(), lane.vci(), pdu);
        else tell(atPicos, () -> receiver.received(lane.vpi(), lane.vci(), pdu));
    }

    /** A switch is not disturbed while it catches up. */
    private void tell(long atPicos, Runnable upcall) {
        EventScheduler scheduler = node.fabric.scheduler();
        if (node.isHost()) upcall.run();
        else scheduler.at(Math.max(scheduler.nowPicos(), atPicos + 1), upcall);
    }
}
