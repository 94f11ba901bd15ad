package io.trunkline.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import io.trunkline.api.FlowSpec;
import io.trunkline.spi.ConfigKey;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page, the reference file and the schema say the same. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    /** One row of the table of keys. */
    private static String row(ConfigKey<?> key) {
        return "| `" + key.name() + "` | " + key.expected() + " | " + defaultOf(key) + " | " + key.documentation()
                + " |";
    }

    private static String defaultOf(ConfigKey<?> key) {
        Object value = key.defaultValue();
        if (key.name().contains("NAME") && !key.name().endsWith("service")) {
            boolean unset = value instanceof Long none && none == FlowSpec.NOT_SPECIFIED;
            return unset || value instanceof Duration ? "not specified" : "none";
        }
        if (value instanceof Duration limit) return "`" + limit.toSeconds() + "s`";
        if (value instanceof List || value.equals("")) return "none";
        return "`" + value + "`";
    }

    @Test
    void pageHasTheTableOfTheSchema() throws Exception {
        List<String> rows = new ArrayList<>();
        for (ConfigKey<?> key : LibraryKeys.all()) rows.add(row(key));
        List<String> onPage = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(onPage).as("paste this:\n" + String.join("\n", rows)).isEqualTo(rows);
    }

    @Test
    void pageNamesTheVariableOfEveryFixedKey() throws Exception {
        String page = Files.readString(PAGE);
        for (ConfigKey<?> key : LibraryKeys.all()) {
            if (!key.name().contains("NAME")) assertThat(page).contains(Variables.nameOf(key.name()));
        }
    }

    @Test
    void referenceFileHasEveryKeyAndNoOther() throws Exception {
        String text;
        try (InputStream octets = ConfigSources.class.getResourceAsStream("reference.conf")) {
            text = new String(octets.readAllBytes(), StandardCharsets.UTF_8);
        }
        Config reference = ConfigSources.reference();
        for (ConfigKey<?> key : LibraryKeys.all()) {
            if (key.name().contains("NAME")) {
                assertThat(text).contains(key.name());
            } else {
                assertThat(reference.hasPath(key.name())).as(key.name()).isTrue();
            }
        }
        List<String> known = LibraryKeys.all().stream().map(ConfigKey::name).toList();
        for (Map.Entry<String, ConfigValue> entry : reference.entrySet())
            assertThat(known).contains(entry.getKey());
    }
}
