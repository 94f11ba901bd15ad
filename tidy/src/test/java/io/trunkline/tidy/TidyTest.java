package io.trunkline.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.tidy.SourceTree.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the tree as the contributors' guide says: each rule is a test, each exemption stands here with its reason. */
@Tag("once") // what it finds out is the same on every JDK
class TidyTest {
    /** Which packages a module may import, besides its own and the JDK's. */
    private static final Map<String, List<String>> IMPORTS = Map.of(
            "api/", List.of(),
            "spi/", List.of("io.trunkline.api"),
            "protocol-kit/", List.of(),
            "circuit-kit/",
                    List.of("io.trunkline.api", "io.trunkline.spi", "io.trunkline.protocol", "io.trunkline.simulation"),
            "circuit-testkit/",
                    List.of(
                            "io.trunkline.api",
                            "io.trunkline.spi",
                            "io.trunkline.protocol",
                            "io.trunkline.simulation",
                            "org.assertj",
                            "org.junit"),
            "simulation/", List.of("io.trunkline.api", "io.trunkline.spi", "com.typesafe.config"),
            "providers/",
                    List.of(
                            "io.trunkline.api",
                            "io.trunkline.spi",
                            "io.trunkline.protocol",
                            "io.trunkline.simulation",
                            "io.trunkline.circuit"),
            "runtime/",
                    List.of(
                            "io.trunkline.api",
                            "io.trunkline.spi",
                            "com.google.inject",
                            "com.typesafe.config",
                            "jakarta.inject"),
            "testkit/", List.of("io.trunkline.api", "io.trunkline.simulation", "org.junit", "org.opentest4j"),
            "examples/", List.of("io.trunkline.api"));

    private static final Set<String> LONGER_FILES = Set.of(
            // tables: one constant or one field with its accessor after the other
            "WsaError.java", "ProtocolInfo.java");
    private static final Set<String> LONGER_PARAMETER_LISTS = Set.of();

    private static final Pattern BANNED_NAME = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)");
    private static final Pattern COMMON_POOL = Pattern.compile(
            "parallelStream\\(|\\.parallel\\(\\)|commonPool|(runAsync|supplyAsync)\\([^,;]*\\)\\s*[;.)]|SubmissionPublisher");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([a-z][\\w.]*)", Pattern.MULTILINE);

    @Test
    void modulesImportOnlyWhatStandsAboveThem() throws IOException {
        for (Path file : SourceTree.files(false)) {
            String module = moduleOf(file);
            if (!IMPORTS.containsKey(module)) continue;
            Matcher imports = IMPORT.matcher(Files.readString(file));
            String own = ownPackage(file);
            while (imports.find()) {
                String imported = imports.group(1);
                assertThat(isJdk(imported)
                                || imported.startsWith(own)
                                || IMPORTS.get(module).stream().anyMatch(imported::startsWith))
                        .as("%s imports %s", SourceTree.ROOT.relativize(file), imported)
                        .isTrue();
            }
        }
    }

    @Test
    void filesHaveAtMost400Lines() throws IOException {
        for (Path file : SourceTree.files(true)) {
            if (LONGER_FILES.contains(file.getFileName().toString())) continue;
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
        }
    }

    @Test
    void methodsHaveAtMost40LinesAndFiveParameters() throws IOException {
        List<Declaration> all = SourceTree.declarations(SourceTree.files(false));
        assertThat(all).as("declarations were found").hasSizeGreaterThan(500);
        assertThat(all.stream().filter(d -> d.kind().equals("method") && d.lines() > 40))
                .isEmpty();
        assertThat(all.stream()
                        .filter(d -> d.kind().equals("method")
                                && d.parameters() > 5
                                && !d.name().equals("<init>"))
                        .filter(d -> !LONGER_PARAMETER_LISTS.contains(d.name())))
                .isEmpty();
    }

    @Test
    void publicDeclarationsOfApiAndSpiAreDocumented() throws IOException {
        List<Path> faces = SourceTree.files(false).stream()
                .filter(file -> moduleOf(file).equals("api/") || moduleOf(file).equals("spi/"))
                .toList();
        assertThat(SourceTree.declarations(faces).stream()
                        .filter(d -> d.isPublic() && !d.documented() && !d.overrides()))
                .isEmpty();
    }

    @Test
    void classesAreNamedForWhatTheyDo() throws IOException {
        assertThat(SourceTree.declarations(SourceTree.files(true)).stream()
                        .filter(d -> d.kind().equals("class"))
                        .filter(d -> BANNED_NAME.matcher(d.name()).matches()))
                .isEmpty();
    }

    @Test
    void nothingRunsOnTheCommonPool() throws IOException {
        for (Path file : SourceTree.files(true)) {
            if (file.endsWith("TidyTest.java")) continue;
            assertThat(COMMON_POOL.matcher(Files.readString(file)).find())
                    .as(file.toString())
                    .isFalse();
        }
    }

    @Test
    void noTestSleeps() throws IOException {
        for (Path file : SourceTree.files(true)) {
            if (file.endsWith("TidyTest.java")) continue;
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("Thread.sleep(");
        }
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");
        try (Stream<Path> all = Files.walk(SourceTree.ROOT)) {
            for (Path page : all.filter(
                            p -> p.toString().endsWith(".md") && !p.toString().contains("/target/"))
                    .toList()) {
                Matcher links = link.matcher(Files.readString(page));
                while (links.find()) {
                    Path target = page.resolveSibling(links.group(1)).normalize();
                    assertThat(target)
                            .as("link in %s", SourceTree.ROOT.relativize(page))
                            .exists();
                }
            }
        }
    }

    @Test
    void methodsThatTheStartScriptKeepsApartExist() throws IOException {
        Matcher list = Pattern.compile("^for method in (.*); do$", Pattern.MULTILINE)
                .matcher(Files.readString(SourceTree.ROOT.resolve("trunkline")));
        assertThat(list.find()).as("the script's list of methods").isTrue();
        for (String each : list.group(1).split(" ")) {
            String[] names = each.split("::");
            Path file = Path.of("io/trunkline", names[0].replace('.', '/') + ".java");
            List<Path> found = SourceTree.files(false).stream()
                    .filter(path -> path.endsWith(file))
                    .toList();
            assertThat(SourceTree.declarations(found))
                    .as(each)
                    .anyMatch(declared ->
                            declared.kind().equals("method") && declared.name().equals(names[1]));
        }
    }

    private static boolean isJdk(String name) {
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("com.sun.");
    }

    private static String moduleOf(Path file) {
        String path = SourceTree.ROOT.relativize(file).toString();
        return path.substring(0, path.indexOf('/') + 1);
    }

    /** The package of a file's module: its first four or, for api and its like, three names. */
    private static String ownPackage(Path file) throws IOException {
        Matcher name = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE).matcher(Files.readString(file));
        if (!name.find()) return "module-info";
        String[] parts = name.group(1).split("\\.");
        int length = parts[2].equals("provider") ? 4 : 3;
        return String.join(".", List.of(parts).subList(0, Math.min(length, parts.length)));
    }
}
