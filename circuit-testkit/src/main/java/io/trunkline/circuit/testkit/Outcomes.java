package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of calls that may fail, and how often. Any thread. */
public final class Outcomes {
    /** Would mean that the library or the provider is broken. */
    private static final Set<WsaError> NEVER =
            EnumSet.of(WsaError.WSAEFAULT, WsaError.WSASYSCALLFAILURE, WsaError.WSA_INVALID_HANDLE);

    /** Something that an application does. */
    public interface Step {
        /** Does it. */
        void run() throws Ws2Exception;
    }

    private final SortedMap<String, Integer> times = new TreeMap<>();

    /** Nothing has been done. */
    public Outcomes() {}

    /** Does it; a failure has a text and a code that an application can expect. @return false if it failed */
    public boolean of(String what, Step step) {
        String outcome = "done";
        try {
            step.run();
        } catch (Ws2Exception failure) {
            outcome = failure.error().toString();
            assertThat(NEVER).as("%s: %s", what, failure).doesNotContain(failure.error());
            assertThat(failure.getMessage()).as(what).isNotEmpty();
        }
        synchronized (times) {
            times.merge(what + " " + outcome, 1, Integer::sum);
        }
        return outcome.equals("done");
    }

    /** What was done, with its outcome, and how often: {@code connect WSAETIMEDOUT}. */
    public SortedMap<String, Integer> times() {
        return times;
    }
}
