package io.trunkline.circuit.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of what becomes of something that lasts just less than a timer, or just more. Every timer has both, see {@link TimerTwinsBehaviour}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Outage {
    /** The timers, by the names of their rows, that what happens is just shorter than. */
    String[] below() default {};

    /** The timers that it is just longer than. */
    String[] above() default {};
}
