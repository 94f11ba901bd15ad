package io.trunkline.provider.atm;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.network.NetworkSettings;
import io.trunkline.provider.atm.fabric.CellTap;
import io.trunkline.provider.atm.fabric.ChannelNumber;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.provider.atm.fabric.Link;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.wire.Aal5;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.simulation.Trace;
import io.trunkline.simulation.TraceLog;
import io.trunkline.simulation.capture.CaptureSet;
import io.trunkline.simulation.capture.Circuit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The trace of a run, and its captures where they are asked for. */
final class Observation implements CellTap {
    private final TraceLog trace;
    private final CaptureSet captures;

    Observation(NetworkSettings settings) throws Ws2Exception {
        String network = settings.plan().name();
        try {
            trace = settings.openTrace();
            captures = settings.captureFile().isEmpty()
                    ? null
                    : new CaptureSet(
                            Path.of(settings.captureFile()), "network " + network + ", seed " + settings.seed());
        } catch (IOException cannot) {
            throw new Ws2Exception(WsaError.WSASYSNOTREADY, cannot.getMessage(), FailureContext.NONE, cannot);
        }
    }

    Trace trace() {
        return trace;
    }

    void watch(Fabric fabric) {
        if (captures != null) fabric.addTap(this);
    }

    @Override
    public void cell(long picos, Link link, boolean forward, byte[] octets) {
        captures.cell(picos, link.name(), forward, octets, 0);
    }

    @Override
    public void pdu(long picos, String host, ChannelNumber channel, boolean sent, ReceivedPdu pdu) {
        captures.pdu(picos, host, sent, new Circuit(channel.vpi(), channel.vci()), withTrailer(pdu));
    }

    /** The unit with padding and trailer, as it is on the line. */
    private static byte[] withTrailer(ReceivedPdu pdu) {
        byte[] sdu = pdu.octets();
        byte[] cells = Aal5.segment(new CellHeader(0, 0, CellHeader.FIRST_USER_VCI, 0, false), sdu, pdu.userToUser());
        int count = cells.length / Cell.OCTETS;
        byte[] unit = new byte[count * Cell.PAYLOAD_OCTETS];
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    cells, i * Cell.OCTETS + Cell.HEADER_OCTETS, unit, i * Cell.PAYLOAD_OCTETS, Cell.PAYLOAD_OCTETS);
        }
        return unit;
    }

    List<String> commands() {
        return captures == null ? List.of() : captures.commands();
    }

    void close() {
        trace.close();
        if (captures != null) captures.close();
    }
}
