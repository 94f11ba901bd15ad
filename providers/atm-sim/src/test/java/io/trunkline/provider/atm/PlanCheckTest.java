package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.provider.atm.fabric.LineRate;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a network file of ATM says wrong is found when it is read, not when the network starts. */
class PlanCheckTest {
    /** @param hosts as in the file, all on one switch by links of a rate @param names theirs */
    private static String network(String hosts, List<String> names, String rate, String faults) {
        String links = names.stream()
                .map(name -> "{ from = \"" + name + "\", to = s1, rate = " + rate + " }")
                .collect(Collectors.joining("\n"));
        return "hosts { " + hosts + " }\nswitches { s1 {} }\nlinks = [ " + links + " ]\nfaults = [ " + faults + " ]";
    }

    private static List<String> problems(String text) {
        NetworkFileException refused = catchThrowableOfType(NetworkFileException.class, () -> read(text));
        assertThat(refused).as(text).isNotNull();
        return refused.problems();
    }

    private static NetworkPlan read(String text) throws NetworkFileException {
        return NetworkPlan.parse(text, "net.conf", new AtmNetworkSchema().schema());
    }

    private static String two(String hosts) {
        return network(hosts, List.of("alice", "bob"), "oc3c", "");
    }

    private static String faulty(String fault) {
        return network("alice {}, bob {}", List.of("alice", "bob"), "oc3c", '"' + fault + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 bit/s", "423 bit/s", "3000000001 bit/s", "10 Gbit/s"})
    void lineThatCannotBeIsRefusedWithWhatCan(String rate) {
        assertThat(problems(network("alice {}, bob {}", List.of("alice", "bob"), rate, "")))
                .hasSize(2)
                .allMatch(line -> line.contains(".rate is ")
                        && line.endsWith("expected 424 bit/s, a cell in a second, to 3Gbit/s"));
        assertThat(problems(faulty("at=1s rate link=alice-s1 rate=" + rate.replace(" ", ""))))
                .singleElement()
                .asString()
                .startsWith("net.conf line 5: faults[0] is ")
                .endsWith("expected 424 bit/s, a cell in a second, to 3Gbit/s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"424 bit/s", "3 Gbit/s"})
    void slowestAndFastestLineAreLines(String rate) throws Exception {
        String network = network("alice {}, bob {}", List.of("alice", "bob"), rate, "");
        assertThatCode(() -> read(network)).doesNotThrowAnyException();
        try (TwoHosts hosts = new TwoHosts(TwoHosts.network(List.of(network)))) {
            hosts.clock().sleep(Duration.ofSeconds(1));
            assertThat(hosts.network().counters()).containsEntry("link.alice-s1.channels", 0L);
        }
    }

    @Test
    void ratesOfAFileAreThoseOfLines() {
        LineRate.NAMED.forEach(
                rate -> assertThat(LineRate.of(rate.name()).bitsPerSecond()).isEqualTo(rate.bitsPerSecond()));
        assertThat(new AtmNetworkSchema().schema().rates()).isEqualTo(LineRate.NAMED);
    }

    @ParameterizedTest
    @CsvSource({
        "47.0005.80ffe1000000f21a0002.0020481a0002.00, the end system of alice too",
        "47.0005.80ffe1000000f21a0002.0020481a0002.01, the end system of alice too", // the selector alone is another
        "49616c6963650000000000000000000000000000, which shows the name of alice"
    })
    void addressThatLeadsToAnotherHostIsRefused(String address, String why) {
        String alices = "alice { address = \"47.0005.80ffe1000000f21a0002.0020481a0002.00\" }";
        assertThat(problems(two(alices + ", bob { address = \"" + address + "\" }")))
                .containsExactly("net.conf line 1: hosts.bob.address is '" + address + "', " + why
                        + ", expected one of its own; the selector does not count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bob", "b_b"})
    void nameThatCannotBeCalledIsRefusedEvenWithAnAddress(String name) {
        String host = '"' + name + "\" { address = \"+4940\" }";
        assertThat(problems(network("alice {}, " + host, List.of("alice", name), "oc3c", "")))
                .containsExactly("net.conf line 1: hosts." + name + " has a name that cannot be called, expected small"
                        + " letters, digits, '.' and '-'");
    }

    @Test
    void nameThatReadsAsAnAddressIsRefused() {
        String name = "4700.0000000000000000000000000000000001.00";
        assertThat(problems(network(
                        "alice {}, \"" + name + "\" { address = \"+4940\" }", List.of("alice", name), "oc3c", "")))
                .containsExactly(
                        "net.conf line 1: hosts." + name + " has a name that is read as an address, expected another");
    }

    @ParameterizedTest
    @CsvSource({
        "at=1s lose-message host=alice message=FOO, there is no message 'FOO'",
        "at=1s release group-of=alice cause=5, cause 5 is not one of",
        "at=1s loss member=carol:1 probability=0.1, there is no host 'carol'",
        "at=1s loss member=alice:x probability=0.1, expected HOST",
        "at=1s loss link=alice-s1 member=alice probability=0.1, it names a link and a member",
        "at=1s restart node=alice, switches of an ATM network do not restart",
        "at=1s up channel=3, it names a channel"
    })
    void faultThatCannotHappenIsRefused(String fault, String why) {
        assertThat(problems(faulty(fault)))
                .singleElement()
                .asString()
                .startsWith("net.conf line 5: faults[0] is '")
                .contains(why);
    }
}
