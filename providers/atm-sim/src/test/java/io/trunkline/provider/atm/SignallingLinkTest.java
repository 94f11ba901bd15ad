package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.AssuredLink;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The link below call control, at both ends of a host's signalling channel. */
class SignallingLinkTest {
    private static final Octets MESSAGE = Octets.of(9, 3, 0, 0, 1, 0x7D);

    private final PlainEvents events = new PlainEvents(1);
    private final Fabric fabric = new Fabric(plan(), events);
    private final List<String> toldUser = new ArrayList<>();
    private final List<String> toldNetwork = new ArrayList<>();
    private final SignallingLink user = link(true, toldUser);
    private final SignallingLink network = link(false, toldNetwork);

    private static NetworkPlan plan() {
        return new NetworkPlan(
                "test",
                List.of(new NetworkPlan.Host("alice", "", Map.of())),
                List.of(new NetworkPlan.Node("s1", "switch", Map.of())),
                List.of(new NetworkPlan.Link("link", "alice", "s1", "e1", 1_000_000L, 100, 0, 0, Map.of())),
                Map.of(),
                List.of(),
                List.of());
    }

    private SignallingLink link(boolean ofUser, List<String> told) {
        SignallingLink link = new SignallingLink(
                events,
                ofUser ? fabric.host("alice") : fabric.networkSide("alice"),
                ofUser ? "user:alice" : "network:alice");
        link.upcalls(new AssuredLink.Upcalls() {
            @Override
            public void established() {
                told.add("established");
            }

            @Override
            public void released() {
                told.add("released");
            }

            @Override
            public void received(Octets message) {
                told.add("received " + message.size());
            }
        });
        return link;
    }

    private void act(Runnable what) {
        events.after(0, what);
        events.runUntil(events.nowPicos() + EventScheduler.PICOS_PER_SECOND);
    }

    /** A timer of call control may expire in the instant in which the link goes, before that has been told. */
    @Test
    void messageOnALinkThatHasGoneIsLostAndNothingElseHappens() {
        act(user::establish);
        act(() -> user.send(MESSAGE));
        act(() -> network.send(MESSAGE));
        act(() -> {
            user.release();
            user.send(MESSAGE);
        });
        act(() -> {
            user.send(MESSAGE);
            network.send(MESSAGE);
        });
        assertThat(toldUser).containsExactly("established", "received 6", "released");
        assertThat(toldNetwork).containsExactly("established", "received 6", "released");
    }
}
