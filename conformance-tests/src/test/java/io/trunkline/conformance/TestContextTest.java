package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.SystemTimeSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestContextTest {
    private static final ConfigKey<Integer> BACKLOG = ConfigKey.number("backlog", 5, 1, 10, "Longest queue.");
    private static final ConfigKey<Boolean> MARK = ConfigKey.flag("mark", true, "Mark packets.");

    @Test
    void keysThatWereNotNamedHaveTheirDefaults() {
        TestContext context = TestContext.of("toy", Map.of(BACKLOG, 7));
        assertThat(context.config().get(BACKLOG)).isEqualTo(7);
        assertThat(context.config().get(MARK)).isTrue();
        assertThat(TestContext.of("toy").config().get(BACKLOG)).isEqualTo(5);
    }

    @Test
    void keyThatWasDeclaredTwiceIsFoundByItsName() {
        ConfigKey<Integer> again = ConfigKey.number("backlog", 5, 1, 10, "Longest queue.");
        assertThat(TestContext.of("toy", Map.of(BACKLOG, 7)).config().get(again))
                .isEqualTo(7);
    }

    @Test
    void valuesAreThoseOfTheBeginning() {
        Map<ConfigKey<?>, Object> values = new HashMap<>(Map.of(BACKLOG, 7));
        TestContext context = TestContext.of("toy", values);
        values.put(BACKLOG, 8);
        assertThat(context.config().get(BACKLOG)).isEqualTo(7);
    }

    @Test
    void valueThatTheLibraryWouldRefuseIsRefused() {
        assertThatThrownBy(() -> TestContext.of("toy", Map.of(BACKLOG, 11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backlog is 11, expected a whole number from 1 to 10");
        assertThatThrownBy(() -> TestContext.of("toy", Map.of(MARK, "yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mark is yes, expected true or false");
    }

    @Test
    void clockAndDirectoryThatWereNotGivenFailTheTestThatAsksForThem() {
        TestContext context = TestContext.of("toy");
        assertThatThrownBy(context::systemTime)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("toy asked for the system's clock")
                .hasMessageContaining("withSystemTime(");
        assertThatThrownBy(context::sharedDirectory)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("toy asked for the shared directory")
                .hasMessageContaining("withSharedDirectory(");
    }

    @Test
    void whatWasGivenIsThereWithAllThatWasGivenBefore() {
        Path directory = Path.of("shared");
        try (SystemTimeSource time = new SystemTimeSource(Thread::new)) {
            TestContext context = TestContext.of("toy", Map.of(BACKLOG, 7))
                    .withSystemTime(time)
                    .withSharedDirectory(directory)
                    .withStrictGroups();
            assertThat(context.systemTime()).isSameAs(time);
            assertThat(context.sharedDirectory()).isEqualTo(directory);
            assertThat(context.strictGroups()).isTrue();
            assertThat(context.config().get(BACKLOG)).isEqualTo(7);
            assertThat(context.spiVersion()).isEqualTo(SpiVersion.CURRENT);
        }
        assertThat(TestContext.of("toy").strictGroups()).isFalse();
    }

    @Test
    void threadsAreDaemonsNamedAfterProviderAndPurpose() {
        Thread thread = TestContext.of("toy").threads("pump").newThread(() -> {});
        assertThat(thread.getName()).isEqualTo("toy-pump");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(TestContext.of("toy").logger().getName()).isEqualTo("io.trunkline.provider.toy");
    }
}
