package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.conformance.broken.Zoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/conformance.md} to the contract and to the list of broken providers. With {@code
 * -Dkit.write=true} it writes the two tables instead.
 */
class ContractPageTest {
    private static final Path PAGE = Path.of("..", "docs", "conformance.md");

    @Test
    void pageShowsEveryRequirement() throws IOException {
        holds("requirements", requirements());
    }

    @Test
    void pageShowsEveryBrokenProvider() throws IOException {
        holds("broken providers", brokenProviders());
    }

    private static void holds(String name, String table) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- begin of " + name + ", generated -->\n";
        String end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        assertThat(from).as("the mark '" + begin + "'").isGreaterThan(begin.length() - 1);
        assertThat(to).as("the mark '" + end + "'").isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean("kit.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table);
        }
    }

    private static String requirements() {
        StringBuilder table =
                new StringBuilder("| id | need | for | kind | clause | source |\n|---|---|---|---|---|---|\n");
        for (Requirement requirement : Contract.current().requirements()) {
            String kind = requirement.kind().name().toLowerCase(Locale.ROOT);
            String reason = requirement.untestableBecause();
            table.append(String.format(
                    "| %s | %s | `%s` | %s | %s | %s |%n",
                    requirement.id(),
                    requirement.need(),
                    requirement.when(),
                    reason.isEmpty() ? kind : kind + ": " + reason,
                    requirement.clause(),
                    requirement.source()));
        }
        return table.toString();
    }

    private static String brokenProviders() {
        StringBuilder table = new StringBuilder("| layer | caught by | may break as well |\n|---|---|---|\n");
        for (Zoo.Animal animal : Zoo.all()) {
            String also = animal.also().contains("*") ? "everything: calls hang" : String.join(", ", animal.also());
            table.append(String.format("| `%s` | %s | %s |%n", animal.name(), animal.breaks(), also));
        }
        return table.toString();
    }
}
