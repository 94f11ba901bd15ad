package io.trunkline.testkit;

import io.trunkline.simulation.SimulationSettings.Pace;
import io.trunkline.simulation.network.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What network a test runs on. Immutable.
 *
 * @param provider that simulates it, for example {@code atm-sim}
 * @param file its network file, empty for {@code text}
 * @param text the text of a network file; both empty: the provider's own network
 * @param seed of all that is random in it, not negative
 * @param pace what moves its time
 * @param faults besides those of the network file
 * @param config of every host's library, in HOCON
 * @param limit how much simulated time a test may take
 * @param capture whether captures are written
 */
public record NetworkSetup(
        String provider,
        String file,
        String text,
        int seed,
        Pace pace,
        List<String> faults,
        String config,
        Duration limit,
        boolean capture) {
    private static final Duration LIMIT = Duration.ofHours(1);

    /** Refuses a file together with a text, and faults that are none. */
    public NetworkSetup {
        if (!file.isEmpty() && !text.isEmpty()) {
            throw new IllegalArgumentException("both file '" + file + "' and text, expected one of them");
        }
        if (seed < 0) throw new IllegalArgumentException("seed " + seed + ", expected >= 0");
        faults = List.copyOf(faults);
        faults.forEach(Fault::parse);
    }

    /** The own network of a provider, virtual time, seed 1. */
    public static NetworkSetup of(String provider) {
        return new NetworkSetup(provider, "", "", 1, Pace.VIRTUAL, List.of(), "", LIMIT, true);
    }

    static NetworkSetup of(SimulatedNetworkTest test) {
        return new NetworkSetup(
                test.provider(),
                test.file(),
                test.text(),
                test.seed(),
                test.pace(),
                List.of(test.faults()),
                test.config(),
                Duration.ofSeconds(test.limitSeconds()),
                test.capture());
    }

    /** With this network file. */
    public NetworkSetup withFile(String networkFile) {
        return new NetworkSetup(provider, networkFile, "", seed, pace, faults, config, limit, capture);
    }

    /** With this text as its network file. */
    public NetworkSetup withText(String networkText) {
        return new NetworkSetup(provider, "", networkText, seed, pace, faults, config, limit, capture);
    }

    /** With this seed. */
    public NetworkSetup withSeed(int newSeed) {
        return new NetworkSetup(provider, file, text, newSeed, pace, faults, config, limit, capture);
    }

    /** With time that moves like this. */
    public NetworkSetup withPace(Pace newPace) {
        return new NetworkSetup(provider, file, text, seed, newPace, faults, config, limit, capture);
    }

    /** With one more fault, in its one-line form. */
    public NetworkSetup withFault(String fault) {
        List<String> more = new ArrayList<>(faults);
        more.add(fault);
        return new NetworkSetup(provider, file, text, seed, pace, more, config, limit, capture);
    }

    /** With this configuration for every host's library. */
    public NetworkSetup withConfig(String hocon) {
        return new NetworkSetup(provider, file, text, seed, pace, faults, hocon, limit, capture);
    }

    /** With this limit of simulated time. */
    public NetworkSetup withLimit(Duration newLimit) {
        return new NetworkSetup(provider, file, text, seed, pace, faults, config, newLimit, capture);
    }

    /** Without captures, which take most of a run's time. */
    public NetworkSetup withoutCapture() {
        return new NetworkSetup(provider, file, text, seed, pace, faults, config, limit, false);
    }
}
