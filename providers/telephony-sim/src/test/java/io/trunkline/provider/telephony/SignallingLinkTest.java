package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.DataLink;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The data links below call control, at both ends of alice's access. */
class SignallingLinkTest {
    private static final int TEI = 0;
    private static final Octets MESSAGE = Octets.of(8, 1, 1, 0x62);

    /** What a side was told. */
    private static final class Told implements DataLink.Upcalls {
        final List<String> all = new ArrayList<>();

        @Override
        public void established(int tei) {
            all.add("established");
        }

        @Override
        public void released(int tei) {
            all.add("released");
        }

        @Override
        public void received(int tei, Octets message) {
            if (message.equals(MESSAGE)) all.add("received"); // the network's own side may say something, too
        }
    }

    private final Told user = new Told();
    private final Told network = new Told();

    /** A timer of call control may expire in the instant in which the link goes, before that has been told. */
    @Test
    void messageOnALinkThatHasGoneIsLostAndNothingElseHappens() throws Exception {
        try (TwoHosts hosts = new TwoHosts()) {
            assertThat(hosts.seconds()).as("the network starts").isZero();
            TelephonyNetwork running = (TelephonyNetwork) hosts.network();
            Simulation simulation = running.simulation();
            Access access = running.exchange().subscriber("alice").accesses().get(0);
            UserSignalling here = new UserSignalling(simulation.events(), access);
            NetworkSignalling there = new NetworkSignalling(simulation.events(), access);
            here.upcalls(user);
            there.upcalls(network);
            act(hosts, () -> here.establish(DataLink.OWN));
            act(hosts, () -> here.send(DataLink.OWN, MESSAGE));
            act(hosts, () -> there.send(TEI, MESSAGE));
            act(hosts, () -> {
                here.release(DataLink.OWN);
                here.send(DataLink.OWN, MESSAGE);
            });
            act(hosts, () -> {
                here.send(DataLink.OWN, MESSAGE);
                there.send(TEI, MESSAGE);
            });
            assertThat(user.all).containsExactly("established", "received", "released");
            assertThat(network.all).containsExactly("established", "received", "released");
        }
    }

    private static void act(TwoHosts hosts, Runnable what) throws Exception {
        hosts.network().simulation().act(what);
        hosts.clock().sleep(Duration.ofSeconds(1));
    }
}
