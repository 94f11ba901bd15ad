package io.trunkline.circuit.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the calling thread has used so far. */
public final class ThreadMeter {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Octets it has allocated since it began. */
    public long allocatedBytes() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Time of the processor that it has had. */
    public long processorNanos() {
        return threads.getCurrentThreadCpuTime();
    }
}
