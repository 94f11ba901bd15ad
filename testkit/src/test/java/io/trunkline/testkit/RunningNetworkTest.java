package io.trunkline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.simulation.SimulatedNetworks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a test's network begins and ends. */
@Timeout(60)
class RunningNetworkTest {
    @TempDir
    private Path base;

    @Test
    void networkThatCannotBePreparedIsGoneAgain() {
        NetworkSetup tooLong = NetworkSetup.of("atm-sim").withLimit(Duration.ofDays(400_000));
        Remains remains = Remains.of(base, "never-begun");
        assertThatThrownBy(() -> RunningNetwork.begin(tooLong, remains)).isInstanceOf(ArithmeticException.class);
        assertThat(SimulatedNetworks.find("atm-sim", "test:never-begun")).isEmpty();
    }
}
