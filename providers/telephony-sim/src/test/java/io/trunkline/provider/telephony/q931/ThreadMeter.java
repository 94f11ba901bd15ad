package io.trunkline.provider.telephony.q931;

import java.lang.reflect.Method;

/** What the calling thread has used so far, from the JDK's management interface, which this module does not require. */
final class ThreadMeter {
    private final Object threads;
    private final Method allocatedBytes;
    private final Method processorNanos;

    public ThreadMeter() throws ReflectiveOperationException {
        threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        allocatedBytes =
                Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        processorNanos = Class.forName("java.lang.management.ThreadMXBean").getMethod("getCurrentThreadCpuTime");
    }

    public long allocatedBytes() throws ReflectiveOperationException {
        return (long) allocatedBytes.invoke(threads, Thread.currentThread().getId());
    }

    public long processorNanos() throws ReflectiveOperationException {
        return (long) processorNanos.invoke(threads);
    }
}
