package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The types of a package that follows a standard. */
public final class ClausedTypes {
    private static final Path SOURCES = Path.of("src/main/java");

    private final List<Class<?>> types = new ArrayList<>();

    /** Those of the package of a test, read from the sources of its module in the order of their names. */
    public ClausedTypes(Class<?> test) throws IOException, ClassNotFoundException {
        String name = test.getPackageName();
        try (Stream<Path> files = Files.list(SOURCES.resolve(name.replace('.', '/')))) {
            for (Path file : files.sorted().toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                if (!type.equals("package-info")) types.add(Class.forName(name + "." + type));
            }
        }
    }

    /** Each says which clause it follows. @param exempt shapes of our own */
    public void eachHasAClause(Set<String> exempt) {
        for (Class<?> type : types) {
            if (exempt.contains(type.getSimpleName())) continue;
            assertThat(type.getAnnotation(Clause.class)).as(type.getName()).isNotNull();
        }
    }

    /** The table of types and clauses. */
    public String print() {
        MarkdownTable table = new MarkdownTable("type", "follows");
        for (Class<?> type : types) {
            Clause clause = type.getAnnotation(Clause.class);
            if (clause != null) table.row("`" + type.getSimpleName() + "`", clause.value());
        }
        return table.toString();
    }
}
