package io.trunkline.cli.conference;

import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the parties that live in this process. */
final class ConferenceRun implements AutoCloseable {
    private final Ws2 ws2;
    private final Selection selection;
    private final Plan plan;
    private final MediaClock clock;
    private final EventLog events;
    private final Progress progress;
    private final ExecutorService executor;

    ConferenceRun(Ws2 ws2, Selection selection, Plan plan, PrintStream terminal) throws IOException {
        this.ws2 = ws2;
        this.selection = selection;
        this.plan = plan;
        this.clock = MediaClock.of(ws2.clock(selection.chosen()));
        this.events = new EventLog(clock);
        this.progress = new Progress(terminal, clock);
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "trunkline-conference-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Both parties in this process; {@code at} is where the callee listens, port 0 for any. */
    ConferenceResult both(String at) throws IOException, InterruptedException {
        Ws2Socket port = ws2.listen(selection, at);
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

    /** Runs the parties at once. The first failure is the one that counts: it ends the library, and so the others. */
    private ConferenceResult finish(List<Callable<Outcome>> parties) throws IOException, InterruptedException {
        CompletionService<Outcome> running = new ExecutorCompletionService<>(executor);
        parties.forEach(running::submit);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            try {
                outcomes.add(running.take().get());
            } catch (ExecutionException e) {
                ws2.close();
                if (e.getCause() instanceof IOException failure) throw failure;
                throw new IllegalStateException(e.getCause());
            }
        }
        return ConferenceResult.of(selection, plan, outcomes, events);
    }

    private Outcome call(List<SocketAddress> addresses) throws IOException, InterruptedException {
        Party party = new Party(Party.CALLER, ws2, selection, plan, clock, events);
        try (Caller caller = Caller.open(party, executor)) {
            Map<StreamKind, Connection> connections = caller.connect(addresses);
            long millis = plan.duration().toMillis();
            Outcome outcome = new Conversation(party, connections, executor).run(millis, progress);
            return outcome.withGroup(GroupFacts.of(party, connections, plan.qos(), caller.granted())
                    .orElse(null));
        }
    }

    private Outcome answer(Ws2Socket port, Duration patience) throws IOException, InterruptedException {
        Party party = new Party(Party.CALLEE, ws2, selection, plan, clock, events);
        try (Callee callee = new Callee(party, port)) {
            Map<StreamKind, Connection> connections = callee.accept(patience);
            if (patience == null) System.err.println("called by " + callee.caller());
            long called = connections.get(StreamKind.AUDIO).peer().durationMillis();
            long millis = plan.duration() == null ? called : plan.duration().toMillis();
            Outcome outcome = new Conversation(party, connections, executor).run(millis, progress);
            return outcome.withGroup(
                    GroupFacts.of(party, connections, callee.requested(), null).orElse(null));
        }
    }

    @Override
    public void close() {
        progress.close();
        executor.shutdownNow();
    }
}
