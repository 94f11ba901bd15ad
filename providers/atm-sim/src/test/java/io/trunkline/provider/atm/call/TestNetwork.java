package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Hosts a, b and c on one switch that has 100,000 cells/s and as many channels as it takes. */
final class TestNetwork implements PathControl {
    static final int CAPACITY = 100_000;

    /** One host: what it does with calls that come in, and all it was told. */
    final class Host implements UserSideListener {
        final String name;
        final PerfectLink link = PerfectLink.pair(clock);
        final UserSide side;
        final NetworkSide network;
        final List<String> told = new ArrayList<>();
        final List<Call> incoming = new ArrayList<>();
        boolean answers = true;
        IncomingSetup last;

        Host(String name) {
            this.name = name;
            network = processing.attach(name, link.other());
            side = new UserSide(name, clock, link, this);
        }

        @Override
        public CallListener incoming(IncomingSetup setup, Call call) {
            last = setup;
            told.add("incoming");
            incoming.add(call);
            if (answers) call.accept(Octets.of(7), Octets.of(8));
            return listener();
        }

        CallListener listener() {
            return new Told(told);
        }

        Call call(Host called) {
            return call(called, cbr(1_000), false);
        }

        Call call(Host called, TrafficContract contract, boolean multipoint) {
            SetupRequest request = new SetupRequest(
                    address(called.name),
                    address(name),
                    contract,
                    multipoint,
                    Octets.of(1, 2, 3),
                    Octets.of(9),
                    List.of());
            return side.setup(request, listener());
        }

        List<String> told() {
            List<String> taken = List.copyOf(told);
            told.clear();
            return taken;
        }
    }

    /** Writes down upcalls. */
    record Told(List<String> lines) implements CallListener {
        @Override
        public void proceeding(ConnectionIdentifier channel) {
            lines.add("proceeding " + (channel.vci() >= 32 ? "with a channel" : "without channel"));
        }

        @Override
        public void alerting() {
            lines.add("alerting");
        }

        @Override
        public void connected(io.trunkline.provider.atm.call.Answer answer) {
            lines.add("connected " + answer.contract().forward().pcr());
        }

        @Override
        public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
            lines.add("ended " + cause.value() + (byNetwork ? " by network" : "")
                    + available
                            .map(better -> " available " + better.forward().pcr())
                            .orElse(""));
        }

        @Override
        public void modified(TrafficContract now) {
            lines.add("modified " + now.forward().pcr());
        }

        @Override
        public void imposed(TrafficContract now) {
            lines.add("imposed " + now.forward().pcr());
        }

        @Override
        public void modifyRejected(Cause cause, Optional<TrafficContract> available) {
            lines.add("modify rejected " + cause.value()
                    + available
                            .map(better -> " available " + better.forward().pcr())
                            .orElse(""));
        }

        @Override
        public void partyAdded(int endpoint, Octets userData) {
            lines.add("party " + endpoint + " added");
        }

        @Override
        public void partyRejected(int endpoint, Cause cause) {
            lines.add("party " + endpoint + " rejected " + cause.value());
        }

        @Override
        public void partyDropped(int endpoint, Cause cause) {
            lines.add("party " + endpoint + " dropped " + cause.value());
        }

        @Override
        public void notified(Octets notification) {
            lines.add("notified " + notification);
        }
    }

    /** A reservation on the switch. */
    final class Room implements Path {
        final String called;
        final ConnectionIdentifier callerEnd;
        final ConnectionIdentifier calledEnd = ConnectionIdentifier.exclusive(0, ++lastVci);
        TrafficContract contract;
        boolean open;

        Room(String called, ConnectionIdentifier callerEnd, TrafficContract contract) {
            this.called = called;
            this.callerEnd = callerEnd;
            this.contract = contract;
            rooms.add(this);
        }

        @Override
        public String calledHost() {
            return called;
        }

        @Override
        public ConnectionIdentifier callerEnd() {
            return callerEnd;
        }

        @Override
        public ConnectionIdentifier calledEnd() {
            return calledEnd;
        }

        @Override
        public TrafficContract contract() {
            return contract;
        }

        @Override
        public PathControl.Answer modify(TrafficContract wanted) {
            int left = CAPACITY - used() + contract.forward().pcr();
            if (wanted.forward().pcr() > left) return refused(left);
            contract = wanted;
            return new PathControl.Answer.Reserved(this);
        }

        @Override
        public PathControl.Answer addParty(AtmAddress other) {
            return admit(other, callerEnd, contract);
        }

        @Override
        public void open() {
            open = true;
        }

        @Override
        public void release() {
            rooms.remove(this);
        }

        @Override
        public long signallingDelayPicos() {
            return 5 * EventScheduler.PICOS_PER_MILLI;
        }
    }

    final PlainEvents clock = new PlainEvents();
    final Set<Room> rooms = new LinkedHashSet<>();
    final CallProcessing processing = new CallProcessing(clock, this);
    final Map<String, Host> hosts = new TreeMap<>();
    private int lastVci = 31;

    Host host(String name) {
        return hosts.computeIfAbsent(name, Host::new);
    }

    static Aesa address(String name) {
        return new Aesa(
                Octets.hex("47000580ffe1000000f21a00010020481a00" + String.format("%02x00", (int) name.charAt(0))));
    }

    static TrafficContract cbr(int pcr) {
        CellTraffic traffic = CellTraffic.peak(pcr);
        return new TrafficContract(ServiceCategory.CBR, traffic, traffic, 9188, 9188, -1, -1);
    }

    static TrafficContract oneWay(int pcr) {
        return new TrafficContract(ServiceCategory.CBR, CellTraffic.peak(pcr), CellTraffic.NONE, 9188, 0, -1, -1);
    }

    private int used() {
        return rooms.stream().mapToInt(room -> room.contract.forward().pcr()).sum();
    }

    private static PathControl.Answer refused(int left) {
        Cause cause = new Cause(2, CauseValue.USER_CELL_RATE_NOT_AVAILABLE.code(), Octets.of(0x84));
        return new PathControl.Answer.Refused(cause, Optional.of(cbr(left)));
    }

    @Override
    public PathControl.Answer reserve(
            String callerHost, AtmAddress called, TrafficContract contract, boolean multipoint) {
        return admit(called, ConnectionIdentifier.exclusive(0, ++lastVci), contract);
    }

    @Override
    public Optional<String> hostOf(AtmAddress address) {
        return hosts.keySet().stream()
                .filter(name -> address(name).sameHost(address))
                .findFirst();
    }

    private PathControl.Answer admit(AtmAddress called, ConnectionIdentifier callerEnd, TrafficContract contract) {
        Optional<String> host = hostOf(called);
        if (host.isEmpty()) {
            return new PathControl.Answer.Refused(Cause.of(2, CauseValue.UNALLOCATED_NUMBER), Optional.empty());
        }
        int left = CAPACITY - used();
        if (contract.forward().pcr() > left) return refused(left);
        return new PathControl.Answer.Reserved(new Room(host.get(), callerEnd, contract));
    }

    /** Everything that is left over, on the switch too. */
    List<String> leftovers() {
        List<String> lines = new ArrayList<>(processing.leftovers());
        hosts.values().forEach(host -> lines.addAll(host.side.leftovers()));
        rooms.forEach(room -> lines.add("room " + room.callerEnd + " to " + room.called));
        return lines;
    }
}
