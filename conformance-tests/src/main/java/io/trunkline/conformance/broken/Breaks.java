package io.trunkline.conformance.broken;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which requirements a broken provider breaks. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Breaks {
    /** Stands in {@link #also()} for everything: where calls hang, nearly every check is hit. */
    String EVERYTHING = "*";

    /** The requirement that names the defect; it must be found broken. */
    String value();

    /** Requirements that the defect may break as well. All others must be met. */
    String[] also() default {};
}
