package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.circuit.testkit.GeneratedPage;
import io.trunkline.provider.telephony.exchange.PlanText;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Network files of telephony: the page, with {@code -Dkit.write=true} rewritten, the examples, and what is refused. */
class TelephonyNetworkFileTest {
    private static final GeneratedPage PAGE = new GeneratedPage("..", "..", "docs", "network-file.md");
    private static final Path EXAMPLES = Path.of("..", "..", "examples", "networks");
    private static final NetworkSchema SCHEMA = new TelephonyNetworkSchema().schema();

    @Test
    void pageShowsEveryKey() throws IOException {
        PAGE.holds(
                "keys of telephony",
                GeneratedPage.properties("hosts.NAME", SCHEMA.hostKeys())
                        + GeneratedPage.properties(
                                "exchanges.NAME", SCHEMA.nodeKinds().get(0).rules())
                        + GeneratedPage.properties("links[]", SCHEMA.linkKeys())
                        + GeneratedPage.properties("background.NAME", SCHEMA.backgroundKeys("calls")));
        PAGE.holds("rates of telephony", GeneratedPage.rates("B channels", SCHEMA.rates()));
    }

    @Test
    void exampleOnThePageIsANetwork() throws IOException {
        String page = PAGE.text();
        int telephony = page.indexOf("## Telephony");
        int from = page.indexOf("```hocon\n", telephony) + "```hocon\n".length();
        NetworkPlan plan = NetworkPlan.parse(page.substring(from, page.indexOf("```", from)), "page", SCHEMA);
        assertThat(plan.nodes()).hasSize(2);
        assertThat(plan.faults()).hasSize(3);
    }

    @Test
    void everyExampleIsANetworkNamedAfterItsFile() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> examples = files.filter(
                            file -> file.getFileName().toString().startsWith("telephony-"))
                    .sorted()
                    .toList();
            assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
            for (Path example : examples) {
                NetworkPlan plan = TelephonyPlans.read(example);
                assertThat(example.getFileName()).hasToString(plan.name() + ".conf");
                assertThat(plan.hosts()).allMatch(host -> host.address().startsWith("+49"));
            }
        }
    }

    @Test
    void networkWithoutAFileIsTheDefaultExample() throws IOException {
        assertThat(TelephonyPlans.own()).isEqualTo(TelephonyPlans.read(EXAMPLES.resolve("telephony-default.conf")));
        assertThat(TelephonyPlans.own().hosts())
                .extracting(NetworkPlan.Host::name, NetworkPlan.Host::address)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("alice", "+49301001"),
                        org.assertj.core.groups.Tuple.tuple("bob", "+49301002"));
    }

    private static List<String> mistakes(String... lines) {
        NetworkFileException refused = catchThrowableOfType(
                NetworkFileException.class, () -> NetworkPlan.parse(String.join("\n", lines), "net.conf", SCHEMA));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems();
    }

    private static List<String> mistake(String hosts, String links, String rest) {
        return mistakes("hosts { " + hosts + " }", "exchanges { x {}, y {} }", "links = [ " + links + " ]", rest);
    }

    private static final String JOINED = "{ from = a, to = x }, { from = b, to = y }, { name = t, from = x, to = y }";

    @Test
    void mistakesOfLinesAreOneLineEach() {
        assertThat(mistake("a {}, b {}", "{ from = a, to = x, rate = e1 }, { from = b, to = x, circuits = 3 }", ""))
                .containsExactly(
                        "net.conf line 3: links[0].rate is 'e1' at a subscriber, expected one of bri, bri-multipoint, pri-e1, pri-t1",
                        "net.conf line 3: links[1].circuits belongs to a trunk, expected none at a subscriber; its rate says how many"
                                + " channels it has");
        assertThat(mistake("a {}, b {}", JOINED.replace("to = y }", "to = y, count = 2 }"), ""))
                .containsExactly(
                        "net.conf line 3: links[2].count belongs to a subscriber, expected none on a trunk; use circuits");
        assertThat(mistake("a {}, b {}", JOINED.replace("name = t", "name = t, rate = 2 kbit/s"), ""))
                .containsExactly(
                        "net.conf line 3: links[2].rate is '2kbit/s', less than a circuit, expected 64 kbit/s or more");
    }

    @Test
    void mistakesOfSubscribersAreOneLineEach() {
        assertThat(mistake("a { numbers = 12-x }, b {}", JOINED, ""))
                .containsExactly(
                        "net.conf line 1: hosts.a.numbers is '12-x': '12-x' is no range of numbers, expected two of 2 to 15"
                                + " digits, as long as each other and in order");
        assertThat(mistake("a { address = 123 }, b { numbers = 120-129 }", JOINED, ""))
                .containsExactly(
                        "net.conf line 1: hosts.b has +120-+129, which a has too, expected numbers of its own");
        assertThat(mistake("a {}, b {}", JOINED + ", { name = s, from = a, to = y }", ""))
                .containsExactly("net.conf line 1: hosts.a has lines to 2 exchanges, expected one");
        assertThat(mistake("a { address = four }, b {}", JOINED, ""))
                .containsExactly(
                        "net.conf line 1: hosts.a.address is 'four', expected a telephone number such as +49301001");
    }

    @Test
    void mistakesOfExchangesTrafficAndFaultsAreOneLineEach() {
        assertThat(mistakes(
                        "hosts { a {} }",
                        "exchanges { x { country = de, national-prefix = 00 } }",
                        "links = [ { from = a, to = x } ]"))
                .containsExactly(
                        "net.conf line 2: exchanges.x.country is 'de', expected digits",
                        "net.conf line 2: exchanges.x.international-prefix is the national prefix too, expected another");
        String traffic = "background { c { kind = calls, from = a, to = b, erlang = 1, width = 24 } }";
        assertThat(mistake("a {}, b {}", JOINED.replace("to = y }, {", "to = y, rate = pri-t1 }, {"), traffic))
                .containsExactly(
                        "net.conf line 4: background.c.width is 24, but no access of b has more than 23 channels, expected at"
                                + " most those");
        assertThat(mistake("a {}, b {}", JOINED, "background { c { kind = greedy, from = a, to = b } }"))
                .contains("net.conf line 4: background.c.kind is 'greedy', expected one of calls");
        String faults = "faults = [ \"at=1s down channel=a:16\", \"at=1s down channel=c:1\", \"at=1s up channel=a\","
                + " \"at=1s rate link=t rate=64kbit/s\" ]";
        assertThat(mistake("a {}, b {}", JOINED, faults)).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0))
                    .startsWith("net.conf line 4: faults[0] is 'at=1s down channel=a:16', but a has no such channel");
            assertThat(lines.get(1)).endsWith("which names no access, expected one of a, b");
            assertThat(lines.get(2)).contains("'a' is no channel, expected an access and a number such as alice:3");
            assertThat(lines.get(3)).endsWith("but a telephone line has one rate, expected another verb");
        });
        assertThat(mistake("a {}, b {}", JOINED, "faults = [ \"at=1s loss member=a:1 probability=0.1\" ]"))
                .containsExactly(
                        "net.conf line 4: faults[0] is 'at=1s loss member=a:1 probability=0.1', but the members of a bundle share"
                                + " all its channels, expected a link");
        assertThat(mistake("a {}, b {}", JOINED, "faults = [ \"at=1s restart node=a\" ]"))
                .containsExactly(
                        "net.conf line 4: faults[0] is 'at=1s restart node=a', but a is a host, expected an exchange");
    }

    @Test
    void messagesAndCausesThatTheNetworkDoesNotKnowAreOneLineEach() {
        String faults = "faults = [ \"at=1s lose-message host=a message=BLAH\", \"at=1s refuse cause=23\","
                + " \"at=1s lose-message host=a message=setup\" ]";
        assertThat(mistake("a {}, b {}", JOINED, faults)).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0))
                    .startsWith("net.conf line 4: faults[0] is 'at=1s lose-message host=a message=BLAH':"
                            + " there is no message 'BLAH', expected one of [ALERTING,");
            assertThat(lines.get(1))
                    .startsWith("net.conf line 4: faults[1] is 'at=1s refuse cause=23': cause 23 is not one of [1, ");
        });
    }

    @Test
    void hostWithoutANumberGetsOneThatNoOtherHas() throws Exception {
        NetworkPlan plan = PlanText.completed(NetworkPlan.parse(
                "hosts { a {}, b { numbers = \"+49301000-+49301099\" }, c { address = \"+49301100\" }, d {} }\n"
                        + "exchanges { x {} }\n"
                        + "links = [ { from = a, to = x }, { from = b, to = x }, { from = c, to = x }, { from = d, to = x } ]",
                "net.conf",
                SCHEMA));
        assertThat(plan.hosts())
                .extracting(NetworkPlan.Host::address)
                .containsExactly("+49301101", "+49301001", "+49301100", "+49301102");
    }

    private static List<String> calls(String keys) {
        return mistake(
                "a {}, b {}", JOINED, "background { c { kind = calls, from = a, to = b, erlang = 10, " + keys + " } }");
    }

    @Test
    void callsOfOthersThatLeaveNoTimeToMoveOrEndBeforeTheyBeginAreOneLineEach() {
        assertThat(calls("hold = 1ps"))
                .containsExactly(
                        "net.conf line 4: background.c.hold is '1ps', expected a length of time such as 20s or 5ms from 1ms");
        assertThat(calls("erlang = 200, hold = 1ms"))
                .containsExactly(
                        "net.conf line 4: background.c.hold is '1ms', with which 200000 calls come in a second,"
                                + " expected at most 100000");
        assertThat(calls("erlang = 2000, count = 10000"))
                .containsExactly(
                        "net.conf line 4: background.c.hold is '180s', with which 111111 calls come in a second,"
                                + " expected at most 100000");
        assertThat(calls("start = 10s, stop = 5s"))
                .containsExactly("net.conf line 4: background.c.stop is '5s', expected later than start, 10s");
        assertThat(calls("start = 10s, stop = 10s")).hasSize(1);
    }
}
