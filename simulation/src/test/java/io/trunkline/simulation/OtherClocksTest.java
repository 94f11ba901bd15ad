package io.trunkline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OtherClocksTest {
    @Test
    void timeThatIsMovedByHandLetsEveryEventHappenAtItsOwnInstant() {
        try (Simulation simulation = new Simulation(SimulationSettings.manual(1), new RecordingTrace())) {
            List<String> happened = new ArrayList<>();
            EventScheduler events = simulation.events();
            simulation.act(() -> events.at(10, () -> {
                happened.add("event at " + events.nowPicos());
                events.afterwards(() -> happened.add("told at " + simulation.nowPicos()));
                events.after(5, () -> happened.add("next at " + events.nowPicos()));
            }));
            simulation.advance(100);
            assertThat(happened).containsExactly("event at 10", "told at 10", "next at 15");
            assertThat(simulation.nowPicos()).isEqualTo(100);
        }
    }

    @Test
    void aFastRealClockLetsEventsHappenWhileNobodyCalls() throws InterruptedException {
        try (Simulation simulation = new Simulation(SimulationSettings.real(1, 1000), new RecordingTrace())) {
            TimeSource time = simulation.time();
            Signal signal = time.newSignal();
            EventScheduler events = simulation.events();
            simulation.act(() -> events.after(EventScheduler.PICOS_PER_SECOND, () -> events.afterwards(signal::raise)));
            assertThat(time.await(signal, time.nanos() + 600_000_000_000L)).isTrue();
            assertThat(simulation.nowPicos()).isGreaterThanOrEqualTo(EventScheduler.PICOS_PER_SECOND);
            assertThat(simulation.trace().hash()).contains("real");
        }
    }

    @Test
    void randomNumbersOfAPartDependOnSeedAndNameAlone() {
        SeededRandom one = SeededRandom.of(5, "link:a");
        SeededRandom same = SeededRandom.of(5, "link:a");
        SeededRandom other = SeededRandom.of(5, "link:b");
        assertThat(one.next()).isEqualTo(same.next()).isNotEqualTo(other.next());
        // SplitMix64 of seed 0, first output
        assertThat(new SeededRandom(0).next()).isEqualTo(0xE220A8397B1DCDAFL);
    }
}
