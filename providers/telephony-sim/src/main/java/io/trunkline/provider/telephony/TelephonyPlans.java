package io.trunkline.provider.telephony;

import io.trunkline.provider.telephony.exchange.PlanText;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads networks, and has one without a file: two parties on primary rate accesses at one exchange. */
final class TelephonyPlans {
    private static final NetworkSchema SCHEMA = new TelephonyNetworkSchema().schema();

    private TelephonyPlans() {}

    /**
     * The network of a file; every host in it has a number.
     *
     * @throws NetworkFileException it is not valid; everything that is wrong with it
     * @throws IOException it cannot be read
     */
    static NetworkPlan read(Path file) throws IOException {
        return PlanText.completed(NetworkPlan.read(file, SCHEMA));
    }

    /** The network of a file, or the one without a file where there is no name. */
    static NetworkPlan of(String file) throws IOException {
        return file.isEmpty() ? own() : read(Path.of(file));
    }

    /** The network without a file. */
    static NetworkPlan own() throws IOException {
        try (InputStream in = TelephonyPlans.class.getResourceAsStream("default.conf")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PlanText.completed(NetworkPlan.parse(text, "default.conf", SCHEMA));
        }
    }
}
