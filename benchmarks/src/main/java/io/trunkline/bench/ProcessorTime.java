package io.trunkline.bench;

import java.lang.management.ManagementFactory;

/** Time of the processor that the calling thread has used: other work on the machine disturbs it less than it does a clock. */
final class ProcessorTime {
    private ProcessorTime() {}

    /** Nanoseconds. */
    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
