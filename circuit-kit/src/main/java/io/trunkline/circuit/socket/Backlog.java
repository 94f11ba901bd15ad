package io.trunkline.circuit.socket;

import io.trunkline.circuit.CauseValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/** Requests that wait at a socket that listens, no more of them than it wants. In the kernel. */
public final class Backlog<R> {
    private final Deque<R> requests = new ArrayDeque<>();
    private int most; // 0: does not listen

    /** A queue that nobody listens at yet. */
    public Backlog() {}

    /** Listens. @return how many may wait */
    public int open(int mostWaiting) {
        most = Math.max(1, mostWaiting);
        return most;
    }

    /** Takes a request in. @return why not, {@code null} if it has */
    public CauseValue offer(R request) {
        if (most == 0) return CauseValue.INCOMPATIBLE_DESTINATION;
        if (requests.size() >= most) return CauseValue.USER_BUSY;
        requests.add(request);
        return null;
    }

    /** Removes a request; false if it is not there any more. */
    public boolean takes(R request) {
        return requests.remove(request);
    }

    /** The one that has waited longest, {@code null} if none waits. */
    public R next() {
        return requests.peek();
    }

    public boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Listens no more. @param refuse what becomes of those that wait */
    public void close(BiConsumer<R, CauseValue> refuse) {
        while (!requests.isEmpty()) refuse.accept(requests.remove(), CauseValue.INCOMPATIBLE_DESTINATION);
        most = 0;
    }
}
