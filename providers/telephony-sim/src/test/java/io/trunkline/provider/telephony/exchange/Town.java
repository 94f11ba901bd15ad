package io.trunkline.provider.telephony.exchange;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.provider.telephony.TelephonyNetworkSchema;
import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.provider.telephony.call.Switching.Bearer;
import io.trunkline.provider.telephony.call.Switching.Circuit;
import io.trunkline.provider.telephony.call.Switching.Upcalls;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkFileException;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/** A network to test with, on a plain event queue. */
final class Town implements Upcalls {
    final PlainEvents events;
    final Exchange exchange;
    final LineFaults faults;
    final List<Bearer> lostBearers = new ArrayList<>();
    final List<Circuit> lostCircuits = new ArrayList<>();
    final List<CauseValue> causes = new ArrayList<>();
    final List<String> restarted = new ArrayList<>();

    private Town(NetworkPlan plan, long seed) {
        events = new PlainEvents(seed);
        exchange = new Exchange(events, PlanText.completed(plan));
        exchange.upcalls(this);
        faults = new LineFaults(exchange, events);
    }

    static Town of(String... lines) {
        return of(1, lines);
    }

    static Town of(long seed, String... lines) {
        try {
            return new Town(
                    NetworkPlan.parse(String.join("\n", lines), "town.conf", new TelephonyNetworkSchema().schema()),
                    seed);
        } catch (NetworkFileException bad) {
            throw new AssertionError(bad);
        }
    }

    /** Alice and bob at one exchange. */
    static Town small() {
        return of(
                "hosts { alice {}, bob {} }",
                "exchanges { x1 {} }",
                "links = [ { from = alice, to = x1 }, { from = bob, to = x1 } ]");
    }

    /** West and east, and a longer way through south. */
    static Town triangle(String more) {
        return of(
                "hosts { alice {}, bob {} }",
                "exchanges { west { area = 30 }, east { area = 40 }, south { area = 50, calls = 3 } }",
                "links = [ { from = alice, to = west }, { from = bob, to = east }",
                "  { name = direct, from = west, to = east, circuits = 6, delay = 2ms }",
                "  { name = ws, from = west, to = south, circuits = 10, delay = 1ms }",
                "  { name = se, from = south, to = east, circuits = 4, delay = 1ms } ]",
                more);
    }

    Bearer channels(String access, int count) {
        return ((Answer.Taken<Bearer>) exchange.takeChannels(access, ChannelWish.any(count))).thing();
    }

    Circuit circuit(int channels) {
        return ((Answer.Taken<Circuit>) exchange.takeCircuit("alice", "bob", channels)).thing();
    }

    static CauseValue cause(Answer<?> answer) {
        return ((Answer.Refused<?>) answer).cause();
    }

    void fault(String line) {
        Fault fault = Fault.parse(line);
        faults.check(fault);
        faults.happen(fault);
    }

    @Override
    public void bearerLost(Bearer bearer, CauseValue cause) {
        lostBearers.add(bearer);
        causes.add(cause);
    }

    @Override
    public void circuitLost(Circuit circuit, CauseValue cause) {
        lostCircuits.add(circuit);
        causes.add(cause);
    }

    @Override
    public void restarted(List<String> accesses) {
        restarted.addAll(accesses);
    }
}
