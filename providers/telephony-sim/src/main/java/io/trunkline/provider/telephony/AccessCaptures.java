package io.trunkline.provider.telephony;

import io.trunkline.circuit.network.NetworkSettings;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.hdlc.Fcs16;
import io.trunkline.simulation.capture.CaptureFile;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.EyeSdnWriter;
import io.trunkline.simulation.capture.LinkType;
import io.trunkline.simulation.capture.LinuxLapd;
import io.trunkline.simulation.capture.PcapngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Captures of the accesses: all signalling in one file, the B channels of one access and direction in a file each, because the
 * dissector puts fragments together by sequence number alone, and each access with all its channels in a file of its own.
 */
final class AccessCaptures {
    private final Path signallingFile;
    private final PcapngWriter signalling;
    private final Map<String, Integer> interfaces = new LinkedHashMap<>();
    private final Map<String, PcapngWriter> bearers = new LinkedHashMap<>();
    private final Map<String, EyeSdnWriter> accesses = new LinkedHashMap<>();
    private final String comment;

    AccessCaptures(NetworkSettings settings) throws IOException {
        signallingFile = Path.of(settings.captureFile());
        comment = "network " + settings.plan().name() + ", seed " + settings.seed();
        signalling = new PcapngWriter(signallingFile, comment);
    }

    private Path beside(String what, String ending) {
        String name = signallingFile.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 1 ? name : name.substring(0, dot);
        return signallingFile.resolveSibling(stem + "-" + what.replace('/', '-') + ending);
    }

    void frame(Access access, int channel, Direction direction, long atPicos, byte[] octets) {
        accesses.computeIfAbsent(access.name(), this::whole)
                .frame(atPicos, direction, place(channel), channel == 0 ? octets : withCheck(octets));
        if (channel == 0) {
            int in = interfaces.computeIfAbsent(
                    access.name(), name -> signalling.addInterface(name, LinkType.LINUX_LAPD));
            signalling.record(in, atPicos, direction, LinuxLapd.record(direction, octets));
            return;
        }
        String way = access.name() + (direction == Direction.FROM_USER ? "-sent" : "-received");
        PcapngWriter file = bearers.computeIfAbsent(way, this::bearer);
        String name = access.name() + ":" + channel;
        int in = interfaces.computeIfAbsent(way + channel, unused -> file.addInterface(name, LinkType.PPP));
        file.record(in, atPicos, direction, withCheck(octets));
    }

    /** Slot 16 carries signalling: the format numbers the others 1 to 30. */
    private static int place(int channel) {
        return channel > 16 ? channel - 1 : channel;
    }

    private EyeSdnWriter whole(String access) {
        try {
            return new EyeSdnWriter(beside(access, ".trc"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private PcapngWriter bearer(String way) {
        try {
            return new PcapngWriter(beside(way, ".pcapng"), comment);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static byte[] withCheck(byte[] frame) {
        byte[] all = Arrays.copyOf(frame, frame.length + 2);
        int check = Fcs16.of(frame);
        all[frame.length] = (byte) check;
        all[frame.length + 1] = (byte) (check >> 8);
        return all;
    }

    private List<CaptureFile> files() {
        List<CaptureFile> all = new ArrayList<>();
        all.add(signalling);
        all.addAll(bearers.values());
        all.addAll(accesses.values());
        return all;
    }

    List<String> commands() {
        List<String> lines = new ArrayList<>();
        lines.add("tshark -r " + signallingFile + " -V -O lapd,q931");
        bearers.values()
                .forEach(file -> lines.add("tshark -r " + file.path()
                        + " -o ppp.fcs_type:16-Bit -o mp.short_seqno:TRUE -o mp.max_fragments:64"));
        accesses.values().forEach(file -> lines.add("tshark -r " + file.path()));
        for (CaptureFile file : files()) file.trouble().ifPresent(lines::add);
        return lines;
    }

    void close() {
        files().forEach(CaptureFile::close);
    }
}
