package io.trunkline.spi;

/** A member of a {@link GroupScheduler}. */
final class SchedulerFlow<M> extends FairQueue.Entry {
    final M member;
    final SchedulerBundle<M> bundle;
    final Ring.Node<SchedulerFlow<M>> turn = new Ring.Node<>(this);
    final Waits waits = new Waits();
    PriorityLevels.Level<SchedulerFlow<M>> level;
    long queuedOctets;
    long waitsSinceNanos;
    long servedOctets;
    long inversions;

    SchedulerFlow(M member, SchedulerBundle<M> bundle) {
        this.member = member;
        this.bundle = bundle;
        this.level = bundle.levels.enter(0);
    }
}
