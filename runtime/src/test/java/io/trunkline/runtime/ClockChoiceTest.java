package io.trunkline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a program that names no provider. */
class ClockChoiceTest {
    @TempDir
    private Path directory;

    private Ws2Config config;

    @BeforeEach
    void putProviders() throws Exception {
        new ProviderJars(directory).transports("fake.jar", "FakeProvider", "SimulatedProvider");
        config = Ws2Config.text("resolve.dns = false").set("plugins.directory", directory.toString());
        System.clearProperty("fake.starts");
        System.clearProperty("simulated.endedBy");
    }

    private ClockKind kind(Ws2Config config) throws Ws2Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            return ws2.clock().kind();
        }
    }

    @Test
    void profileOnASimulatedProviderGivesItsClockBeforeTheFirstSocket() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config.set("profiles.call.provider", "simulated"))) {
            assertThat(ws2.clock().nanos()).isEqualTo(77);
            assertThat(ws2.clock().kind()).isEqualTo(ClockKind.VIRTUAL);
        }
    }

    @Test
    void profilesOfBothKindsGiveTheSystemsClockAndStartNothing() throws Exception {
        assertThat(kind(config.set("profiles.call.provider", "simulated").set("profiles.bulk.provider", "fake")))
                .isEqualTo(ClockKind.REAL);
        assertThat(System.getProperty("fake.starts")).isNull();
        assertThat(System.getProperty("simulated.endedBy")).isNull();
    }

    @Test
    void withoutProfilesTheFirstEntryOfTheCatalogDecides() throws Exception {
        assertThat(kind(config.set("catalog.order", "fake"))).isEqualTo(ClockKind.REAL);
        assertThat(kind(config.set("catalog.order", "simulated"))).isEqualTo(ClockKind.VIRTUAL);
    }

    @Test
    void profileThatNothingFitsDecidesNothing() throws Exception {
        assertThat(kind(config.set("profiles.call.provider", "simulated")
                        .set("profiles.never.require", "groups=constrained")))
                .isEqualTo(ClockKind.VIRTUAL);
    }

    @Test
    void startedProvidersDecideWhateverIsConfigured() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config.set("profiles.call.provider", "simulated"))) {
            ws2.socket(ws2.select("fake", Requirements.none()).chosen()).close();
            assertThat(ws2.clock().kind()).isEqualTo(ClockKind.REAL);
        }
    }

    @Test
    void simulationEndsOnTheThreadThatClosesTheLibrary() throws Exception {
        kind(config.set("catalog.order", "simulated"));
        assertThat(System.getProperty("simulated.endedBy"))
                .isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void simulationThatBreaksAtItsEndKeepsNoOtherProviderFromEnding() throws Exception {
        System.clearProperty("fake.stops");
        System.setProperty("simulated.broken", "true");
        try (Ws2 ws2 = Ws2.startup(config)) {
            for (String id : List.of("fake", "simulated")) {
                ws2.clock(ws2.select(id, Requirements.none()).chosen());
            }
        } finally {
            System.clearProperty("simulated.broken");
        }
        assertThat(System.getProperty("fake.stops")).isEqualTo("1");
    }

    @Test
    void closedLibraryHasNoClock() throws Exception {
        Ws2 ws2 = Ws2.startup(config);
        ws2.close();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(Ws2Exception.class, ws2::clock)
                        .error())
                .isEqualTo(WsaError.WSANOTINITIALISED);
    }
}
