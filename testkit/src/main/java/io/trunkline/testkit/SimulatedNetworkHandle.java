package io.trunkline.testkit;

import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.network.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;

/**
 * The simulated network of one test. On virtual time, which is the rule, its clock stands still while any thread of the
 * test is busy, and passes as fast as events allow while all of them wait: in the library, in {@link #advance} and its
 * like, or in {@link Party#await}. So threads are started with {@link #start} and never joined in another way.
 */
public final class SimulatedNetworkHandle {
    private final RunningNetwork running;

    SimulatedNetworkHandle(RunningNetwork running) {
        this.running = running;
    }

    // ---- who is on it

    /**
     * The library that stands on a host, started with the first call. The kit closes it at the end of the test.
     *
     * @throws Ws2Exception as {@link Ws2#startup(Ws2Config)}
     */
    public Ws2 host(String host) throws Ws2Exception {
        return running.host(host);
    }

    /** The configuration by which a library stands on a host, for an application that starts and closes its own. */
    public Ws2Config config(String host) {
        return running.config(host);
    }

    /** The provider that simulates the network. */
    public String provider() {
        return running.setup().provider();
    }

    /** The seed of the run. */
    public long seed() {
        return running.setup().seed();
    }

    /** Where captures, trace and report are if the test fails. */
    public Path directory() {
        return running.remains().directory();
    }

    /** The network itself: its clock, seed, trace and counters. */
    public SimulatedNetwork network() {
        return running.network();
    }

    // ---- threads

    /** Starts a thread that acts on a host. */
    public Party<Void> start(String host, Task task) throws Ws2Exception {
        return submit(host, ws2 -> {
            task.with(ws2);
            return null;
        });
    }

    /** Starts a thread that finds something out on a host. */
    public <T> Party<T> submit(String host, Work<T> work) throws Ws2Exception {
        return running.start(host, work);
    }

    /** Acts on a host in a thread of its own, and waits for its end. */
    public void run(String host, Task task) throws Exception {
        start(host, task).await();
    }

    /** Finds something out on a host in a thread of its own, and waits for it. */
    public <T> T call(String host, Work<T> work) throws Exception {
        return submit(host, work).await();
    }

    // ---- time

    /** The network's clock. */
    public Ws2Clock clock() {
        return running.pacer().clock();
    }

    /**
     * Lets so much time pass: by waiting, or by moving it where it is moved by hand.
     *
     * @param time zero or more
     * @throws IllegalArgumentException it is negative: time does not go back
     */
    public void advance(Duration time) throws InterruptedException {
        notNegative("time", time);
        running.pacer().pass(time);
    }

    /**
     * Lets time pass until it is so. It is asked every 10 ms of the network's time.
     *
     * @param what what is waited for, for the message
     * @throws AssertionError it is not so within the limit
     */
    public void waitUntil(String what, BooleanSupplier so, Duration limit) throws InterruptedException {
        if (running.pacer().until(so, limit)) return;
        throw new AssertionError("waited for " + what + ", not so within " + limit + " of the network's time");
    }

    // ---- faults

    /**
     * Makes something go wrong: now, as in {@code release group-of=alice cause=41}, or when its occasion comes: {@code at=20s
     * …} since the network began, {@code call=2 …} at a call, {@code progress=alice:1000000 …} once a host has sent so much.
     *
     * @throws IllegalArgumentException it is no fault, or names what the network does not have; the message lists what there
     *     is
     */
    public void fault(String fault) throws InterruptedException {
        boolean isNow = !fault.strip().matches("(at|call|progress)=.*");
        running.fault(isNow ? faultIn(Duration.ZERO, fault) : Fault.parse(fault));
        if (isNow) running.pacer().settle();
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) throw new IllegalArgumentException(name + " is " + value + ", expected 0 or more");
    }

    /**
     * As {@link #fault}, after so much time from now.
     *
     * @param delay zero or more, else {@code IllegalArgumentException}
     */
    public void faultAfter(Duration delay, String fault) {
        notNegative("delay", delay);
        running.fault(faultIn(delay, fault));
    }

    private Fault faultIn(Duration delay, String fault) {
        Fault parsed = Fault.parse("at=0s " + fault);
        return new Fault(new Fault.Occasion.At(running.picosIn(delay)), parsed.verb(), parsed.arguments());
    }

    // ---- what is seen

    /** Counters by name, in the order of their names. */
    public SortedMap<String, Long> counters() {
        return running.network().counters();
    }

    /**
     * One counter.
     *
     * @throws IllegalArgumentException there is none of that name; the message lists them
     */
    public long counter(String name) {
        SortedMap<String, Long> all = counters();
        Long value = all.get(name);
        if (value != null) return value;
        throw new IllegalArgumentException("there is no counter '" + name + "', the network has " + all.keySet());
    }

    /** The sockets that are open, one line each. */
    public List<String> openSockets() {
        return running.network().openSockets();
    }

    /** Circuits, identifiers and timers that are there though no socket needs them, one line each. */
    public List<String> leftovers() {
        return running.network().leftovers();
    }
}
