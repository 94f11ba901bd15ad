package io.trunkline.provider.telephony;

import io.trunkline.circuit.network.NetworkSettings;
import io.trunkline.provider.telephony.call.AccessKind;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.hdlc.Fcs16;
import io.trunkline.simulation.capture.CaptureFile;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.EyeSdnWriter;
import io.trunkline.simulation.capture.LinkType;
import io.trunkline.simulation.capture.LinuxLapd;
import io.trunkline.simulation.capture.PcapngWriter;
import io.trunkline.simulation.capture.TsharkCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The captures of one run, named after one file. For {@code run.pcapng} they are:
 *
 * <ul>
 *   <li>{@code run.pcapng}: all signalling, an interface for each access
 *   <li>{@code run-HOST-bundle-CALLER-NUMBER-sent.pcapng} and {@code -received.pcapng}: what a host sent or got on the B channels of one
 *       bundle, over all its accesses, with check sequences. A bundle and direction have a file of their own because the dissector puts
 *       fragments together by sequence number alone
 *   <li>{@code run-ACCESS.trc}: an access with all its channels in both directions
 * </ul>
 *
 * A file comes with its first frame. Writing never disturbs the run; what could not be written stands among the commands. Safe from
 * any thread.
 */
final class AccessCaptures {
    private static final System.Logger LOG = System.getLogger("io.trunkline.telephony");
    private static final int SIGNALLING_SLOT_E1 = 16;

    private final Path first;
    private final String comment;
    private final PcapngWriter signalling;
    private final Map<String, Integer> signallingInterfaces = new LinkedHashMap<>();
    private final Map<String, Optional<Bearers>> bundles = new LinkedHashMap<>();
    private final Map<String, Optional<EyeSdnWriter>> accesses = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();
    /** The bundle that a channel, such as {@code alice:17}, belongs to or has last belonged to. */
    private final Map<String, String> bundleOfChannel = new LinkedHashMap<>();

    /** A file of B channels and the interfaces in it. */
    private record Bearers(PcapngWriter file, Map<String, Integer> interfaces) {}

    AccessCaptures(NetworkSettings settings) throws IOException {
        first = Path.of(settings.captureFile());
        comment = "network " + settings.plan().name() + ", seed " + settings.seed();
        signalling = new PcapngWriter(first, comment);
    }

    private Path beside(String what, String ending) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 1 ? name : name.substring(0, dot);
        return first.resolveSibling(stem + "-" + what.replaceAll("[^A-Za-z0-9._-]", "-") + ending);
    }

    private static String key(Access access, int channel) {
        return access.name() + ":" + channel;
    }

    /** What comes and goes on a channel from now on is of that bundle. */
    synchronized void bundle(Access access, int channel, String bundle) {
        bundleOfChannel.put(key(access, channel), bundle);
    }

    /**
     * Records a frame.
     *
     * @param channel 0 for signalling
     * @param octets without check sequence
     */
    synchronized void frame(Access access, int channel, Direction direction, long atPicos, byte[] octets) {
        byte[] recorded = channel == 0 ? octets : Fcs16.append(octets);
        accesses.computeIfAbsent(access.name(), this::whole)
                .ifPresent(file -> file.frame(atPicos, direction, place(access.kind(), channel), recorded));
        if (channel == 0) signalling(access, direction, atPicos, octets);
        else bearer(access, channel, direction, atPicos, recorded);
    }

    private void signalling(Access access, Direction direction, long atPicos, byte[] octets) {
        int in = signallingInterfaces.computeIfAbsent(
                access.name(), name -> signalling.addInterface(name, LinkType.LINUX_LAPD));
        signalling.record(in, atPicos, direction, LinuxLapd.record(direction, octets));
    }

    private void bearer(Access access, int channel, Direction direction, long atPicos, byte[] checked) {
        String bundle = bundleOfChannel.getOrDefault(key(access, channel), "none");
        String way = direction == Direction.FROM_USER ? "-sent" : "-received";
        bundles.computeIfAbsent(access.host() + "-bundle-" + bundle + way, this::bearers)
                .ifPresent(file -> {
                    int in = file.interfaces()
                            .computeIfAbsent(
                                    key(access, channel), name -> file.file().addInterface(name, LinkType.PPP));
                    file.file().record(in, atPicos, direction, checked);
                });
    }

    /** The format numbers B channels from 1 to 30. On E1 slot 16 carries signalling, and those behind it move up. */
    private static int place(AccessKind kind, int channel) {
        return kind == AccessKind.PRIMARY_E1 && channel > SIGNALLING_SLOT_E1 ? channel - 1 : channel;
    }

    private Optional<EyeSdnWriter> whole(String access) {
        try {
            return Optional.of(new EyeSdnWriter(beside(access, ".trc")));
        } catch (IOException cannot) {
            return trouble(cannot);
        }
    }

    private Optional<Bearers> bearers(String name) {
        try {
            return Optional.of(new Bearers(new PcapngWriter(beside(name, ".pcapng"), comment), new LinkedHashMap<>()));
        } catch (IOException cannot) {
            return trouble(cannot);
        }
    }

    private <T> Optional<T> trouble(IOException cannot) {
        troubles.add(cannot.getMessage());
        LOG.log(System.Logger.Level.WARNING, cannot.getMessage());
        return Optional.empty();
    }

    private List<CaptureFile> files() {
        List<CaptureFile> all = new ArrayList<>(List.of(signalling));
        bundles.values().forEach(file -> file.map(Bearers::file).ifPresent(all::add));
        accesses.values().forEach(file -> file.ifPresent(all::add));
        return all;
    }

    /** The exact commands that show the files, to be typed into a shell, then what could not be written. */
    synchronized List<String> commands() {
        List<String> lines = new ArrayList<>();
        lines.add(TsharkCommand.isdnSignalling(first).text());
        bundles.values()
                .forEach(file -> file.ifPresent(bearers -> lines.add(
                        TsharkCommand.isdnBundle(bearers.file().path()).text())));
        accesses.values()
                .forEach(file -> file.ifPresent(access ->
                        lines.add(TsharkCommand.isdnAccess(access.path()).text())));
        lines.addAll(troubles);
        for (CaptureFile file : files()) file.trouble().ifPresent(lines::add);
        return lines;
    }

    synchronized void close() {
        files().forEach(CaptureFile::close);
    }
}
