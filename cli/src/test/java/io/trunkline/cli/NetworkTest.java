package io.trunkline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    private static final String TRUNK = "../examples/networks/congested-trunk.conf";

    @Test
    void networkIsDrawnAndListed(@TempDir Path directory) throws Exception {
        Path svg = directory.resolve("trunk.svg");
        Program.Result drawn = Program.run("network", TRUNK, "--svg", svg.toString());
        assertThat(drawn.status()).as(drawn.toString()).isZero();
        assertThat(drawn.out()).contains("── 10Mbit/s, 2ms ── west", "trunk       west   east", "erlang=20 ");
        assertThat(Files.readString(svg)).startsWith("<svg ").contains("10.00 Mbit/s, 2ms");
        Program.Result json = Program.run("network", TRUNK, "--json");
        assertThat(json.json().getConfigList("links").get(2).getLong("delayPicos"))
                .isEqualTo(2_000_000_000L);
    }

    @Test
    void telephoneNetworkIsKnownByItsExchangesAndDrawn(@TempDir Path directory) throws Exception {
        Path svg = directory.resolve("trunk.svg");
        Program.Result drawn =
                Program.run("network", "../examples/networks/telephony-blocked-trunk.conf", "--svg", svg.toString());
        assertThat(drawn.status()).as(drawn.toString()).isZero();
        assertThat(drawn.out())
                .contains("── 6 circuits, 2ms ── east", "pri-e1, 5us ── alice", "0.384", "unit-price=0.05");
        assertThat(Files.readString(svg)).contains("6 circuits", "0.3840 Mbit/s");
        Path wrong = Files.writeString(
                directory.resolve("net.conf"),
                "hosts { a {} }\nexchanges { x {} }\nlinks = [ { from = a, to = x, rate = e1 } ]\n");
        Program.Result refused = Program.run("network", wrong.toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .containsExactly(
                        "trunkline network: " + wrong
                                + " line 3: links[0].rate is 'e1' at a subscriber, expected one of bri, bri-multipoint, pri-e1, pri-t1");
    }

    @Test
    void everyMistakeOfAFileIsALine(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("net.conf"), "hosts { a {} }\ncolour = red\nfaults = [ x ]\n");
        Program.Result refused = Program.run("network", file.toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).hasSize(2).allMatch(line -> line.startsWith("trunkline network: " + file + " line "));
        Program.run("network", "/no/such/file").failed(2, "/no/such/file cannot be read");
        Program.run("network", TRUNK, "--provider", "pigeon").failed(2, "'pigeon'", "atm-sim");
    }
}
