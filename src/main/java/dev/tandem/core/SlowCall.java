package dev.tandem.core;

import java.time.Duration;

/** A call to another system, during which a job has to keep its lock. */
public interface SlowCall {

    /** How long it may take. */
    Duration atMost();

    /** The settings that say so. */
    String settings();
}
