package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accesses with numbers on one exchange, whose trunk has some circuits: who is called by what digits is who has that name. */
final class TestExchange implements Switching {
    /** One access and the terminals on it. */
    final class Access {
        final String name;
        final AccessKind kind;
        final TestBus bus = new TestBus(clock);
        final NetworkSide network;
        final TreeSet<Integer> free = new TreeSet<>();
        final List<Terminal> terminals = new ArrayList<>();

        Access(String name, AccessKind kind, Timing timing) {
            this.name = name;
            this.kind = kind;
            network = processing.attach(
                    name, bus.network(), AccessProfile.network(kind).with(timing));
            for (int channel = 1; channel <= 31; channel++) if (kind.hasChannel(channel)) free.add(channel);
        }

        Terminal terminal() {
            int tei = kind.isMultipoint() ? 64 + terminals.size() : DataLink.OWN;
            Terminal made = new Terminal(this, bus.terminal(tei), name + (terminals.isEmpty() ? "" : terminals.size()));
            terminals.add(made);
            return made;
        }

        /** The messages of this access, as {@code > SETUP} from the user and {@code < SETUP} to him. */
        List<String> ladder() {
            List<String> lines = new ArrayList<>();
            for (TestBus.Passed one : bus.passed()) {
                lines.add((one.fromUser() ? "> " : "< ") + Ladder.text(one.message()));
            }
            bus.passed().clear();
            return lines;
        }
    }

    /** What a terminal does with calls that come in, and all it was told. */
    final class Terminal implements UserSideListener {
        final Access access;
        final UserSide side;
        final List<String> told = new ArrayList<>();
        final List<Call> incoming = new ArrayList<>();
        Answering answering = Answering.ACCEPT;
        IncomingSetup last;

        Terminal(Access access, DataLink link, String name) {
            this.access = access;
            this.side = new UserSide(name, clock, link, AccessProfile.user(access.kind), this);
        }

        @Override
        public CallListener incoming(IncomingSetup setup, Call call) {
            last = setup;
            incoming.add(call);
            told.add("incoming");
            answering.with(call);
            return listener();
        }

        CallListener listener() {
            return new Told(told);
        }

        Call call(String called) {
            return side.setup(SetupRequest.to(called, access.name, Octets.of(9)), listener());
        }

        List<String> told() {
            List<String> taken = List.copyOf(told);
            told.clear();
            return taken;
        }
    }

    enum Answering {
        ACCEPT,
        ALERT,
        DEFER,
        BUSY,
        IGNORE,
        ASK_FOR_DIGITS;

        void with(Call call) {
            switch (this) {
                case ACCEPT -> call.accept(Octets.of(7));
                case ALERT -> call.alert(Octets.NONE);
                case BUSY -> call.reject(CauseValue.USER_BUSY, Octets.of(5));
                case IGNORE -> call.ignore();
                case ASK_FOR_DIGITS -> call.askForDigits();
                default -> {}
            }
        }
    }

    /** Writes down upcalls. */
    record Told(List<String> lines) implements CallListener {
        @Override
        public void moreDigits() {
            lines.add("more digits");
        }

        @Override
        public void digits(String digits, boolean complete) {
            lines.add("digits " + digits + (complete ? " complete" : ""));
        }

        @Override
        public void proceeding(List<Integer> channels) {
            lines.add("proceeding " + channels);
        }

        @Override
        public void progress(int description) {
            lines.add("progress " + description);
        }

        @Override
        public void alerting(Octets userData) {
            lines.add("alerting");
        }

        @Override
        public void connected(List<Integer> channels, Octets userData) {
            lines.add("connected " + channels + " " + userData);
        }

        @Override
        public void ended(Cause cause, boolean byNetwork, Octets userData) {
            lines.add("ended " + cause.value() + (byNetwork ? " by network" : "")
                    + (userData.isEmpty() ? "" : " " + userData));
        }

        @Override
        public void userData(Octets userData) {
            lines.add("data " + userData);
        }

        @Override
        public void notified(int description) {
            lines.add("notified " + description);
        }

        @Override
        public void suspended() {
            lines.add("suspended");
        }

        @Override
        public void suspendRefused(Cause cause) {
            lines.add("suspend refused " + cause.value());
        }
    }

    private final class Held implements Bearer {
        private final Access access;
        private final List<Integer> numbers;
        private boolean given;

        Held(Access access, List<Integer> numbers) {
            this.access = access;
            this.numbers = numbers;
            bearers.add(this);
        }

        @Override
        public String access() {
            return access.name;
        }

        @Override
        public List<Integer> numbers() {
            return numbers;
        }

        @Override
        public void giveBack() {
            if (given) return;
            given = true;
            bearers.remove(this);
            access.free.addAll(numbers);
        }
    }

    private final class Way implements Circuit {
        private final int channels;
        private String through = "";

        Way(int channels) {
            this.channels = channels;
            circuits -= channels;
            ways.add(this);
        }

        @Override
        public void switchThrough(Bearer caller, Bearer called) {
            through = caller.access() + caller.numbers() + " " + called.access() + called.numbers();
            switched.add(through);
        }

        @Override
        public long signallingDelayPicos() {
            return 5 * EventScheduler.PICOS_PER_MILLI;
        }

        @Override
        public void giveBack() {
            if (ways.remove(this)) circuits += channels;
        }
    }

    final PlainEvents clock = new PlainEvents();
    final CallProcessing processing = new CallProcessing(clock, this);
    final Map<String, Access> accesses = new TreeMap<>();
    final Set<Bearer> bearers = new LinkedHashSet<>();
    final Set<Circuit> ways = new LinkedHashSet<>();
    final List<String> switched = new ArrayList<>();
    int circuits = 100;

    Access access(String name, AccessKind kind) {
        return access(name, kind, Timing.NETWORK);
    }

    Access access(String name, AccessKind kind, Timing timing) {
        Access made = new Access(name, kind, timing);
        accesses.put(name, made);
        return made;
    }

    @Override
    public Route route(String callerAccess, String digits) {
        if (accesses.containsKey(digits)) return new Route.To(List.of(digits));
        boolean prefix = accesses.keySet().stream().anyMatch(name -> name.startsWith(digits));
        return prefix ? new Route.Incomplete() : new Route.Nowhere(CauseValue.UNALLOCATED_NUMBER);
    }

    @Override
    public String hostOf(String access) {
        return access;
    }

    @Override
    public Answer<Bearer> takeChannels(String name, ChannelWish wish) {
        Access access = accesses.get(name);
        boolean exists = access.kind.channels() >= wish.count()
                && wish.numbers().stream().allMatch(access.kind::hasChannel);
        if (!exists) return new Answer.Refused<>(CauseValue.IDENTIFIED_CHANNEL_DOES_NOT_EXIST);
        List<Integer> free = access.free.stream()
                .filter(channel -> !wish.except().contains(channel))
                .toList();
        List<Integer> chosen = wish.numbers();
        if (chosen.isEmpty() || !wish.exclusive() && !free.containsAll(chosen)) {
            chosen = free.stream().limit(wish.count()).toList();
            if (chosen.size() < wish.count()) return new Answer.Refused<>(CauseValue.NO_CIRCUIT_AVAILABLE);
        }
        if (!free.containsAll(chosen)) return new Answer.Refused<>(CauseValue.REQUESTED_CHANNEL_NOT_AVAILABLE);
        chosen.forEach(access.free::remove);
        return new Answer.Taken<>(new Held(access, List.copyOf(chosen)));
    }

    @Override
    public Answer<Circuit> takeCircuit(String callerAccess, String calledAccess, int channels) {
        if (circuits < channels) return new Answer.Refused<>(CauseValue.NO_CIRCUIT_AVAILABLE);
        return new Answer.Taken<>(new Way(channels));
    }

    @Override
    public Optional<String> callingNumber(String access, Optional<String> given) {
        return given.or(() -> Optional.of(access));
    }

    /** Everything that is left over, on the exchange too. */
    List<String> leftovers() {
        List<String> lines = new ArrayList<>(processing.leftovers());
        for (Access access : accesses.values()) {
            access.terminals.forEach(terminal -> lines.addAll(terminal.side.leftovers()));
        }
        bearers.forEach(bearer -> lines.add("bearer " + bearer.access() + bearer.numbers()));
        ways.forEach(way -> lines.add("circuit"));
        return lines;
    }
}
