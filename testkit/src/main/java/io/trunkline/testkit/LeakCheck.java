package io.trunkline.testkit;

import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulationSettings.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Ends all that runs on a network and finds what a test has left: threads, sockets, and what the network holds for them. */
final class LeakCheck {
    /** For parties that are about to end. */
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** Longer than any timer of a procedure that clears something. */
    private static final Duration TIMERS = Duration.ofMinutes(5);
    /** Where time is the system's. */
    private static final Duration REAL_TIMERS = Duration.ofSeconds(10);

    private final RunningNetwork running;
    private final List<String> found = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();

    LeakCheck(RunningNetwork running) {
        this.running = running;
    }

    /** What was found, one line each. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Failures of parties that nobody awaited. */
    List<Throwable> causes() {
        return List.copyOf(causes);
    }

    /** Ends everything but the network. */
    void run() {
        var unused = Thread.interrupted(); // the limit's interrupt may have come late
        running.endLimit();
        step(this::endParties);
        step(this::lookForSockets);
        for (Ws2 library : running.libraries()) step(library::close);
        step(this::lookForThreads);
        step(this::lookForLeftovers);
        if (running.limitReached()) {
            found.add("the test has reached its limit of " + running.setup().limit()
                    + " of simulated time: whoever waited was interrupted");
        }
        running.pacer().clock().leave();
    }

    private interface Step {
        void take() throws Ws2Exception, InterruptedException;
    }

    /** A simulation that has stopped refuses every step: that is said once. */
    private void step(Step step) {
        try {
            step.take();
        } catch (Ws2Exception | RuntimeException failed) {
            String line = OneLine.of(failed.getMessage());
            if (!found.contains(line)) found.add(line);
        } catch (InterruptedException interrupted) {
            found.add("the end of the test was interrupted");
        }
    }

    private boolean passes(BooleanSupplier so, Duration limit) throws InterruptedException {
        boolean isReal = running.setup().pace() == Pace.REAL;
        return running.pacer().until(so, isReal && limit.compareTo(REAL_TIMERS) > 0 ? REAL_TIMERS : limit);
    }

    private boolean allEnded() {
        return running.parties().stream().allMatch(Party::isDone);
    }

    private void endParties() throws InterruptedException {
        passes(this::allEnded, GRACE);
        for (Party<?> party : running.parties()) {
            Throwable failure = party.unseenFailure();
            if (failure == null) continue;
            found.add("party '" + party.host() + "' has failed, and nobody awaited it: " + OneLine.of(failure));
            causes.add(failure);
        }
        running.parties().forEach(Party::interrupt);
        passes(this::allEnded, GRACE);
    }

    private void lookForSockets() throws InterruptedException {
        SimulatedNetwork network = running.network();
        if (passes(() -> network.openSockets().isEmpty(), GRACE)) return;
        network.openSockets().forEach(socket -> found.add("socket " + socket + " is open"));
    }

    private void lookForThreads() throws InterruptedException {
        List<String> threads = new ArrayList<>();
        if (!passes(() -> allEnded() && running.network().simulation().actors().isEmpty(), GRACE)) {
            running.parties().stream()
                    .filter(party -> !party.isDone())
                    .forEach(party -> threads.add("party '" + party.host() + "' still runs and " + party.stand()));
            running.network().simulation().actors().forEach(actor -> threads.add(actor + " still runs"));
        }
        found.addAll(threads);
    }

    private void lookForLeftovers() throws InterruptedException {
        SimulatedNetwork network = running.network();
        if (passes(() -> network.leftovers().isEmpty(), TIMERS)) return;
        found.addAll(network.leftovers());
    }
}
