package io.trunkline.simulation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureWritersTest {
    @TempDir
    private Path directory;

    @Test
    void pcapngBlocksHaveTheirLengthsAtBothEnds() throws Exception {
        Path path = directory.resolve("a.pcapng");
        try (PcapngWriter writer = new PcapngWriter(path, "seed 7, größer")) {
            writer.addInterface("alice", LinkType.ERF);
            int lapd = writer.addInterface("D", LinkType.LAPD);
            for (int i = 0; i < 3_000; i++) {
                writer.record(
                        lapd, 5_000_000_000_123L, Direction.TO_USER, CellFixture.octets(i), i % 2 == 0 ? "" : "c");
            }
            assertThat(writer.records()).isEqualTo(3_000);
        }
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int blocks = 0;
        while (in.hasRemaining()) {
            int length = in.getInt(in.position() + 4);
            assertThat(length % 4).isZero();
            assertThat(in.getInt(in.position() + length - 4)).isEqualTo(length);
            in.position(in.position() + length);
            blocks++;
        }
        assertThat(blocks).isEqualTo(3_003);
    }

    @Test
    void pcapngTimeStampsAreNanosecondsRoundedDown() throws Exception {
        Path path = directory.resolve("a.pcapng");
        long picos = 0x1234_5678_9ABCL * 1_000 + 999;
        try (PcapngWriter writer = new PcapngWriter(path, "")) {
            writer.record(writer.addInterface("", LinkType.PPP), picos, Direction.FROM_USER, new byte[1]);
        }
        byte[] all = Files.readAllBytes(path);
        String block = HexFormat.of().formatHex(all, all.length - 48, all.length);
        assertThat(block).startsWith("06000000" + "30000000" + "00000000" + "34120000" + "bc9a7856" + "01000000");
    }

    @Test
    void filesAreForTheirOwnerOnly() throws Exception {
        Path path = directory.resolve("a.erf");
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        new ErfWriter(path).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void eyeSdnEscapesTheTwoSpecialOctets() throws Exception {
        Path path = directory.resolve("a.trc");
        byte[] cell = new byte[60];
        cell[7] = (byte) 0xFF;
        cell[8] = (byte) 0xFE;
        cell[9] = (byte) 0xFD;
        try (EyeSdnWriter writer = new EyeSdnWriter(path)) {
            writer.cell(254_000_000L + 255L * 1_000_000_000_000L, Direction.FROM_USER, cell, 7);
        }
        byte[] all = Files.readAllBytes(path);
        assertThat(new String(all, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("EyeSDN");
        assertThat(HexFormat.of().formatHex(all, 6, all.length))
                .isEqualTo("ff" + "0000fefc" + "00000000fefd" + "8006" + "0035" + "fefdfefcfd" + "00".repeat(50));
    }

    @Test
    void erfTimeStampIsLittleEndianAndTheRestIsNot() {
        byte[] record =
                ErfRecord.aal5(1_500_000_000_000L, Direction.TO_USER, 0x642, CellFixture.unit(CellFixture.octets(40)));
        assertThat(HexFormat.of().formatHex(record, 0, 20))
                .isEqualTo("0000008001000000" + "04" + "05" + "0044" + "0000" + "0034" + "00000642");
    }

    @Property
    void erfTimeStampIsRoundedDownTo2PowMinus32(@ForAll @LongRange(min = 0) long picos) {
        BigInteger exact = BigInteger.valueOf(picos).shiftLeft(32).divide(BigInteger.valueOf(1_000_000_000_000L));
        assertThat(ErfRecord.stamp(picos)).isEqualTo(exact.longValueExact());
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        assertThatThrownBy(() -> ErfRecord.aal5(0, Direction.TO_USER, 0, new byte[ErfRecord.MAX_UNIT_OCTETS + 48]))
                .hasMessageContaining("65472");
        try (PcapngWriter writer = new PcapngWriter(directory.resolve("a.pcapng"), "x".repeat(5_000))) {
            assertThatThrownBy(() -> writer.record(0, 0, Direction.TO_USER, new byte[1]))
                    .hasMessageContaining("interface 0");
        }
        try (EyeSdnWriter writer = new EyeSdnWriter(directory.resolve("a.trc"))) {
            assertThatThrownBy(() -> writer.frame(0, Direction.TO_USER, 31, new byte[1]))
                    .hasMessageContaining("channel 31");
            writer.frame(0, Direction.TO_USER, 30, new byte[EyeSdnWriter.MAX_OCTETS]);
        }
        assertThatThrownBy(() -> new Circuit(256, 0)).hasMessageContaining("256/0");
    }

    @Test
    void directoryThatIsNotThereIsOneClearLine() {
        assertThatThrownBy(() -> new CaptureSet(directory.resolve("none/run.pcapng"), ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none/run.pcapng")
                .hasMessageContaining("expected a file in a directory that can be written to")
                .hasMessageNotContaining("\n");
    }

    @Test
    void fullDiskEndsTheCaptureAndNotTheRun() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full here");
        try (PcapngWriter writer = new PcapngWriter(full, "")) {
            int line = writer.addInterface("alice", LinkType.ERF);
            for (int i = 0; i < 10_000; i++) writer.record(line, i, Direction.TO_USER, new byte[100]);
            assertThat(writer.trouble()).isPresent();
        }
    }

    @Test
    void capturesAreNamedAfterTheirFileAndSoAreTheCommands() throws Exception {
        Path file = directory.resolve("my run.pcapng");
        byte[] unit = CellFixture.unit(CellFixture.octets(10));
        CaptureSet set = new CaptureSet(file, "seed 1");
        try (set) {
            assertThat(set.commands()).isEmpty();
            set.pdu(1, "alice", true, new Circuit(0, 5), unit);
            set.pdu(2, "alice", true, new Circuit(0, 32), unit);
            set.pdu(3, "alice", true, new Circuit(0, 32), new byte[ErfRecord.MAX_UNIT_OCTETS + 48]);
            set.cell(4, "alice/s1", true, CellFixture.cells(32, unit), 0);
            set.cell(4, "alice:s1", true, CellFixture.cells(32, unit), 0);
            assertThat(set.leftOut()).isEqualTo(1);
            assertThat(set.troubles()).isEmpty();
            assertThat(set.files())
                    .extracting(f -> f.path().getFileName().toString())
                    .containsExactly(
                            "my run.pcapng",
                            "my run-data.pcapng",
                            "my run-cells.pcapng",
                            "my run-cells-alice_s1.trc",
                            "my run-cells-alice_s1-1.trc");
            assertThat(set.files()).extracting(CaptureFile::records).containsExactly(1L, 1L, 2L, 1L, 1L);
            assertThat(set.commands())
                    .hasSize(6)
                    .contains("tshark -n -r '" + file + "' -V")
                    .anyMatch(command -> command.contains("-data.pcapng' -o erf.aal5_type:Unspecified -V"));
        }
        set.pdu(5, "alice", true, new Circuit(0, 5), unit);
        assertThat(set.signalling().records()).isEqualTo(1);
    }
}
