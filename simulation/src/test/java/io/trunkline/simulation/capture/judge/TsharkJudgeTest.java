package io.trunkline.simulation.capture.judge;

import static io.trunkline.simulation.capture.CellFixture.cells;
import static io.trunkline.simulation.capture.CellFixture.hex;
import static io.trunkline.simulation.capture.CellFixture.octets;
import static io.trunkline.simulation.capture.CellFixture.signalling;
import static io.trunkline.simulation.capture.CellFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.simulation.capture.CaptureSet;
import io.trunkline.simulation.capture.Circuit;
import io.trunkline.simulation.capture.Direction;
import io.trunkline.simulation.capture.ErfRecord;
import io.trunkline.simulation.capture.EyeSdnWriter;
import io.trunkline.simulation.capture.LinkType;
import io.trunkline.simulation.capture.LinuxLapd;
import io.trunkline.simulation.capture.PcapngWriter;
import io.trunkline.simulation.capture.SunAtm;
import io.trunkline.simulation.capture.TsharkCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once") // what it finds out is the same on every JDK
class TsharkJudgeTest {
    private static final Circuit SIGNALLING = new Circuit(0, 5);
    private static final Circuit DATA = new Circuit(0, 100);
    private static final String AAL = "58800009 058c23e48123e48400";
    private static final String RATES = "59800008 8400271085002710";
    private static final String BEARER = "5e800003 108580";
    private static final String NUMBER = "70800015 8247000580ffe1000000f21a00020020481a000200";

    @TempDir
    private Path directory;

    private TsharkJudge judge;
    private Path file;

    @BeforeEach
    void findTshark() {
        assumeTrue(TsharkJudge.find().isPresent(), TsharkJudge.absence());
        judge = TsharkJudge.find().orElseThrow();
        file = directory.resolve("run.pcapng");
    }

    private static String message(String type, String elements) {
        int length = hex(elements).length;
        return "0903000001" + type + "80" + String.format("%04x", length) + elements;
    }

    private Verdict signalled(String... messages) throws IOException {
        try (CaptureSet set = new CaptureSet(file, "")) {
            for (String message : messages) set.pdu(1, "alice", true, SIGNALLING, signalling(message));
        }
        return judge.signalling(file);
    }

    private Verdict data(byte[]... units) throws IOException {
        try (CaptureSet set = new CaptureSet(file, "")) {
            for (byte[] unit : units) set.pdu(1, "alice", true, DATA, unit);
        }
        return judge.data(directory.resolve("run-data.pcapng"));
    }

    private static byte[] flipped(byte[] octets, int index) {
        byte[] other = octets.clone();
        other[index] ^= 1;
        return other;
    }

    @Test
    void goodUnitsAreCorrectFromTheShortestToTheLongest() throws Exception {
        List<byte[]> units = new ArrayList<>();
        for (int length : new int[] {1, 39, 40, 41, 47, 48, 1_500, 9_188, 65_464}) units.add(unit(octets(length)));
        Verdict verdict = data(units.toArray(byte[][]::new));
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.correct()).isEqualTo(9);
    }

    @Test
    void flippedUnitAndUnitWithoutACellAreFoundByTheirNumber() throws Exception {
        byte[] good = unit(octets(200));
        Verdict verdict = data(good, flipped(good, 17), Arrays.copyOfRange(good, 48, good.length));
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.records()).isEqualTo(3);
        assertThat(verdict.correct()).isEqualTo(1);
        assertThat(verdict.complaints())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("record 2: AAL5 CRC") && line.endsWith("(incorrect)"))
                .anyMatch(line -> line.startsWith("record 3: no AAL5 CRC"));
    }

    @Test
    void captureWithoutARecordIsNotClean() throws Exception {
        assertThat(data().isClean()).isFalse();
    }

    @Test
    void dissectorsFaultsAreExcusedByName() throws Exception {
        Verdict verdict = signalled(
                message("05", AAL + RATES + BEARER + NUMBER),
                message("07", AAL),
                message("88", RATES),
                message("5a", "08800003 82a501"),
                message("05", RATES + "42800006 010064030065" + BEARER));
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.excused())
                .containsEntry(DissectorFault.AAL_PARAMETERS_READ_TOO_FAR, 1L)
                .containsEntry(DissectorFault.TRAFFIC_DESCRIPTOR_READ_TOO_FAR, 2L)
                .containsEntry(DissectorFault.LAST_ELEMENT_READ_TOO_FAR, 3L)
                .containsEntry(DissectorFault.SECOND_TRANSIT_DELAY_MISREAD, 1L);
    }

    @Test
    void elementThatRunsOverTheEndIsNotExcused() throws Exception {
        Verdict verdict = signalled(message("05", RATES + "5e8000ff 108580"));
        assertThat(verdict.complaints()).anyMatch(line -> line.contains("Malformed Packet"));
        assertThat(verdict.isClean()).isFalse();
    }

    @Test
    void unknownPartOfAnElementIsNotExcused() throws Exception {
        Verdict verdict = signalled(message("05", "58800003 057f00" + BEARER + NUMBER));
        assertThat(verdict.complaints()).anyMatch(line -> line.contains("Unknown AAL parameter"));
    }

    @Test
    void headerErrorChecksAreJudgedToTheBit() throws Exception {
        byte[] good = cells(100, unit(octets(300)));
        try (CaptureSet set = new CaptureSet(file, "")) {
            for (int at = 0; at < good.length; at += 53) set.cell(at, "alice", true, good, at);
        }
        Path cells = directory.resolve("run-cells-alice.trc");
        assertThat(judge.cells(cells).isClean()).isTrue();

        try (EyeSdnWriter writer = new EyeSdnWriter(cells)) {
            writer.cell(1, Direction.TO_USER, good, 0);
            writer.cell(2, Direction.TO_USER, flipped(good, 4), 0);
        }
        Verdict verdict = judge.cells(cells);
        assertThat(verdict.correct()).isEqualTo(1);
        assertThat(verdict.complaints()).singleElement().asString().contains("record 2", "error in bit 39");
    }

    @Test
    void interleavedCellsJoinToUnitsThatTsharkFindsCorrect() throws Exception {
        byte[] first = cells(100, unit(octets(200)));
        byte[] second = cells(5, unit(octets(150)));
        Path cells = directory.resolve("cells.trc");
        Path units = directory.resolve("units.erf");
        try (EyeSdnWriter writer = new EyeSdnWriter(cells)) {
            for (int at = 0; at < first.length; at += 53) {
                writer.cell(at, Direction.FROM_USER, first, at);
                writer.cell(at, Direction.TO_USER, first, at);
                if (at < second.length) writer.cell(at, Direction.FROM_USER, second, at);
            }
            writer.cell(9, Direction.FROM_USER, hex("0000000152" + "6a".repeat(48)), 0);
            writer.cell(9, Direction.FROM_USER, first, 0);
        }
        CellJoiner.Joined joined = CellJoiner.join(judge, cells, units);
        int count = 2 * first.length / 53 + second.length / 53 + 1;
        assertThat(joined).isEqualTo(new CellJoiner.Joined(count, 3, 1, 0));
        Verdict verdict = judge.data(units);
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
    }

    @Test
    void unitOfWhichACellWasLostDoesNotJoinCorrectly() throws Exception {
        byte[] all = cells(100, unit(octets(200)));
        Path cells = directory.resolve("cells.trc");
        Path units = directory.resolve("units.erf");
        try (EyeSdnWriter writer = new EyeSdnWriter(cells)) {
            for (int at = 53; at < all.length; at += 53) writer.cell(at, Direction.FROM_USER, all, at);
        }
        CellJoiner.join(judge, cells, units);
        assertThat(judge.data(units).correct()).isZero();
    }

    @Test
    void fileThatIsCutShortIsNotClean() throws Exception {
        assertThat(signalled(message("0f", "")).isClean()).isTrue();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 4));
        assertThat(judge.signalling(file).complaints()).anyMatch(line -> line.contains("cut short"));
        assertThatThrownBy(() -> CellJoiner.join(judge, directory.resolve("none"), directory.resolve("units.erf")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void severalLinkTypesInOneFileAreReadWithNamesDirectionsAndTimes() throws Exception {
        try (PcapngWriter writer = new PcapngWriter(file, "seed 1")) {
            int erf = writer.addInterface("atm", LinkType.ERF);
            int sun = writer.addInterface("sun", LinkType.SUN_ATM);
            int linux = writer.addInterface("isdn", LinkType.LINUX_LAPD);
            int lapd = writer.addInterface("D", LinkType.LAPD);
            long picos = 1_234_567_890_123L;
            byte[] unit = signalling(message("0f", ""));
            writer.record(erf, picos, Direction.FROM_USER, ErfRecord.aal5(picos, Direction.FROM_USER, 0x52, unit));
            byte[] status = Arrays.copyOf(unit, 16);
            writer.record(
                    sun,
                    picos,
                    Direction.TO_USER,
                    SunAtm.record(Direction.TO_USER, SunAtm.Kind.SIGNALLING, 0, 5, status),
                    "no trailer");
            byte[] sabme = hex("00817f");
            writer.record(linux, picos, Direction.FROM_USER, LinuxLapd.record(Direction.FROM_USER, sabme));
            writer.record(lapd, picos, Direction.FROM_USER, sabme);
        }
        List<String> lines = new ArrayList<>();
        judge.run(
                TsharkCommand.fields(
                        file,
                        "frame.interface_name",
                        "frame.time_epoch",
                        "erf.ts",
                        "atm.channel",
                        "q2931.message_type",
                        "lapd.direction",
                        "frame.comment"),
                lines::add);
        assertThat(lines)
                .containsExactly(
                        "atm\t1.234567890\t0x000000013c0ca428\t0\t0x0f\t\t",
                        "sun\t1.234567890\t\t1\t0x0f\t\tno trailer",
                        "isdn\t1.234567890\t\t\t\t0\t",
                        "D\t1.234567890\t\t\t\t0\t");
    }

    @Test
    void isdnAccessIsReadWithItsChannelsAndDirections() throws Exception {
        Path access = directory.resolve("access.trc");
        byte[] lcp = hex("ff03c0210101000405fe");
        try (EyeSdnWriter writer = new EyeSdnWriter(access)) {
            writer.frame(254_000_000, Direction.FROM_USER, 0, hex("00817f"));
            writer.frame(255_000_000, Direction.TO_USER, 0, hex("008173"));
            writer.frame(256_000_000, Direction.FROM_USER, 1, lcp);
            writer.frame(257_000_000, Direction.TO_USER, 30, lcp);
        }
        List<String> lines = new ArrayList<>();
        judge.run(
                TsharkCommand.fields(access, "frame.time_epoch", "isdn.channel", "lapd.direction", "_ws.col.Source"),
                lines::add);
        assertThat(lines)
                .containsExactly(
                        "0.000254000\t0\t0\tUser",
                        "0.000255000\t0\t1\tNetwork",
                        "0.000256000\t1\t\tDTE",
                        "0.000257000\t30\t\tDCE");
    }
}
