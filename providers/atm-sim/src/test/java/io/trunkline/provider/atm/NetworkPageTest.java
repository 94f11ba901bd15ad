package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.circuit.testkit.GeneratedPage;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Network files of ATM: the page, with {@code -Dkit.write=true} rewritten, the examples, and what is refused. */
class NetworkPageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("..", "..", "docs", "network-file.md");
    private static final NetworkSchema SCHEMA = new AtmNetworkSchema().schema();

    @Test
    void pageShowsEveryKey() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(GeneratedPage.properties("hosts.NAME", SCHEMA.hostKeys()));
        text.append(GeneratedPage.properties("links[]", SCHEMA.linkKeys()));
        for (String kind : NetworkSchema.backgroundKinds())
            text.append(GeneratedPage.properties("background.NAME, kind = " + kind, SCHEMA.backgroundKeys(kind)));
        PAGE.holds("keys", text.toString());
    }

    @Test
    void pageShowsEveryRateAndFault() throws IOException {
        PAGE.holds("rates", GeneratedPage.rates("cells", SCHEMA.rates()));
        StringBuilder faults = new StringBuilder("| verb | what happens | arguments |\n|---|---|---|\n");
        for (Fault.Verb verb : Fault.Verb.values())
            faults.append("| `" + verb.word() + "` | " + verb.meaning() + " | " + arguments(verb) + " |\n");
        PAGE.holds("faults", faults.toString());
    }

    private static String arguments(Fault.Verb verb) {
        String choice = verb.oneOf().isEmpty() ? "" : "; one of " + String.join(", ", verb.oneOf()) + " is needed";
        List<String> each = verb.arguments().stream()
                .map(rule -> "`" + rule.name() + "`" + (rule.required() ? " (needed)" : "") + ": " + rule.expected())
                .toList();
        return String.join("; ", each) + choice;
    }

    @Test
    void exampleOnThePageIsANetwork() throws IOException {
        String page = PAGE.text();
        int from = page.indexOf("```hocon\n") + "```hocon\n".length();
        NetworkPlan plan = NetworkPlan.parse(page.substring(from, page.indexOf("```", from)), "page", SCHEMA);
        assertThat(plan.faults()).hasSize(3);
        assertThat(plan.links()).extracting(NetworkPlan.Link::name).contains("trunk");
    }

    @Test
    void everyExampleIsANetwork() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "..", "examples", "networks"))) {
            List<Path> examples = files.filter(
                            file -> !file.getFileName().toString().startsWith("telephony-"))
                    .sorted()
                    .toList();
            assertThat(examples).hasSizeGreaterThanOrEqualTo(6);
            for (Path example : examples) {
                NetworkPlan plan = NetworkPlan.read(example, SCHEMA);
                assertThat(example.getFileName()).hasToString(plan.name() + ".conf");
            }
        }
    }

    @Test
    void everyMistakeIsReportedInTheFilesOrder() {
        String text = String.join(
                "\n",
                "hosts { alice {}, bob { adress = x } }",
                "switches { s1 {} }",
                "links = [",
                "  { from = alice, to = s1, rate = oc33c }",
                "  { from = alise, to = s1 }",
                "  { from = bob, to = s1, delay = soon }",
                "  { from = alice, to = bob }",
                "]",
                "names { bridge = carol }",
                "faults = [ \"at=1s down link=trunk\" ]",
                "colour = red");
        NetworkFileException refused =
                catchThrowableOfType(NetworkFileException.class, () -> NetworkPlan.parse(text, "net.conf", SCHEMA));
        assertThat(refused.problems())
                .hasSize(8)
                .anyMatch(line -> line.equals("net.conf line 1: unknown key hosts.bob.adress, did you mean address?"))
                .anyMatch(line -> line.startsWith("net.conf line 4: links[0].rate is 'oc33c', expected a rate"))
                .anyMatch(line -> line.contains("line 5") && line.endsWith("did you mean alice?"))
                .anyMatch(line -> line.contains("line 6: links[2].delay is 'soon', expected a length of time"))
                .anyMatch(line -> line.contains("line 7: links[3] joins two hosts"))
                .anyMatch(line -> line.contains("line 9: names.\"bridge\" is 'carol'"))
                .anyMatch(line -> line.contains("line 10: fault 'at=1s down link=trunk'"))
                .anyMatch(line -> line.contains("line 11: unknown key colour"));
    }

    @Test
    void twinsAndLonelyHostsAreReported() {
        String text = "hosts { alice {}, bob {} }\nswitches { s1 {} }\n"
                + "links = [ { from = alice, to = s1 }\n { from = alice, to = s1 } ]";
        NetworkFileException refused =
                catchThrowableOfType(NetworkFileException.class, () -> NetworkPlan.parse(text, "net.conf", SCHEMA));
        assertThat(refused.problems())
                .containsExactly(
                        "net.conf line 1: hosts.bob cannot be reached from alice, expected links that join them",
                        "net.conf line 4: links[1] is a second link 'alice-s1', expected a name of its own");
    }
}
