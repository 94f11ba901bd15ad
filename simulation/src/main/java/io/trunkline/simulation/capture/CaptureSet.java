package io.trunkline.simulation.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The captures of one run of an ATM network, named after one file. For {@code run.pcapng} they are:
 *
 * <ul>
 *   <li>{@code run.pcapng}: AAL5 units of the reserved circuits (VCI below 32), among them all signalling
 *   <li>{@code run-data.pcapng}: AAL5 units of all other circuits, which tshark reads with another option
 *   <li>{@code run-cells.pcapng}: cells with exact times (field {@code erf.ts}, units of 2^-32 s), without their check octets
 *   <li>{@code run-cells-NAME.trc}: cells with their check octets, one file per interface
 * </ul>
 *
 * Units are made whole from the start; the files of cells come with the first cell. Safe from any thread; writing never
 * disturbs the run, see {@link #troubles}.
 */
public final class CaptureSet implements AutoCloseable {
    private static final int FIRST_USER_VCI = 32;
    private static final int LAST_CELL = 1 << 1;
    private static final System.Logger LOG = System.getLogger("io.trunkline.simulation");

    private final Path first;
    private final String comment;
    private final Units signalling;
    private final Units data;
    private final Map<String, EyeSdnWriter> cellsByInterface = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private Units cells;
    private long leftOut;
    private boolean closed;

    /** A pcapng file and the interfaces in it. */
    private record Units(PcapngWriter file, Map<String, Integer> interfaces) {
        static Units create(Path path, String comment) throws IOException {
            return new Units(new PcapngWriter(path, comment), new LinkedHashMap<>());
        }

        void add(String interfaceName, long picos, Direction direction, byte[] erfRecord) {
            Integer number = interfaces.get(interfaceName);
            if (number == null) {
                number = file.addInterface(interfaceName, LinkType.ERF);
                interfaces.put(interfaceName, number);
            }
            file.record(number, picos, direction, erfRecord);
        }
    }

    /**
     * The captures of a run that begins now; files of their names are replaced.
     *
     * @param file the name that the others are made from, with or without {@code .pcapng}
     * @param comment about the whole, for example network and seed; may be empty
     * @throws IOException the first two cannot be written; the message says what to do
     */
    public CaptureSet(Path file, String comment) throws IOException {
        this.first = file;
        this.comment = comment;
        signalling = Units.create(file, comment);
        try {
            data = Units.create(sibling("data.pcapng"), comment);
        } catch (IOException e) {
            signalling.file().close();
            throw e;
        }
    }

    private Path sibling(String ending) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return first.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-" + ending);
    }

    /**
     * Records an AAL5 unit.
     *
     * @param interfaceName of the line where it was seen
     * @param fromUser true towards the network
     * @param cpcsPdu whole: payload, padding, trailer. A unit of more than 1364 cells does not fit a record and is counted in
     *     {@link #leftOut}
     */
    public void pdu(long picos, String interfaceName, boolean fromUser, Circuit circuit, byte[] cpcsPdu) {
        Direction direction = Direction.of(fromUser);
        synchronized (this) {
            if (closed) return;
            if (cpcsPdu.length > ErfRecord.MAX_UNIT_OCTETS) {
                leftOut++;
                return;
            }
            Units file = circuit.vci() < FIRST_USER_VCI ? signalling : data;
            int header = circuit.vpi() << 20 | circuit.vci() << 4 | LAST_CELL;
            file.add(interfaceName, picos, direction, ErfRecord.aal5(picos, direction, header, cpcsPdu));
        }
    }

    /**
     * Records a cell.
     *
     * @param interfaceName of the line where it was seen
     * @param fromUser true towards the network
     * @param cell53 holds the 53 octets
     * @param offset where they begin
     */
    public void cell(long picos, String interfaceName, boolean fromUser, byte[] cell53, int offset) {
        Direction direction = Direction.of(fromUser);
        synchronized (this) {
            if (closed) return;
            Optional<EyeSdnWriter> file = cellFile(interfaceName);
            if (file.isEmpty()) return;
            file.get().cell(picos, direction, cell53, offset);
            cells.add(interfaceName, picos, direction, ErfRecord.cell(picos, direction, cell53, offset));
        }
    }

    private Optional<EyeSdnWriter> cellFile(String interfaceName) {
        EyeSdnWriter known = cellsByInterface.get(interfaceName);
        if (known != null || cellsByInterface.containsKey(interfaceName)) return Optional.ofNullable(known);
        try {
            if (cells == null) cells = Units.create(sibling("cells.pcapng"), comment);
            known = new EyeSdnWriter(sibling("cells-" + fileName(interfaceName) + ".trc"));
        } catch (IOException e) {
            troubles.add(e.getMessage());
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
        cellsByInterface.put(interfaceName, known);
        return Optional.ofNullable(known);
    }

    /** The name without what a file's name had better not hold; two that become the same are told apart. */
    private String fileName(String interfaceName) {
        String plain = interfaceName.replaceAll("[^A-Za-z0-9._-]", "_");
        boolean taken = cellsByInterface.keySet().stream()
                .anyMatch(other -> other.replaceAll("[^A-Za-z0-9._-]", "_").equals(plain));
        return taken ? plain + "-" + cellsByInterface.size() : plain;
    }

    /** Units that were too long for a record. */
    public synchronized long leftOut() {
        return leftOut;
    }

    /** What could not be written, one line each; empty if all is well. */
    public synchronized List<String> troubles() {
        List<String> all = new ArrayList<>(troubles);
        for (CaptureFile file : files()) file.trouble().ifPresent(all::add);
        return all;
    }

    /** All files, the signalling first, then data, cells with exact times, and cells by interface. */
    public synchronized List<CaptureFile> files() {
        List<CaptureFile> files = new ArrayList<>(List.of(signalling.file(), data.file()));
        if (cells != null) files.add(cells.file());
        files.addAll(cellFiles());
        return files;
    }

    private List<EyeSdnWriter> cellFiles() {
        return cellsByInterface.values().stream().filter(file -> file != null).toList();
    }

    /** AAL5 units of the reserved circuits: signalling and management. */
    public CaptureFile signalling() {
        return signalling.file();
    }

    /** AAL5 units of the data circuits. */
    public CaptureFile data() {
        return data.file();
    }

    /** The exact commands that show the files, to be typed into a shell; of files without a record there are none. */
    public synchronized List<String> commands() {
        List<String> commands = new ArrayList<>();
        if (signalling.file().records() > 0) {
            commands.add(TsharkCommand.signalling(first).text());
            commands.add(
                    TsharkCommand.signalling(first).text() + " | grep -E '^Frame |AAL5 CRC|Expert Info|Malformed'");
        }
        if (data.file().records() > 0) {
            commands.add(TsharkCommand.data(data.file().path()).text() + " | grep 'AAL5 CRC'");
        }
        if (cells != null && cells.file().records() > 0) {
            commands.add(TsharkCommand.cellTimes(cells.file().path()).text());
        }
        for (EyeSdnWriter file : cellFiles()) {
            commands.add(TsharkCommand.cells(file.path()).text() + " | grep 'Header Error Check'");
        }
        return commands;
    }

    /** Completes all files; what is recorded from now on is ignored. */
    @Override
    public synchronized void close() {
        closed = true;
        files().forEach(CaptureFile::close);
    }
}
