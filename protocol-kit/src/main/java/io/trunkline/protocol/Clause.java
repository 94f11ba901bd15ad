package io.trunkline.protocol;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the standard, its edition and the clause that a declaration follows. Kept at run time, so that pages can be checked against it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.CONSTRUCTOR})
public @interface Clause {
    /** For example {@code ITU-T I.363.5 (08/96) §9.2.1}. */
    String value();
}
