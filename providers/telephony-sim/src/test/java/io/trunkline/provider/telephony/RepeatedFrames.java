package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.line.LineReceiver;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.capture.Direction;
import java.util.Random;

/**
 * Some of the frames that come to a subscriber come once more, at once or late, and on the D channel some that he sends come to the exchange
 * once more. No network file can say so: a line does not do it, but data link and bundle have to put up with it.
 */
final class RepeatedFrames {
    private static final int LATEST_MILLIS = 200;

    private final EventScheduler events;
    private final Random random;
    private final double probability;
    private boolean repeating;

    private RepeatedFrames(EventScheduler events, Random random, double probability) {
        this.events = events;
        this.random = random;
        this.probability = probability;
    }

    /** On all lines of a network that is there. @param probability for each frame */
    static void on(CircuitHosts hosts, Random random, double probability) {
        TelephonyNetwork network = (TelephonyNetwork) hosts.network();
        network.simulation().act(() -> {
            RepeatedFrames repeated = new RepeatedFrames(network.simulation().events(), random, probability);
            for (Access access : network.exchange().accesses())
                access.tap((channel, way, atPicos, octets) -> repeated.passed(access, channel, way, octets));
        });
    }

    private void passed(Access access, int channel, Direction way, byte[] octets) {
        boolean signalling = channel == 0;
        boolean outwards = way == Direction.FROM_USER;
        if (repeating || outwards && !signalling || random.nextDouble() >= probability) return;
        int lateMillis = random.nextBoolean() ? 0 : random.nextInt(LATEST_MILLIS);
        events.after(lateMillis * EventScheduler.PICOS_PER_MILLI, () -> {
            if (signalling)
                again(outwards ? access.dChannel().network() : access.dChannel().user(), octets);
            else if (access.channel(channel).isConnected())
                again(access.channel(channel).receiver(), octets);
        });
    }

    private void again(LineReceiver receiver, byte[] octets) {
        repeating = true;
        receiver.frame(octets);
        repeating = false;
    }
}
