package io.trunkline.provider.atm.wire;

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

/** Keeps docs/protocols/atm-wire.md equal to the tables in the code. */
class WirePageTest {
    private static final Path PAGE = Path.of("../../docs/protocols/atm-wire.md");
    private static final Path SOURCES = Path.of("src/main/java/io/trunkline/provider/atm/wire");

    static List<String> tables() throws Exception {
        return List.of(
                clauses(),
                MessageType.print(),
                ElementType.print(),
                TaggedFields.print(TrafficTag.values()),
                TaggedFields.print(AalTag.values()),
                TaggedFields.print(TransitDelayTag.values()),
                TaggedFields.print(ExtendedQosTag.values()),
                TaggedFields.print(AbrTag.values()),
                TaggedFields.print(AbrAdditionalTag.values()),
                TaggedFields.print(DesiredRateTag.values()),
                CauseValue.print());
    }

    @Test
    void thePageShowsEveryTableAsTheCodePrintsIt() throws Exception {
        String page = Files.readString(PAGE);
        assertThat(tables()).allSatisfy(table -> assertThat(page).contains(table));
    }

    @Test
    void everyTypeThatFollowsAStandardSaysWhichClause() throws Exception {
        List<String> exempt = List.of(
                "AtmAddress", // either of two, which say it
                "ElementBody",
                "FieldTag",
                "TaggedFields"); // shapes of our own
        for (Class<?> type : types()) {
            if (exempt.contains(type.getSimpleName())) continue;
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
                    types.add(Class.forName(WirePageTest.class.getPackageName() + "." + name));
            }
        }
        return types;
    }

    /** Prints all tables, for whoever updates the page. */
    public static void main(String[] args) throws Exception {
        for (String table : tables()) System.out.println(table);
    }
}
