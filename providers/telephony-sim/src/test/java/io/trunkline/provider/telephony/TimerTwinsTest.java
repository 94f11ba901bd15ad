package io.trunkline.provider.telephony;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every timer of the provider's tables has a test of what lasts just less and one of what lasts just more, or a reason why it cannot. */
class TimerTwinsTest {
    /** Timers that never expire here. */
    private static final Map<String, String> NEVER = Map.of(
            "T306", "a network side that sends no tones with DISCONNECT does not start it",
            "T317", "what a RESTART clears is cleared in the same instant, so that it is stopped where it is started");

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
                found.add(loaded(name.substring(0, name.length() - ".class".length())));
            }
        }
        return found;
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, TimerTwinsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> timers() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Class<?> each : classes(TelephonyProvider.class)) {
            if (!each.isEnum() || !TimerRow.class.isAssignableFrom(each)) continue;
            for (Object row : each.getEnumConstants()) names.add(((Enum<?>) row).name());
        }
        return names;
    }

    @Test
    void everyTimerHasItsTwins() throws Exception {
        Set<String> below = new TreeSet<>();
        Set<String> above = new TreeSet<>();
        for (Class<?> each : classes(TimerTwinsTest.class)) {
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
        assertThat(timers).hasSizeGreaterThan(20).containsAll(NEVER.keySet());
        timers.removeAll(below);
        assertThat(timers).as("timers without twins").isEqualTo(NEVER.keySet());
    }
}
