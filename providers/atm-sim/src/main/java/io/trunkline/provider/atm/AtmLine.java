package io.trunkline.provider.atm;

import io.trunkline.circuit.socket.ChannelEnd;
import io.trunkline.circuit.socket.CircuitEnd;
import io.trunkline.circuit.socket.Line;
import io.trunkline.provider.atm.fabric.CellTally;
import io.trunkline.provider.atm.fabric.ChannelNumber;
import io.trunkline.provider.atm.fabric.HostPort;
import io.trunkline.provider.atm.fabric.Pdu;
import io.trunkline.provider.atm.fabric.PduReceiver;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.wire.Aal5Fault;
import io.trunkline.provider.atm.wire.CellHeader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The connection of one end of a circuit: every frame is an AAL5 unit, one at a time, so that an urgent frame waits for one
 * other at most. It can move to another connection between two frames. In the kernel.
 */
final class AtmLine implements Line, PduReceiver {
    private static final int NONE = -1;

    private final HostPort port;
    private final CircuitEnd end;
    private int vpi = NONE;
    private int vci;
    /** A connection to move to once the frame that is being sent has left. */
    private int[] movesTo;
    /** The connections that it has, by their key. */
    private final Set<Integer> opened = new HashSet<>();

    private final LineFigures figures = new LineFigures();
    private final CellTally cells = figures.cells();
    private final Map<Integer, CellTally> cellsOf = new HashMap<>();
    private CellTraffic sends = CellTraffic.NONE;
    private CellTraffic sendsThen;
    private boolean sending;

    AtmLine(HostPort port, CircuitEnd end) {
        this.port = port;
        this.end = end;
        end.line(this);
    }

    int vpi() {
        return vpi;
    }

    int vci() {
        return vci;
    }

    // ---- its connection

    /** It can send and receive from now on. */
    void attach(int newVpi, int newVci, CellTraffic traffic) {
        if (!port.has(newVpi, newVci)) return; // taken back: the message that says so is on its way
        open(newVpi, newVci, traffic);
        vpi = newVpi;
        vci = newVci;
        sends = traffic;
        figures.begin(end.events().nowPicos());
        end.pump();
    }

    /** It sends on another connection from the next frame on; what still comes on the old one is taken. */
    void moveTo(int newVpi, int newVci, CellTraffic traffic) {
        if (!port.has(newVpi, newVci)) return; // as above
        open(newVpi, newVci, traffic);
        movesTo = new int[] {newVpi, newVci};
        sendsThen = traffic;
        moveIfIdle();
    }

    private void open(int newVpi, int newVci, CellTraffic traffic) {
        port.open(newVpi, newVci, traffic, this);
        opened.add(key(newVpi, newVci));
    }

    private static int key(int vpi, int vci) {
        return vpi << 16 | vci;
    }

    private void moveIfIdle() {
        if (movesTo == null || sending) return;
        vpi = movesTo[0];
        vci = movesTo[1];
        sends = sendsThen;
        movesTo = null;
        end.pump();
    }

    /** Another rate is in force for what it sends. */
    void traffic(CellTraffic traffic) {
        if (movesTo != null) {
            sendsThen = traffic;
            port.reshape(movesTo[0], movesTo[1], traffic);
            return;
        }
        if (traffic.equals(sends) || vpi < 0) return;
        sends = traffic;
        port.reshape(vpi, vci, traffic);
    }

    /**
     * A connection is no more; does nothing if it is not, or no longer, one of this line's: its numbers may be another's by now. A
     * frame that has not left it is lost.
     */
    void detach(int oldVpi, int oldVci) {
        if (!opened.remove(key(oldVpi, oldVci))) return;
        port.close(oldVpi, oldVci);
        if (movesTo != null && oldVpi == movesTo[0] && oldVci == movesTo[1]) movesTo = null;
        if (oldVpi != vpi || oldVci != vci) return;
        vpi = NONE;
        sending = false;
        moveIfIdle();
    }

    /** Ends it, with all connections that it has. */
    void close() {
        movesTo = null;
        for (int key : List.copyOf(opened)) detach(key >>> 16, key & CellHeader.MAX_VCI);
    }

    // ---- sending

    @Override
    public boolean isOpen() {
        return vpi >= 0;
    }

    @Override
    public boolean isFree() {
        return !sending && movesTo == null;
    }

    @Override
    public boolean takes(ChannelEnd channel) {
        return isFree();
    }

    @Override
    public void send(byte[] frame, ChannelEnd of) {
        if (of == null) {
            port.send(vpi, vci, new Pdu(frame, 0, false, 0, cells));
            return;
        }
        sending = true;
        port.send(vpi, vci, new Pdu(frame, 0, false, of.cellLoss(), tallyOf(of)));
    }

    @Override
    public void sent(int ofVpi, int ofVci) {
        if (ofVpi != vpi || ofVci != vci) return;
        if (port.unsent(vpi, vci) > 0) return; // frames were sent aside: the turn is over when all have left
        sending = false;
        moveIfIdle();
        end.pump();
    }

    // ---- what became of it

    @Override
    public Map<String, String> figures() {
        if (!isOpen()) return Map.of();
        return figures.of(port, new ChannelNumber(vpi, vci), sends, end.events().nowPicos());
    }

    @Override
    public Supplier<Map<String, String>> figures(ChannelEnd of) {
        CellTally tally = tallyOf(of);
        return () -> {
            port.settle();
            return LineFigures.of(tally);
        };
    }

    private CellTally tallyOf(ChannelEnd channel) {
        return cellsOf.computeIfAbsent(channel.number(), number -> new CellTally(cells));
    }

    @Override
    public void forget(ChannelEnd channel) {
        cellsOf.remove(channel.number());
    }

    // ---- receiving

    @Override
    public void received(int ofVpi, int ofVci, ReceivedPdu pdu) {
        end.received(pdu.octets(), 0, pdu.octets().length);
    }

    @Override
    public void faulted(int ofVpi, int ofVci, Aal5Fault fault) {
        end.frameLost();
    }
}
