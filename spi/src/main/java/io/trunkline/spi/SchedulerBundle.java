package io.trunkline.spi;

import io.trunkline.api.GroupScheduling;

/** A group of a {@link GroupScheduler}, or a socket in none: what shares with its like by weight. */
final class SchedulerBundle<M> extends FairQueue.Entry {
    /** What the group is known by, {@code null} for a socket in none. */
    final Object key;

    final PriorityLevels<SchedulerFlow<M>> levels;
    int members;
    long servedOctets;
    private final int quantumOctets;
    private final OperationCount count;
    private boolean weighted;
    /** Who waits, by weight: filled while the discipline is by weight, {@code null} until it first is. */
    private FairQueue<SchedulerFlow<M>> byWeight;

    SchedulerBundle(Object key, int quantumOctets, OperationCount count) {
        this.key = key;
        this.quantumOctets = quantumOctets;
        this.count = count;
        this.levels = new PriorityLevels<>(count);
    }

    void scheduling(GroupScheduling discipline) {
        boolean wanted = discipline == GroupScheduling.WEIGHTED;
        if (wanted == weighted) return;
        weighted = wanted;
        if (byWeight == null) byWeight = new FairQueue<>(quantumOctets, count);
        levels.forEachWaiting(weighted ? byWeight::add : byWeight::remove);
    }

    boolean hasWaiting() {
        return levels.lowestWaiting() != null;
    }

    /** Who is next; somebody waits. */
    SchedulerFlow<M> first() {
        return weighted ? byWeight.first() : levels.lowestWaiting().first();
    }

    void await(SchedulerFlow<M> flow) {
        levels.await(flow.level, flow.turn);
        if (weighted) byWeight.add(flow);
    }

    void settle(SchedulerFlow<M> flow) {
        levels.settle(flow.level, flow.turn);
        if (weighted) byWeight.remove(flow);
    }

    /** As {@link #await}, {@link #served} and {@link #settle} while nobody waits. */
    void pass(SchedulerFlow<M> flow, int octets) {
        count(flow, octets);
        if (weighted) byWeight.pass(flow, octets);
    }

    private void count(SchedulerFlow<M> flow, int octets) {
        servedOctets += octets;
        flow.servedOctets += octets;
    }

    void served(SchedulerFlow<M> flow, int octets) {
        count(flow, octets);
        PriorityLevels.Level<SchedulerFlow<M>> lowest = levels.lowestWaiting();
        if (lowest.priority < flow.level.priority) lowest.first().inversions++;
        levels.takeTurns(flow.level, flow.turn);
        if (weighted) byWeight.charge(flow, octets);
    }

    void priority(SchedulerFlow<M> flow, int priority) {
        if (flow.level.priority == priority) return;
        boolean waits = flow.queuedOctets > 0;
        if (waits) levels.settle(flow.level, flow.turn);
        PriorityLevels.Level<SchedulerFlow<M>> old = flow.level;
        flow.level = levels.enter(priority);
        levels.leave(old);
        if (waits) levels.await(flow.level, flow.turn);
    }

    void weight(SchedulerFlow<M> flow, int weight) {
        if (weighted) {
            byWeight.weight(flow, weight);
        } else {
            flow.weightWhileIdle(weight);
        }
    }

    /** Takes out a member that does not wait. */
    void leave(SchedulerFlow<M> flow) {
        levels.leave(flow.level);
        members--;
    }
}
