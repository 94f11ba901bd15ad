package io.trunkline.spi;

import io.trunkline.api.GroupScheduling;
import io.trunkline.api.WaitHistogram;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which member sends next on one path, and how much. Inside a group either strictly by priority, the lowest number
 * first and equal numbers in turns, or by weight; between groups, and sockets in none, fair shares by weight. Weights
 * share octets among those who have something to send. What has been handed down and not been acknowledged is bounded, so
 * that an urgent message never waits for more than one quantum and a window.
 *
 * <p>How a provider uses it: {@link #offer} when a member has octets to send (and the credit to send them);
 * {@link #next}, hand down up to {@link #grantOctets} of that member, {@link #served}, and again until {@code next} answers
 * {@code null}; {@link #acknowledge} when octets have left what lies below, and {@code next} again. {@link #follow} takes
 * over what options have changed; it holds from the next decision on.
 *
 * <p>A decision takes the same time for any number of members and groups, and allocates nothing: finding the lowest of any
 * int priorities takes six steps at most, sharing by weight a comparison among at most 256 weights in a heap.
 *
 * <p>No clock, thread or lock inside: time is handed in, and one thread at a time may use it.
 *
 * @param <M> the provider's object for a member; it keys a map
 */
public final class GroupScheduler<M> {
    /**
     * What a member has got so far.
     *
     * @param servedOctets octets served to it
     * @param groupOctets octets served to all members that its group had since the first, this one included
     * @param queuedOctets octets offered and not served
     * @param waits how long it waited with something to send, from when it could be served to when it was
     * @param inversions how often another member of its group with a higher number was served while this one waited first
     *     in line with the lowest
     */
    public record Tally(long servedOctets, long groupOctets, long queuedOctets, WaitHistogram waits, long inversions) {
        /** Its part of what its group has sent, 0 to 1. */
        public double share() {
            return groupOctets == 0 ? 0 : (double) servedOctets / groupOctets;
        }
    }

    private final int quantumOctets;
    private final OperationCount count = new OperationCount();
    private final FairQueue<SchedulerBundle<M>> bundles;
    private final Map<M, SchedulerFlow<M>> flows = new HashMap<>();
    private final Map<Object, SchedulerBundle<M>> groups = new HashMap<>();
    /** The one that was asked for last: mostly the next is about the same member. */
    private SchedulerFlow<M> latest;

    private int windowOctets;
    private long inFlightOctets;
    private long grant;

    /**
     * A scheduler without members.
     *
     * @param quantumOctets the most that one decision hands down
     * @param windowOctets how much may be in flight when a decision is made; 0: nothing may
     */
    public GroupScheduler(int quantumOctets, int windowOctets) {
        if (quantumOctets < 1) throw new IllegalArgumentException("quantumOctets " + quantumOctets + ", expected > 0");
        this.quantumOctets = quantumOctets;
        this.bundles = new FairQueue<>(quantumOctets, count);
        windowOctets(windowOctets);
    }

    /** Another window, for example because the path has been measured. */
    public void windowOctets(int octets) {
        if (octets < 0) throw new IllegalArgumentException("windowOctets " + octets + ", expected 0 or more");
        windowOctets = octets;
    }

    /**
     * A member comes, with priority 0 and the default weight.
     *
     * @param group what its group is known by, {@code null} for a socket in none
     */
    public void enter(M member, Object group) {
        if (flows.containsKey(member)) throw new IllegalArgumentException(member + " is in already");
        SchedulerBundle<M> bundle = group == null
                ? new SchedulerBundle<>(null, quantumOctets, count)
                : groups.computeIfAbsent(group, key -> new SchedulerBundle<>(key, quantumOctets, count));
        flows.put(member, new SchedulerFlow<>(member, bundle));
        bundle.members++;
    }

    /**
     * A member comes, or its options have changed: takes over its priority and weight, and its group's weight and
     * discipline.
     *
     * @param membership {@code null} for a socket in no group
     */
    public void follow(M member, GroupMember membership) {
        Group group = membership == null ? null : membership.group();
        if (!flows.containsKey(member)) enter(member, group);
        if (group == null) return;
        priority(member, membership.priority());
        weight(member, membership.weight());
        groupWeight(group, group.weight());
        scheduling(group, group.scheduling());
    }

    /** A member goes; what it has offered is forgotten. What is in flight stays so until it is acknowledged. */
    public void leave(M member) {
        SchedulerFlow<M> flow = flows.remove(member);
        if (flow == null) return;
        latest = null;
        withdraw(flow);
        SchedulerBundle<M> bundle = flow.bundle;
        bundle.leave(flow);
        if (bundle.members == 0 && bundle.key != null) groups.remove(bundle.key);
    }

    /** Gives a member another priority: 0 is the highest. */
    public void priority(M member, int priority) {
        if (priority < 0) throw new IllegalArgumentException("priority " + priority + ", expected 0 or more");
        SchedulerFlow<M> flow = flow(member);
        flow.bundle.priority(flow, priority);
    }

    /** Gives a member another weight in its group, 1 to 256. */
    public void weight(M member, int weight) {
        SchedulerFlow<M> flow = flow(member);
        flow.bundle.weight(flow, checked(weight));
    }

    /** Gives a group another weight among groups and sockets in none, 1 to 256. */
    public void groupWeight(Object group, int weight) {
        bundles.weight(bundle(group), checked(weight));
    }

    /** Chooses how the members of a group share. */
    public void scheduling(Object group, GroupScheduling discipline) {
        bundle(group).scheduling(discipline);
    }

    private static int checked(int weight) {
        if (weight >= 1 && weight <= Group.MAX_WEIGHT) return weight;
        throw new IllegalArgumentException("weight " + weight + ", expected 1 to " + Group.MAX_WEIGHT);
    }

    private SchedulerFlow<M> flow(M member) {
        if (latest != null && latest.member == member) return latest;
        SchedulerFlow<M> flow = flows.get(member);
        if (flow == null) throw new IllegalArgumentException(member + " is not in");
        latest = flow;
        return flow;
    }

    private SchedulerBundle<M> bundle(Object group) {
        SchedulerBundle<M> bundle = groups.get(group);
        if (bundle == null) throw new IllegalArgumentException(group + " has no member here");
        return bundle;
    }

    /** A member has {@code octets} more to send that may go as far as the other end's credit is concerned. */
    public void offer(M member, int octets, long nowNanos) {
        if (octets < 0) throw new IllegalArgumentException("octets " + octets + ", expected 0 or more");
        SchedulerFlow<M> flow = flow(member);
        boolean begins = flow.queuedOctets == 0 && octets > 0;
        flow.queuedOctets += octets;
        if (!begins) return;
        flow.waitsSinceNanos = nowNanos;
        flow.bundle.await(flow);
        if (!flow.bundle.isWaiting()) bundles.add(flow.bundle);
    }

    /**
     * Takes back all that a member has offered and not been served, for example because it was flushed.
     *
     * @return how much that was
     */
    public long withdraw(M member) {
        return withdraw(flow(member));
    }

    private long withdraw(SchedulerFlow<M> flow) {
        long octets = flow.queuedOctets;
        if (octets > 0) {
            flow.queuedOctets = 0;
            stopWaiting(flow);
        }
        return octets;
    }

    private void stopWaiting(SchedulerFlow<M> flow) {
        flow.bundle.settle(flow);
        if (!flow.bundle.hasWaiting()) bundles.remove(flow.bundle);
    }

    /**
     * Who is to be served now. Changes nothing: asking again without a change in between gives the same answer.
     *
     * @return {@code null} if nobody has anything to send or too much is in flight
     */
    public M next() {
        count.step();
        SchedulerBundle<M> bundle = inFlightOctets > windowOctets ? null : bundles.first();
        SchedulerFlow<M> flow = bundle == null ? null : bundle.first();
        grant = flow == null ? 0 : Math.min(quantumOctets, flow.queuedOctets);
        return flow == null ? null : flow.member;
    }

    /** How much of the member that {@link #next} named last may be handed down: at most a quantum. */
    public int grantOctets() {
        return (int) grant;
    }

    /**
     * Octets of a member have been handed down. They are counted against it whoever was next; more than was granted, as
     * where messages cannot be cut, comes off its next turns.
     *
     * @param octets from 1 to what it has offered
     */
    public void served(M member, int octets, long nowNanos) {
        SchedulerFlow<M> flow = flow(member);
        if (octets < 1 || octets > flow.queuedOctets) {
            throw new IllegalArgumentException("served " + octets + " octets, expected 1 to " + flow.queuedOctets);
        }
        SchedulerBundle<M> bundle = flow.bundle;
        inFlightOctets += octets;
        flow.waits.add(nowNanos - flow.waitsSinceNanos);
        flow.waitsSinceNanos = nowNanos;
        flow.queuedOctets -= octets;
        bundle.served(flow, octets);
        bundles.charge(bundle, octets);
        if (flow.queuedOctets == 0) stopWaiting(flow);
    }

    /**
     * Octets have left what lies below.
     *
     * @return false if more were named than are in flight; then nothing has changed, and whoever named them is wrong
     */
    public boolean acknowledge(long octets) {
        if (octets < 0 || octets > inFlightOctets) return false;
        inFlightOctets -= octets;
        return true;
    }

    /**
     * As {@link #offer}, {@link #served} and {@link #acknowledge} of the same octets, one after the other: for a member that sends at
     * once because nobody waits. Then it takes a few steps less, and looks at much less memory.
     */
    public void pass(M member, int octets, long nowNanos) {
        if (bundles.first() != null) {
            offer(member, octets, nowNanos);
            served(member, octets, nowNanos);
            acknowledge(octets);
            return;
        }
        if (octets < 1) throw new IllegalArgumentException("octets " + octets + ", expected > 0");
        SchedulerFlow<M> flow = flow(member);
        flow.waits.add(0);
        flow.waitsSinceNanos = nowNanos;
        flow.bundle.pass(flow, octets);
        bundles.pass(flow.bundle, octets);
    }

    /** Octets handed down and not acknowledged; never more than the window and a quantum if grants are kept to. */
    public long inFlightOctets() {
        return inFlightOctets;
    }

    /** True if somebody has something to send. */
    public boolean hasWaiting() {
        return bundles.first() != null;
    }

    /** What a member has got so far. */
    public Tally tally(M member) {
        SchedulerFlow<M> flow = flow(member);
        return new Tally(
                flow.servedOctets,
                flow.bundle.servedOctets,
                flow.queuedOctets,
                flow.waits.histogram(),
                flow.inversions);
    }

    /** Elementary steps taken so far, for tests of what a decision costs. */
    long steps() {
        return count.steps();
    }
}
