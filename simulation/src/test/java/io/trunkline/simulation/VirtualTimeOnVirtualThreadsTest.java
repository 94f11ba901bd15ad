package io.trunkline.simulation;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The same of virtual threads. Before JDK 24 they are not offered for it. */
@EnabledForJreRange(min = JRE.JAVA_24)
class VirtualTimeOnVirtualThreadsTest extends VirtualTimeTest {
    @Override
    Thread newThread(Runnable task) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (Thread) Class.forName("java.lang.Thread$Builder")
                    .getMethod("unstarted", Runnable.class)
                    .invoke(builder, task);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
