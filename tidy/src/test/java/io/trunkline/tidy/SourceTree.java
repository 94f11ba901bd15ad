package io.trunkline.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The parsed sources of all modules. */
final class SourceTree {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private SourceTree() {}

    /**
     * One declaration.
     *
     * @param file where
     * @param name its name
     * @param kind class, method or field
     * @param lines how many lines it has
     * @param parameters how many parameters, 0 unless a method or a record
     * @param isPublic public or protected, and so is everything around it
     * @param documented has a Javadoc comment
     * @param overrides carries {@code @Override}
     */
    record Declaration(
            Path file,
            String name,
            String kind,
            int lines,
            int parameters,
            boolean isPublic,
            boolean documented,
            boolean overrides) {
        @Override
        public String toString() {
            return ROOT.relativize(file) + ": " + kind + " " + name;
        }
    }

    /** Main sources, or main and test sources. */
    static List<Path> files(boolean tests) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .filter(path -> path.toString().contains("/src/main/")
                            || (tests && path.toString().contains("/src/test/")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Declaration> declarations(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Declaration> found = new ArrayList<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) new Scanner(task, unit, found).scan(unit, true);
        }
        return found;
    }

    /** Collects declarations; the parameter says whether everything around is visible outside. */
    private static final class Scanner extends TreePathScanner<Void, Boolean> {
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final List<Declaration> found;

        Scanner(JavacTask task, CompilationUnitTree unit, List<Declaration> found) {
            this.trees = Trees.instance(task);
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Boolean visible) {
            boolean inside = visible && isVisible(type.getModifiers().getFlags());
            add(type, type.getSimpleName().toString(), "class", 0, inside, false);
            return super.visitClass(type, inside);
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean visible) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            Set<Modifier> flags = method.getModifiers().getFlags();
            boolean shown = visible && (isVisible(flags) || (inInterface() && !flags.contains(Modifier.PRIVATE)));
            add(
                    method,
                    method.getName().toString(),
                    "method",
                    method.getParameters().size(),
                    shown,
                    overrides);
            return super.visitMethod(method, false);
        }

        @Override
        public Void visitVariable(VariableTree variable, Boolean visible) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
                    && owner.getKind() != Tree.Kind.RECORD) {
                boolean shown = visible && isVisible(variable.getModifiers().getFlags());
                add(variable, variable.getName().toString(), "field", 0, shown, false);
            }
            return super.visitVariable(variable, false);
        }

        private boolean inInterface() {
            return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        private static boolean isVisible(Set<Modifier> flags) {
            return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
        }

        private void add(Tree tree, String name, String kind, int parameters, boolean shown, boolean overrides) {
            SourcePositions positions = trees.getSourcePositions();
            long start = positions.getStartPosition(unit, tree);
            long end = positions.getEndPosition(unit, tree);
            if (start < 0 || end < 0) return; // made by the compiler
            int lines = (int) (unit.getLineMap().getLineNumber(end)
                            - unit.getLineMap().getLineNumber(start))
                    + 1;
            boolean documented = trees.getDocComment(new TreePath(getCurrentPath(), tree)) != null
                    || trees.getDocComment(getCurrentPath()) != null;
            found.add(new Declaration(
                    Path.of(unit.getSourceFile().toUri()),
                    name,
                    kind,
                    lines,
                    parameters,
                    shown,
                    documented,
                    overrides));
        }
    }
}
