package io.trunkline.provider.reference;

import io.trunkline.api.Nanos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.LocalPorts;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.SystemTimeSource;
import io.trunkline.spi.TimeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A network: its hosts, links and clock, shared by all libraries that name it until the last of them leaves. Every operation
 * of a socket is a {@link #call}: under the one lock what is due by now happens first, then the operation; whom it concerns
 * is told after the lock has been released.
 */
public final class Network {
    private static final Map<String, Network> NETWORKS = new HashMap<>();

    private final String name;
    private final NetworkPlan plan;
    private final Agenda agenda = new Agenda();
    private final NetworkTime time;
    private final LocalPorts<ReferenceSocket> ports = new LocalPorts<>();
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<List<String>, Link> links = new HashMap<>();
    private List<Runnable> effects = new ArrayList<>();
    private volatile long nowNanos;
    private int libraries;

    /** What is done under the lock. */
    interface Step<T> {
        T run(long nowNanos) throws Ws2Exception;
    }

    /** What is done under the lock and cannot fail. */
    interface Act {
        void run(long nowNanos);
    }

    private Network(String name, NetworkPlan plan, ProviderContext first) {
        this.name = name;
        this.plan = plan;
        this.time = plan.clock() == NetworkPlan.Clock.MANUAL
                ? new ManualTime(this)
                : new RealTime(this, new SystemTimeSource(first.threads("clock")));
    }

    // ---- who is on it

    static Network join(ProviderContext context) throws Ws2Exception {
        String name = context.config().get(ReferenceCatalog.NETWORK);
        NetworkPlan plan = NetworkPlan.of(context.config());
        synchronized (NETWORKS) {
            Network network = NETWORKS.computeIfAbsent(name, unknown -> new Network(name, plan, context));
            if (!network.plan.equals(plan)) {
                throw new Ws2Exception(
                        WsaError.WSASYSNOTREADY,
                        "network '" + name + "' is in use as " + network.plan + ", this library wants " + plan
                                + "; configure providers.reference alike, or name another network");
            }
            network.libraries++;
            return network;
        }
    }

    void leave() {
        synchronized (NETWORKS) {
            if (--libraries > 0) return;
            NETWORKS.remove(name);
        }
        time.close();
    }

    /** The network of this name. @throws IllegalStateException no library is on it */
    public static Network named(String name) {
        synchronized (NETWORKS) {
            Network network = NETWORKS.get(name);
            if (network != null) return network;
            throw new IllegalStateException(
                    "no library is on a network '" + name + "', there are " + NETWORKS.keySet());
        }
    }

    /** What a test may do to it. */
    public NetworkHand hand() {
        return new NetworkHand(this);
    }

    NetworkPlan plan() {
        return plan;
    }

    TimeSource time() {
        return time;
    }

    LocalPorts<ReferenceSocket> ports() {
        return ports;
    }

    // ---- under the lock

    /** The host of this name, which is on the network from now on. */
    Host host(String host) {
        return hosts.computeIfAbsent(host, Host::new);
    }

    boolean knows(String host) {
        return hosts.containsKey(host);
    }

    Link link(String one, String other) {
        List<String> ends = Stream.of(one, other).sorted().toList();
        return links.computeIfAbsent(ends, both -> new Link(both, agenda, plan));
    }

    /** Tells the socket of a member, on whichever host it is. */
    void changed(GroupMember member, int what) {
        for (Host host : hosts.values()) {
            ReferenceSocket socket = host.members.get(member);
            if (socket != null) socket.changed(what);
        }
    }

    Collection<Link> links() {
        return links.values();
    }

    Agenda.Entry plan(long atNanos, Agenda.Event event) {
        return agenda.add(atNanos, event);
    }

    void unplan(Agenda.Entry entry) {
        agenda.remove(entry);
    }

    /** To be done once the lock has been released. */
    void afterwards(Runnable effect) {
        effects.add(effect);
    }

    // ---- in and out

    <T> T call(Step<T> step) throws Ws2Exception {
        List<Runnable> done = List.of();
        try {
            synchronized (this) {
                try {
                    catchUp();
                    return step.run(nowNanos);
                } finally {
                    done = takeEffects();
                }
            }
        } finally {
            done.forEach(Runnable::run);
        }
    }

    /** As {@link #call}, for what cannot fail. */
    void act(Act act) {
        List<Runnable> done;
        synchronized (this) {
            catchUp();
            act.run(nowNanos);
            done = takeEffects();
        }
        done.forEach(Runnable::run);
    }

    /** As {@link #call}, for questions. */
    <T> T ask(Supplier<T> question) {
        List<Runnable> done;
        T answer;
        synchronized (this) {
            catchUp();
            answer = question.get();
            done = takeEffects();
        }
        done.forEach(Runnable::run);
        return answer;
    }

    private void catchUp() {
        long clock = time.clockNanos();
        for (Agenda.Entry due = agenda.due(clock); due != null; due = agenda.due(clock)) {
            nowNanos = due.atNanos;
            due.run();
        }
        nowNanos = Math.max(nowNanos, clock);
    }

    private List<Runnable> takeEffects() {
        time.wakeAt(agenda.nextNanos());
        if (effects.isEmpty()) return List.of(); // not the list itself: others add to it as soon as the lock is free
        List<Runnable> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }

    /** Does what is due by now. */
    void catchUpAndTell() {
        act(now -> {});
    }

    long nowNanos() {
        return nowNanos;
    }

    /** Moves time by hand: every event at its own instant, whom it concerns is told before the next. */
    public void advance(long nanos) {
        if (plan.clock() != NetworkPlan.Clock.MANUAL) {
            throw new IllegalStateException("network '" + name + "' lives by the system's clock; set clock = manual");
        }
        long until = Nanos.after(nowNanos, nanos);
        while (step(until)) time.moved();
        time.moved();
    }

    private boolean step(long untilNanos) {
        List<Runnable> done;
        boolean more;
        synchronized (this) {
            Agenda.Entry due = agenda.due(untilNanos);
            more = due != null;
            nowNanos = more ? due.atNanos : Math.max(nowNanos, untilNanos);
            if (more) due.run();
            done = takeEffects();
        }
        done.forEach(Runnable::run);
        return more;
    }
}
