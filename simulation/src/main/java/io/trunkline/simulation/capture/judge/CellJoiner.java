package io.trunkline.simulation.capture.judge;

import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.ErfRecord;
import io.trunkline.simulation.capture.ErfWriter;
import io.trunkline.simulation.capture.TsharkCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts the cells that tshark reads from an EyeSDN file together to AAL5 units, per direction and circuit up to each last
 * cell. It computes and repairs nothing, so it cannot hide an error: what it writes is for {@link TsharkJudge#data}, which
 * checks length and CRC. Empty slots (0/0) and cells of OAM and resource management are left out.
 */
public final class CellJoiner {
    private static final int LAST_CELL = 1;
    private static final int FIRST_MANAGEMENT_TYPE = 4;
    private static final int PICO_DIGITS = 12;

    private final ErfWriter units;
    private final Map<String, ByteArrayOutputStream> unfinished = new LinkedHashMap<>();
    private long cells;
    private long tooLong;

    private CellJoiner(ErfWriter units) {
        this.units = units;
    }

    /**
     * What was put together.
     *
     * @param cells of users
     * @param units complete ones
     * @param unfinished circuits whose last unit has no last cell
     * @param tooLong units that did not fit a record
     */
    public record Joined(long cells, long units, long unfinished, long tooLong) {}

    /**
     * Reads cells and writes units.
     *
     * @param cells an EyeSDN file
     * @param units an ERF file; one of that name is replaced
     * @throws IOException tshark cannot be run or has trouble with the file, or the units cannot be written
     */
    public static Joined join(TsharkJudge judge, Path cells, Path units) throws IOException {
        StringBuilder trouble = new StringBuilder();
        try (ErfWriter writer = new ErfWriter(units)) {
            CellJoiner joiner = new CellJoiner(writer);
            TsharkCommand fields = TsharkCommand.fields(
                    cells, "frame.time_epoch", "atm.channel", "atm.vpi", "atm.vci", "atm.payload_type", "data.data");
            judge.run(fields, line -> {
                if (line.startsWith("tshark: ")) trouble.append(line);
                else joiner.cell(line.split("\t", -1));
            });
            if (!trouble.isEmpty()) throw new IOException(trouble.toString());
            return joiner.result();
        }
    }

    private void cell(String[] fields) {
        int vpi = Integer.parseInt(fields[2]);
        int vci = Integer.parseInt(fields[3]);
        int payloadType = Integer.parseInt(fields[4]);
        if (vpi == 0 && vci == 0 || payloadType >= FIRST_MANAGEMENT_TYPE) return;
        cells++;
        String circuit = fields[1] + ' ' + vpi + '/' + vci;
        ByteArrayOutputStream unit = unfinished.computeIfAbsent(circuit, c -> new ByteArrayOutputStream());
        unit.writeBytes(HexFormat.of().parseHex(fields[5]));
        if ((payloadType & LAST_CELL) == 0) return;
        unfinished.remove(circuit);
        if (unit.size() > ErfRecord.MAX_UNIT_OCTETS) {
            tooLong++;
            return;
        }
        long picos = new BigDecimal(fields[0]).movePointRight(PICO_DIGITS).longValueExact();
        int header = vpi << 20 | vci << 4 | payloadType << 1;
        Direction direction = Direction.of(fields[1].equals("0"));
        units.record(ErfRecord.aal5(picos, direction, header, unit.toByteArray()));
    }

    private Joined result() {
        return new Joined(cells, units.records(), unfinished.size(), tooLong);
    }
}
