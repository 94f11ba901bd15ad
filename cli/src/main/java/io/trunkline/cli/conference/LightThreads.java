package io.trunkline.cli.conference;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for a simulated clock, where one at a time has the turn and handing it on is most of what they cost: virtual
 * threads on one carrier where the JDK has them, else platform threads. Not before JDK 24, where a virtual thread that waits
 * within {@code synchronized} keeps the carrier from the others.
 */
final class LightThreads {
    private static final int SINCE_JDK = 24;
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final ThreadFactory FACTORY = Runtime.version().feature() < SINCE_JDK ? Thread::new : virtual();

    private LightThreads() {}

    static ThreadFactory factory() {
        return FACTORY;
    }

    /** The JDK reads the number of carriers when the first virtual thread is made; whoever has set it knows better. */
    private static ThreadFactory virtual() {
        if (System.getProperty(CARRIERS) == null) System.setProperty(CARRIERS, "1");
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Object made = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual))
                    .invoke();
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            return (ThreadFactory) factory.invoke(made);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a JDK from 24 on has virtual threads", e);
        }
    }
}
