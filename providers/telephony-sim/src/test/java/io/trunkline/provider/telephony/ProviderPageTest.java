package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.spi.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The provider's page: the table of parameters, with {@code -Dkit.write=true} rewritten. */
class ProviderPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "providers", "telephony-sim.md");
    private static final String BEGIN = "<!-- begin of parameters, generated -->\n";
    private static final String END = "<!-- end of parameters -->";

    @Test
    void pageShowsEveryParameter() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("kit.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(table());
        }
    }

    private static String table() {
        StringBuilder text = new StringBuilder("| key | value | default | meaning |\n|---|---|---|---|\n");
        for (ConfigKey<?> key : TelephonyCatalog.KEYS) {
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
}
