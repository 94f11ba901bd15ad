package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.FaultBehaviour;
import java.util.Random;

/** Networks that lose, damage, fail and repeat. */
class FaultSystemTest extends FaultBehaviour implements TelephonySystem {
    /**
     * Outages last a tenth of a second less or more than one of these seconds: T200, twice that, T200 with all its repeats and T308 and T303,
     * T305, T310 and T203, T309, T309 of the network, T316.
     */
    private static final int[] TIMERS_SECONDS = {1, 2, 4, 8, 10, 30, 40, 90, 120};

    private static final String[] MESSAGES = {
        "SETUP",
        "CALL_PROCEEDING",
        "ALERTING",
        "CONNECT",
        "CONNECT_ACKNOWLEDGE",
        "DISCONNECT",
        "RELEASE",
        "RELEASE_COMPLETE",
        "STATUS_ENQUIRY",
        "STATUS",
        "RESTART",
        "RESTART_ACKNOWLEDGE"
    };

    @Override
    protected String[] messages() {
        return MESSAGES;
    }

    @Override
    protected int[] timersSeconds() {
        return TIMERS_SECONDS;
    }

    @Override
    protected String fault(Random random) {
        String link = link(random);
        String at = "at=" + random.nextInt(12_000) + "ms ";
        String host = host(random);
        return switch (random.nextInt(9)) {
            case 0 -> at + loss(link, random);
            case 1 -> at + bitErrors(link, random);
            case 2 -> at + "down link=" + link + " for=" + outageMillis(random) + "ms";
            case 3 -> "at=" + random.nextInt(3) + "ms " + message("lose-message", host, random);
            case 4 -> "at=" + random.nextInt(3) + "ms " + message("double-message", host, random);
            case 5 -> at + "down channel=" + host + ":" + channel(random) + " for=" + outageMillis(random) + "ms";
            case 6 -> at + "down channel=" + host + ":d for=" + outageMillis(random) + "ms";
            case 7 -> at + "restart node=x1";
            default -> release(random);
        };
    }

    /** A quarter of the runs has frames that come twice, one in a hundred at most. */
    @Override
    protected void prepare(CircuitHosts hosts, Random random) throws Exception {
        if (random.nextInt(4) > 0) return;
        hosts.clock().leave();
        RepeatedFrames.on(hosts, random, 0.01 * random.nextDouble());
    }

    @Override
    protected boolean callsBothWays(long seed) {
        return seed % 4 == 0;
    }

    /** Of those that are taken first. */
    private static int channel(Random random) {
        return 1 + random.nextInt(6);
    }
}
