package dev.tandem.integration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the interface by which Tandem calls an outside system, whichever adapter is behind it: every call is timed and counted. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Port {

    /** What the system is called in metrics. */
    String value();
}
