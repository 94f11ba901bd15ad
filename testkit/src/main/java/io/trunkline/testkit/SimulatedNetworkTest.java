package io.trunkline.testkit;

import io.trunkline.simulation.SimulationSettings.Pace;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of a class, or one test, run on a simulated network, each on one of its own. A test method takes a {@link
 * SimulatedNetworkHandle} as a parameter. The annotation of a method counts instead of that of its class.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SimulatedNetworkExtension.class)
public @interface SimulatedNetworkTest {
    /** The provider that simulates it. */
    String provider() default "atm-sim";

    /** The network file, relative to the working directory; empty for {@link #text} or the provider's own network. */
    String file() default "";

    /** The text of a network file; empty for {@link #file}. */
    String text() default "";

    /** Seed of all that is random in it. */
    int seed() default 1;

    /** What moves its time. */
    Pace pace() default Pace.VIRTUAL;

    /** Faults besides those of the network file, in their one-line form. */
    String[] faults() default {};

    /** Configuration of every host's library, in HOCON. */
    String config() default "";

    /** How much simulated time a test may take, in seconds; then all that wait in it are interrupted. */
    int limitSeconds() default 3600;

    /** Whether captures are written, for the case that the test fails. */
    boolean capture() default true;
}
