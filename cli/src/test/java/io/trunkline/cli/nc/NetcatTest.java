package io.trunkline.cli.nc;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cli.Program;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetcatTest {
    private static byte[] octets(int count, long seed) {
        byte[] octets = new byte[count];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    @Test
    void bothDirectionsAreExactAndEndOnTheirOwn() throws Exception {
        byte[] there = octets(5_000_003, 1);
        byte[] back = octets(3_000_001, 2);
        try (Program listener = Program.start("nc", "--listen", "127.0.0.1:0");
                Program caller = Program.start("nc", listener.said("listening"))) {
            caller.feed(there);
            byte[] arrived = listener.process().getInputStream().readNBytes(there.length);
            assertThat(arrived).isEqualTo(there);
            listener.feed(back); // the caller's half is closed by now, this half is not
            assertThat(caller.output()).isEqualTo(back);
            assertThat(listener.output()).isEmpty();
            assertThat(caller.status()).isZero();
            assertThat(listener.status()).isZero();
        }
    }

    @Test
    void aReaderThatStopsLosesNothing() throws Exception {
        byte[] there = octets(24 << 20, 3);
        try (Program listener = Program.start("nc", "--listen", "--provider", "trace/tcp", "127.0.0.1:0");
                Program caller = Program.start("nc", "--provider", "trace/tcp", listener.said("listening"))) {
            listener.feed(new byte[0]);
            caller.feed(there);
            InputStream out = listener.process().getInputStream();
            byte[] begin = out.readNBytes(1 << 16);
            // nobody reads until a second process has come and gone, while the first fills every buffer there is
            assertThat(Program.run("--version").status()).isZero();
            byte[] rest = out.readAllBytes();
            assertThat(begin.length + rest.length).isEqualTo(there.length);
            for (int i = 0; i < begin.length; i++) assertThat(begin[i]).isEqualTo(there[i]);
            assertThat(java.util.Arrays.equals(rest, 0, rest.length, there, begin.length, there.length))
                    .isTrue();
            caller.process().getInputStream().close();
            assertThat(caller.status()).isZero();
        }
    }

    @Test
    void theGroupIsToldAndAnotherProcessJoinsIt() throws Exception {
        try (Program one = Program.start("nc", "--listen", "127.0.0.1:0");
                Program two = Program.start("nc", "--listen", "127.0.0.1:0");
                Program first = Program.start("nc", "--group", "constrained", one.said("listening"))) {
            String id = first.said("group");
            try (Program second = Program.start("nc", "--group", id, "--priority", "2", two.said("listening"))) {
                assertThat(second.said("group")).isEqualTo(id);
            }
        }
    }

    @Test
    void aReaderThatGoesAwayEndsItWithOneLine() throws Exception {
        try (Program listener = Program.start("nc", "--listen", "127.0.0.1:0");
                Program caller = Program.start("nc", listener.said("listening"))) {
            listener.process().getInputStream().close();
            caller.feed(octets(24 << 20, 4));
            assertThat(listener.status()).isEqualTo(1);
            assertThat(caller.status()).isEqualTo(1);
            assertThat(caller.refusedFood()).isTrue();
            assertThat(listener.errorLines().get(listener.errorLines().size() - 1))
                    .contains("standard output was closed");
        }
    }
}
