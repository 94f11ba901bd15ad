package io.trunkline.provider.telephony.q931;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/protocols/q931.md equal to the tables in the code. */
class Q931PageTest {
    private static final Path PAGE = Path.of("../../docs/protocols/q931.md");
    private static final Path SOURCES = Path.of("src/main/java/io/trunkline/provider/telephony/q931");

    static List<String> tables() throws Exception {
        return List.of(MessageType.print(), ElementType.print(), CauseValue.print(), clauses());
    }

    /** With {@code -Dkit.write=true} the tables of the page are replaced, in order, by what the code prints. */
    @Test
    void thePageShowsEveryTableAsTheCodePrintsIt() throws Exception {
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("kit.write")) {
            String[] parts = page.split("(?m)(?:^\\|.*\\n)+", -1);
            StringBuilder written = new StringBuilder(parts[0]);
            for (int i = 1; i < parts.length; i++)
                written.append(tables().get(i - 1)).append(parts[i]);
            Files.writeString(PAGE, written);
            page = written.toString();
        }
        String shown = page;
        assertThat(tables()).allSatisfy(table -> assertThat(shown).contains(table));
    }

    @Test
    void everyTypeThatFollowsAStandardSaysWhichClause() throws Exception {
        for (Class<?> type : types()) {
            if (type == ElementBody.class) continue; // a shape of our own
            assertThat(type.getAnnotation(Clause.class)).as(type.getName()).isNotNull();
        }
    }

    private static String clauses() throws Exception {
        MarkdownTable table = new MarkdownTable("type", "follows");
        for (Class<?> type : types()) {
            Clause clause = type.getAnnotation(Clause.class);
            if (clause != null) table.row("`" + type.getSimpleName() + "`", clause.value());
        }
        return table.toString();
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info"))
                    types.add(Class.forName(Q931PageTest.class.getPackageName() + "." + name));
            }
        }
        return types;
    }
}
