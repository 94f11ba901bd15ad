package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.TimerRow;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every timer of the provider has a test of what lasts just less and one of what lasts just more. The tests are those in the
 * package of the class that extends this one, and below it, that have an {@link Outage}.
 */
public abstract class TimerTwinsBehaviour {
    /** For a class in the package above all tests of the provider. */
    protected TimerTwinsBehaviour() {}

    /** A class in the package above all tables of the provider. */
    protected abstract Class<?> provider();

    /** Timers that the provider uses and others declare. */
    protected List<? extends TimerRow> borrowed() {
        return List.of();
    }

    /** Timers that no table has, as their tests name them. */
    protected List<String> further() {
        return List.of();
    }

    /** So many timers there are in tables at least; with fewer the search for tables has missed some. */
    protected abstract int fewest();

    private static List<Class<?>> classes(Class<?> anchor) throws IOException, URISyntaxException {
        String home = anchor.getPackageName();
        Path root = Path.of(
                anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root.resolve(home.replace('.', '/')))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name = root.relativize(file).toString().replaceAll("[/\\\\]", ".");
                found.add(loaded(name.substring(0, name.length() - ".class".length()), anchor.getClassLoader()));
            }
        }
        return found;
    }

    private static Class<?> loaded(String name, ClassLoader from) {
        try {
            return Class.forName(name, false, from);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> timers() throws IOException, URISyntaxException {
        Set<String> names = new TreeSet<>();
        for (Class<?> each : classes(provider())) {
            if (!each.isEnum() || !TimerRow.class.isAssignableFrom(each)) continue;
            for (Object row : each.getEnumConstants()) names.add(((TimerRow) row).name());
        }
        for (TimerRow row : borrowed()) names.add(row.name());
        assertThat(names).as("timers found in tables").hasSizeGreaterThanOrEqualTo(fewest());
        names.addAll(further());
        return names;
    }

    @Test
    void everyTimerHasItsTwins() throws IOException, URISyntaxException {
        Set<String> below = new TreeSet<>();
        Set<String> above = new TreeSet<>();
        for (Class<?> each : classes(getClass())) {
            for (Method test : each.getDeclaredMethods()) {
                Outage outage = test.getAnnotation(Outage.class);
                if (outage == null) continue;
                assertThat(test.isAnnotationPresent(Test.class))
                        .as(test.toString())
                        .isTrue();
                below.addAll(Arrays.asList(outage.below()));
                above.addAll(Arrays.asList(outage.above()));
            }
        }
        assertThat(below).as("just below and just above").isEqualTo(above);
        Set<String> timers = timers();
        timers.removeAll(below);
        assertThat(timers).as("timers without twins").isEmpty();
    }
}
