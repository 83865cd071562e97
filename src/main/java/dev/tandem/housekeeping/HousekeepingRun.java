package dev.tandem.housekeeping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of housekeeping over one kind of record.
 *
 * @param finishedAt null while it is under way
 * @param problem why it ended early; null if it did not
 */
public record HousekeepingRun(
        Instant startedAt,
        @Nullable Instant finishedAt,
        long removed,
        @Nullable String problem) {}
