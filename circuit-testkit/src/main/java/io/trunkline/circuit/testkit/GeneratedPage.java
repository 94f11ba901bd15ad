package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.TimerRow;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.PropertyRule;
import io.trunkline.spi.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A page under docs/ whose tables the code prints: it is compared with them, or with {@code -Dkit.write=true} rewritten. */
public final class GeneratedPage {
    private static final boolean WRITE = Boolean.getBoolean("kit.write");

    private final Path page;

    /** @param first how its path begins, from the folder in which the tests run */
    public GeneratedPage(String first, String... more) {
        page = Path.of(first, more);
    }

    /** Its text as it stands. */
    public String text() throws IOException {
        return Files.readString(page);
    }

    /** It shows these tables; where it is written, they replace the page's in this order. */
    public void shows(List<String> tables) throws IOException {
        if (WRITE) {
            String[] parts = text().split("(?m)(?:^\\|.*\\n)+", -1);
            StringBuilder written = new StringBuilder(parts[0]);
            for (int i = 1; i < parts.length; i++)
                written.append(tables.get(i - 1)).append(parts[i]);
            Files.writeString(page, written);
        }
        String shown = text();
        assertThat(tables).allSatisfy(table -> assertThat(shown).contains(table));
    }

    /** It has just this between the two marks of a name. */
    public void holds(String name, String generated) throws IOException {
        String text = text();
        String begin = "<!-- begin of " + name + ", generated -->\n";
        String end = "<!-- end of " + name + " -->";
        assertThat(text).contains(begin, end);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (WRITE) Files.writeString(page, text.substring(0, from) + generated + text.substring(to));
        else assertThat(text.substring(from, to)).isEqualTo(generated);
    }

    /** The table of a provider's keys. */
    public static String parameters(List<ConfigKey<?>> keys) {
        StringBuilder text = new StringBuilder("| key | value | default | meaning |\n|---|---|---|---|\n");
        for (ConfigKey<?> key : keys) {
            text.append("| `" + key.name() + "` | " + key.expected() + " | " + standard(key.defaultValue()) + " | "
                    + key.documentation() + " |\n");
        }
        return text.toString();
    }

    private static String standard(Object value) {
        if (value instanceof Duration time) return "`" + time.toMillis() + "ms`";
        if (value instanceof Enum<?> choice) return "`" + choice.name().toLowerCase(Locale.ROOT) + "`";
        return value.toString().isEmpty() ? "none" : "`" + value + "`";
    }

    /** The table of what may stand at one place of a network file, under a title and with a line behind it. */
    public static String properties(String title, List<PropertyRule> rules) {
        StringBuilder text =
                new StringBuilder("`" + title + "`\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        for (PropertyRule rule : rules) {
            String none = rule.required() ? "needed" : "none";
            String standard = rule.defaultText().isEmpty() ? none : "`" + rule.defaultText() + "`";
            text.append("| `" + rule.name() + "` | " + rule.expected() + " | " + standard + " | " + rule.meaning()
                    + " |\n");
        }
        return text.append('\n').toString();
    }

    /** Rows for timers that last longer or shorter on the network side. @param table of timer, user side and network side */
    public static <T extends TimerRow> void bothSides(MarkdownTable table, T[] timers, Function<T, Duration> network) {
        for (T timer : timers) table.row(timer, seconds(timer.duration()), seconds(network.apply(timer)));
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    /** The table of rates that have a name. @param of what has this rate */
    public static String rates(String of, List<NetworkSchema.RateName> rates) {
        StringBuilder text = new StringBuilder("| rate | bit/s of " + of + " | what |\n|---|---|---|\n");
        for (NetworkSchema.RateName rate : rates)
            text.append("| `" + rate.name() + "` | " + rate.bitsPerSecond() + " | " + rate.meaning() + " |\n");
        return text.toString();
    }
}
