package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.EyeSdnRecords;
import io.trunkline.circuit.testkit.PcapngRecords;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.hdlc.Fcs16;
import io.trunkline.provider.telephony.lapd.LapdFrame;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.simulation.capture.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A frame at the user's end of a primary rate access of 30 channels, as the capture files of a run have it: its place among those
 * of all channels from the file of the access, when from those of signalling and of the bundles. Both have the same octets.
 *
 * @param channel 0 for D, else the time slot
 * @param direction seen from the network
 * @param nanos when its last bit left or came; bits and delays of whole nanoseconds have no other instants
 * @param octets without check sequence
 */
record CapturedFrame(int channel, Direction direction, long nanos, byte[] octets) {
    private static final int LINKTYPE_PPP = 50;
    private static final int LINKTYPE_LINUX_LAPD = 177;
    private static final int LAPD_HEADER_OCTETS = 16;
    private static final int CHECK_OCTETS = 2;
    private static final int SIGNALLING_SLOT = 16;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long PICOS_PER_NANO = 1000;

    private record Way(int channel, Direction direction) {}

    /** All frames of an access, in their order. @param first the first capture file, {@code run.pcapng} */
    static List<CapturedFrame> read(Path first, String access) throws IOException {
        String stem = first.getFileName().toString().replace(".pcapng", "");
        Map<Way, Deque<PcapngRecords.Packet>> timed = timed(first, stem, access);
        List<CapturedFrame> frames = new ArrayList<>();
        for (EyeSdnRecords.Frame whole : EyeSdnRecords.read(first.resolveSibling(stem + "-" + access + ".trc"))) {
            int channel = whole.channel() >= SIGNALLING_SLOT ? whole.channel() + 1 : whole.channel();
            PcapngRecords.Packet packet =
                    timed.get(new Way(channel, whole.direction())).remove();
            frames.add(joined(channel, whole, packet));
        }
        if (timed.values().stream().anyMatch(left -> !left.isEmpty())) throw new IOException("the files differ");
        return frames;
    }

    /** A channel that serves one bundle after the other has its frames in several files. */
    private static Map<Way, Deque<PcapngRecords.Packet>> timed(Path first, String stem, String access)
            throws IOException {
        List<PcapngRecords.Packet> all = new ArrayList<>();
        for (PcapngRecords.Packet packet : PcapngRecords.read(first))
            if (packet.interfaceName().equals(access)) all.add(packet);
        try (Stream<Path> files = Files.list(first.getParent())) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith(stem + "-" + access + "-bundle-"))
                    all.addAll(PcapngRecords.read(file));
            }
        }
        Map<Way, Deque<PcapngRecords.Packet>> timed = new LinkedHashMap<>();
        all.stream()
                .sorted((a, b) -> Long.compare(a.nanos(), b.nanos()))
                .forEach(packet -> timed.computeIfAbsent(way(packet), none -> new ArrayDeque<>())
                        .add(packet));
        return timed;
    }

    private static Way way(PcapngRecords.Packet packet) {
        int colon = packet.interfaceName().indexOf(':');
        int channel = colon < 0 ? 0 : Integer.parseInt(packet.interfaceName().substring(colon + 1));
        return new Way(channel, packet.direction());
    }

    private static CapturedFrame joined(int channel, EyeSdnRecords.Frame whole, PcapngRecords.Packet packet)
            throws IOException {
        int from = channel == 0 ? LAPD_HEADER_OCTETS : 0;
        if (packet.linkType() != (channel == 0 ? LINKTYPE_LINUX_LAPD : LINKTYPE_PPP))
            throw new IOException("link type " + packet.linkType());
        boolean same =
                Arrays.equals(packet.octets(), from, packet.octets().length, whole.octets(), 0, whole.octets().length);
        if (!same || packet.nanos() / NANOS_PER_MICRO != whole.micros()) throw new IOException("two frames differ");
        byte[] octets = channel == 0 ? whole.octets() : unchecked(whole.octets());
        return new CapturedFrame(channel, whole.direction(), packet.nanos(), octets);
    }

    private static byte[] unchecked(byte[] checked) throws IOException {
        byte[] frame = Arrays.copyOf(checked, checked.length - CHECK_OCTETS);
        if (!Arrays.equals(Fcs16.append(frame), checked)) throw new IOException("a check sequence is wrong");
        return frame;
    }

    long picos() {
        return nanos * PICOS_PER_NANO;
    }

    boolean isToUser() {
        return direction == Direction.TO_USER;
    }

    /** The message of call control in a frame of signalling, if there is one. */
    Optional<Message> message() {
        if (channel != 0) return Optional.empty();
        return LapdFrame.decode(Octets.copyOf(octets).reader())
                .toOptional()
                .filter(frame -> frame.sapi() == LapdFrame.SAPI_CALL_CONTROL
                        && !frame.information().isEmpty())
                .flatMap(frame -> Message.decode(frame.information().reader()).toOptional());
    }

    @Override
    public String toString() {
        return nanos + " " + direction + " " + channel + " " + Octets.copyOf(octets);
    }
}
