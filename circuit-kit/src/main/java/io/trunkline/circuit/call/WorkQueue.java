package io.trunkline.circuit.call;

import java.util.ArrayDeque;

/** What is to be done, one after the other: what comes up while something is done waits until that is over. */
public final class WorkQueue {
    private final ArrayDeque<Runnable> work = new ArrayDeque<>();
    private boolean working;

    /** Nothing is to be done yet. */
    public WorkQueue() {}

    /** Adds something, which {@link #run} does. */
    public void add(Runnable step) {
        work.add(step);
    }

    /** Does all there is, unless it is called from something that is being done. */
    public void run() {
        if (working) return;
        working = true;
        try {
            while (!work.isEmpty()) work.remove().run();
        } finally {
            working = false;
        }
    }
}
