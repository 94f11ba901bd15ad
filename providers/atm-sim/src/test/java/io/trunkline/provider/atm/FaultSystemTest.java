package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.FaultBehaviour;
import java.util.Random;

/** Networks that lose, damage, fail and repeat. */
class FaultSystemTest extends FaultBehaviour implements AtmSystem {
    /**
     * Outages last a tenth of a second less or more than one of these seconds: CC, KEEP_ALIVE, T303 and T313 and T322, NO_RESPONSE,
     * T303 twice, T309 and T310 of the network, IDLE, NO_RESPONSE with T309, T308, T308 twice.
     */
    private static final int[] TIMERS_SECONDS = {1, 2, 4, 7, 8, 10, 15, 17, 30, 60};

    private static final String[] MESSAGES = {
        "SETUP",
        "CALL_PROCEEDING",
        "CONNECT",
        "CONNECT_ACKNOWLEDGE",
        "RELEASE",
        "RELEASE_COMPLETE",
        "ALERTING",
        "STATUS_ENQUIRY",
        "STATUS",
        "MODIFY_REQUEST",
        "MODIFY_ACKNOWLEDGE"
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
        String at = "at=" + random.nextInt(6000) + "ms ";
        return switch (random.nextInt(7)) {
            case 0 -> at + loss(link, random);
            case 1 -> at + bitErrors(link, random);
            case 2 -> at + "down link=" + link + " for=" + outageMillis(random) + "ms";
            case 3 -> "at=" + random.nextInt(3) + "ms " + message("lose-message", host(random), random);
            case 4 -> "at=" + random.nextInt(3) + "ms " + message("double-message", host(random), random);
            case 5 -> at + rate(link, random);
            default -> release(random);
        };
    }

    /** A slower line for some seconds, on which contracts do not fit any more. */
    private static String rate(String link, Random random) {
        return "rate link=" + link + " rate=" + (64 + random.nextInt(4_000)) + "kbit/s for=" + (1 + random.nextInt(5))
                + "s";
    }
}
