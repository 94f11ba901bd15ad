package io.trunkline.cli.conference;

import io.trunkline.api.GroupId;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Runs the parties that live in this process. */
final class ConferenceRun implements AutoCloseable {
    private final Place caller;
    private final Place callee;
    private final Plan plan;
    private final MediaClock clock;
    private final EventLog events;
    private final Progress progress;
    private final Crew crew;

    /** Two places of one library, or of two libraries that share a clock. */
    ConferenceRun(Place caller, Place callee, Plan plan, PrintStream terminal) throws IOException {
        this.caller = caller;
        this.callee = callee;
        this.plan = plan;
        Ws2Clock shared = caller.ws2().clock(caller.selection().chosen());
        this.clock = MediaClock.of(shared);
        this.events = new EventLog(clock);
        this.progress = new Progress(terminal, clock);
        this.crew = new Crew(shared);
    }

    /** Both parties in this process; {@code at} is where the callee listens, port 0 for any. */
    ConferenceResult both(String at) throws IOException, InterruptedException {
        Ws2Socket port = callee.ws2().listen(callee.selection(), at);
        List<SocketAddress> addresses = List.of(port.sockName());
        return finish(List.of(() -> answer(port, Connection.PATIENCE), () -> call(addresses)));
    }

    /** The party that waits to be called. */
    ConferenceResult callee(Ws2Socket port) throws IOException, InterruptedException {
        return finish(List.of(() -> answer(port, null)));
    }

    /** The party that calls. */
    ConferenceResult caller(List<SocketAddress> addresses) throws IOException, InterruptedException {
        return finish(List.of(() -> call(addresses)));
    }

    /** Runs the parties at once. The first failure is the one that counts: it ends the libraries, and so the others. */
    private ConferenceResult finish(List<Callable<Outcome>> parties) throws IOException, InterruptedException {
        List<CompletableFuture<Outcome>> running = new ArrayList<>();
        for (Callable<Outcome> party : parties) running.add(crew.start(party));
        boolean good = false;
        try {
            crew.joinAll(running);
            good = true;
        } finally {
            if (!good) closeLibraries();
        }
        List<Outcome> outcomes = running.stream().map(CompletableFuture::join).toList();
        return ConferenceResult.of(caller.selection(), plan, outcomes, events);
    }

    private void closeLibraries() throws IOException {
        caller.ws2().close();
        callee.ws2().close();
    }

    private Party party(String name, Place place) {
        VideoPace video = new VideoPace(plan.videoSchedule());
        return new Party(name, place.ws2(), place.selection(), plan, clock, video, events);
    }

    private Outcome call(List<SocketAddress> addresses) throws IOException, InterruptedException {
        Party party = party(Party.CALLER, caller);
        try (Caller calling = Caller.open(party, crew.callbacks())) {
            Map<StreamKind, Connection> connections = calling.connect(addresses);
            noteCircuits(party, connections);
            GroupId group = connections.get(StreamKind.AUDIO).socket().groupId();
            Map<String, String> circuit = GroupFacts.circuit(party, group);
            long millis = plan.duration().toMillis();
            Outcome outcome = new Conversation(party, connections, crew).run(millis, progress);
            return outcome.withGroup(GroupFacts.of(party, group, connections, plan.qos(), calling.granted())
                    .map(facts -> facts.withCircuit(circuit))
                    .orElse(null));
        }
    }

    private Outcome answer(Ws2Socket port, Duration patience) throws IOException, InterruptedException {
        Party party = party(Party.CALLEE, callee);
        try (Callee called = new Callee(party, port, crew.callbacks())) {
            Map<StreamKind, Connection> connections = called.accept(patience);
            if (patience == null) System.err.println("called by " + called.caller());
            noteCircuits(party, connections);
            GroupId group = connections.get(StreamKind.AUDIO).socket().groupId();
            Map<String, String> circuit = GroupFacts.circuit(party, group);
            long wanted = connections.get(StreamKind.AUDIO).peer().durationMillis();
            long millis = plan.duration() == null ? wanted : plan.duration().toMillis();
            Outcome outcome = new Conversation(party, connections, crew).run(millis, progress);
            return outcome.withGroup(GroupFacts.of(party, group, connections, called.requested(), called.granted())
                    .map(facts -> facts.withCircuit(circuit))
                    .orElse(null));
        }
    }

    /** Without a group each stream may have a circuit of its own, of which no group can tell. */
    private static void noteCircuits(Party party, Map<StreamKind, Connection> connections) throws Ws2Exception {
        if (party.plan().grouped()) return;
        for (Map.Entry<StreamKind, Connection> each : connections.entrySet()) {
            String circuit = each.getValue().socket().statistics().circuit();
            if (!circuit.isEmpty()) party.note(each.getKey().label() + " travels on " + circuit);
        }
    }

    @Override
    public void close() {
        progress.close();
        crew.close();
    }
}
