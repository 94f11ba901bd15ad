package io.trunkline.provider.atm;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.fabric.ChannelNumber;
import io.trunkline.provider.atm.fabric.Pdu;
import io.trunkline.provider.atm.fabric.PduReceiver;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.FragmentSize;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * What a root sends: messages cut into fragments, as on other circuits, but without credit, for nothing flows back. The rate
 * of the contract alone holds it up, and a leaf drops what it has no room for. Its end is the END of an entity that has no
 * connection, one frame that nobody confirms. In the kernel.
 */
final class MulticastSender implements PduReceiver {
    /** The only one on the circuit. */
    static final int CHANNEL = 1;

    private static final long OFFSETS = 1L << 32;

    private final AtmHost host;
    private final Runnable roomCame;
    private final int bufferOctets;
    private final int largestOctets;
    private final Deque<byte[]> toSend = new ArrayDeque<>();
    private int fragmentOctets;
    private int vpi = -1;
    private int vci;
    private int queuedOctets;
    private int sentOfMessage;
    private long offset;
    private boolean sending;
    private byte[] farewell; // not null: nothing is sent behind it
    private boolean farewellSent;
    private Runnable whenSent;
    private final LineFigures figures = new LineFigures();
    private CellTraffic sends = CellTraffic.NONE;

    MulticastSender(AtmHost host, Runnable roomCame) {
        this.host = host;
        this.roomCame = roomCame;
        this.largestOctets = host.settings().largestMessageOctets();
        this.bufferOctets = Math.max(host.settings().bufferOctets(), largestOctets);
        this.fragmentOctets = host.settings().fragmentOctets();
    }

    int vpi() {
        return vpi;
    }

    int vci() {
        return vci;
    }

    void attach(int newVpi, int newVci, TrafficContract contract, FlowSpec flow) {
        if (!host.port().has(newVpi, newVci)) return; // taken back: the call is about to be cleared
        vpi = newVpi;
        vci = newVci;
        if (contract.category().isReserved()) {
            int fitting = FragmentSize.octets(contract.forward(), flow.latencyMicros(), AtmHost.SHIM_OCTETS);
            fragmentOctets = Math.min(fragmentOctets, fitting);
        }
        sends = contract.forward();
        figures.begin(host.events().nowPicos());
        host.port().open(vpi, vci, contract.forward(), this);
        pump();
    }

    void traffic(CellTraffic traffic) {
        if (vpi < 0) return;
        sends = traffic;
        host.port().reshape(vpi, vci, traffic);
    }

    void detach() {
        toSend.clear();
        queuedOctets = 0;
        if (vpi < 0) return;
        host.port().close(vpi, vci);
        vpi = -1;
    }

    /** Empty while there is no circuit. */
    Map<String, String> figures() {
        if (vpi < 0) return Map.of();
        return figures.of(
                host.port(), new ChannelNumber(vpi, vci), sends, host.events().nowPicos());
    }

    /** What a message costs: an empty one is not free. */
    private static int cost(int octets) {
        return Math.max(1, octets);
    }

    int sendRoom() {
        int room = bufferOctets - queuedOctets;
        return room < largestOctets ? 0 : room;
    }

    int queuedOctets() {
        return queuedOctets;
    }

    /** Takes one message. */
    int send(ByteBuffer data) throws Ws2Exception {
        int octets = data.remaining();
        if (octets > largestOctets) {
            throw new Ws2Exception(
                    WsaError.WSAEMSGSIZE, "a message of " + octets + " octets, the largest is " + largestOctets);
        }
        if (farewell != null) throw new Ws2Exception(WsaError.WSAESHUTDOWN, "the root has ended sending");
        if (queuedOctets > 0 && cost(octets) > bufferOctets - queuedOctets) return ProviderSocket.WOULD_BLOCK;
        byte[] copy = new byte[octets];
        data.get(copy);
        toSend.add(copy);
        queuedOctets += cost(octets);
        pump();
        return octets;
    }

    /** Nothing more will be sent; {@code data} goes behind all that has been taken. */
    void finish(byte[] data) {
        if (farewell != null) return;
        farewell = data;
        pump();
    }

    /** Runs once all of it, the farewell too, has left the host. */
    void whenSent(Runnable then) {
        whenSent = then;
        if (farewellSent && !sending) then.run();
    }

    private void pump() {
        if (sending || vpi < 0) return;
        byte[] sdu = toSend.isEmpty() ? end() : takePart();
        if (sdu == null) return;
        sending = true;
        host.port().send(vpi, vci, new Pdu(sdu, 0, false, 0, figures.cells()));
    }

    private byte[] end() {
        if (farewell == null || farewellSent) return null;
        farewellSent = true;
        byte[] pdu = new SscopPdu.End(false, Octets.copyOf(farewell)).encode().toArray();
        byte[] sdu = FrameFormat.LLC_SNAP.open(FrameKind.SSCOP, CHANNEL, 0, pdu.length);
        System.arraycopy(pdu, 0, sdu, sdu.length - pdu.length, pdu.length);
        return sdu;
    }

    private byte[] takePart() {
        byte[] head = toSend.peek();
        int part = Math.min(head.length - sentOfMessage, fragmentOctets);
        boolean ends = sentOfMessage + part == head.length;
        FrameKind kind = ends ? FrameKind.MESSAGE_END : FrameKind.MESSAGE_PART;
        byte[] sdu = sentOfMessage == 0
                ? FrameFormat.LLC_SNAP.openMessage(kind, CHANNEL, offset, part)
                : FrameFormat.LLC_SNAP.open(kind, CHANNEL, offset, part);
        System.arraycopy(head, sentOfMessage, sdu, sdu.length - part, part);
        offset = (offset + cost(part)) % OFFSETS;
        sentOfMessage += part;
        queuedOctets -= cost(part);
        if (ends) {
            toSend.remove();
            sentOfMessage = 0;
        }
        return sdu;
    }

    @Override
    public void sent(int ofVpi, int ofVci) {
        if (ofVpi != vpi || ofVci != vci) return;
        sending = false;
        roomCame.run();
        pump();
        if (farewellSent && !sending && whenSent != null) whenSent.run();
    }

    /** Nothing comes back on such a circuit. */
    @Override
    public void received(int ofVpi, int ofVci, ReceivedPdu pdu) {}
}
