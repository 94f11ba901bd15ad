package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Ws2Exception;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What an application on bob wrote down while alice called.
 *
 * @param lines the application's {@link AnsweringApplication#record}
 * @param life how long the application lived
 */
public record CalledRecord(List<String> lines, Duration life) {
    /** A part of alice's. */
    public interface Caller {
        /** Calls; whatever it throws fails the test. */
        void call(CircuitHosts hosts) throws Exception;
    }

    /** How the application begins. */
    public interface Beginning {
        /** Starts it on bob. @param network the name of the network, which runs */
        AnsweringApplication<?> on(String network) throws Ws2Exception;
    }

    /** Has alice's parts done, until nothing is left in the network. @param hosts which this closes */
    public static CalledRecord of(CircuitHosts hosts, Beginning beginning, Caller... callers) throws Exception {
        try (hosts) {
            hosts.clock(); // starts the network
            try (AnsweringApplication<?> bob = beginning.on(hosts.network().name())) {
                hosts.run(Arrays.stream(callers)
                        .map(caller -> (CircuitHosts.Part) () -> caller.call(hosts))
                        .toArray(CircuitHosts.Part[]::new));
                hosts.nothingIsLeft();
                return new CalledRecord(
                        bob.record, Duration.ofNanos(hosts.clock().nanos()));
            }
        }
    }

    /** As a comparison of the lists, but says only where they part. */
    public static void assertSame(String what, List<String> seen, List<String> expected) {
        for (int i = 0; i < Math.min(seen.size(), expected.size()); i++) {
            assertThat(seen.get(i)).as("%s, line %d", what, i).isEqualTo(expected.get(i));
        }
        assertThat(seen).as(what).hasSameSizeAs(expected);
    }
}
