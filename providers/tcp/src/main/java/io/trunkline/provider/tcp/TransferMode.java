package io.trunkline.provider.tcp;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is inside the kernel with a blocking call, and whether the connection is to be event-driven, in one word: on the fast
 * path a call costs two atomic additions and no lock.
 *
 * <p>Once event-driven operation is wanted nobody enters any more; the last one out, or who wanted it if nobody is inside,
 * switches the channel. So NIO's own locks, which a mode change takes, are free by then.
 */
final class TransferMode {
    /** A blocking receive. */
    static final int READER = 1;
    /** A blocking send. */
    static final int WRITER = 1 << 8;

    private static final int INSIDE = 0xFFFF;
    private static final int WANTED = 1 << 16;
    private static final int EVENT_DRIVEN = 1 << 17;

    private final AtomicInteger word;

    TransferMode(boolean eventDriven) {
        word = new AtomicInteger(eventDriven ? WANTED | EVENT_DRIVEN : 0);
    }

    /** Before a blocking call. True: call, then {@link #leave}. False: the ordinary form is to be used; call leave too. */
    boolean enter(int who) {
        return (word.getAndAdd(who) & WANTED) == 0;
    }

    /** A pump's way in, also when event-driven operation is wanted; under the connection's lock, before the switch. */
    void enterPump(int who) {
        word.getAndAdd(who);
    }

    /** After a blocking call. True if event-driven operation is waited for: see {@link #isFree} and tell who waits. */
    boolean leave(int who) {
        return (word.addAndGet(-who) & (WANTED | EVENT_DRIVEN)) == WANTED;
    }

    void want() {
        if ((word.get() & WANTED) == 0) word.getAndUpdate(value -> value | WANTED);
    }

    /** True if event-driven operation is wanted and nobody is inside. */
    boolean isFree() {
        return (word.get() & (INSIDE | WANTED)) == WANTED;
    }

    boolean isInside(int who) {
        return (word.get() & who * 0xFF) != 0;
    }

    void eventDriven() {
        word.getAndUpdate(value -> value | EVENT_DRIVEN);
    }

    boolean isEventDriven() {
        return (word.get() & EVENT_DRIVEN) != 0;
    }
}
