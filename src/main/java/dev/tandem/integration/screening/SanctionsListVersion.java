package dev.tandem.integration.screening;

import java.time.Instant;

/**
 * A list that is, or was, in force.
 *
 * @param version grows with each list that is put in force; 0 if none is
 * @param source where it came from
 * @param loadedAt when it was put in force
 * @param entries persons, companies, ships and aircraft on it
 * @param names of these, aliases counted
 */
public record SanctionsListVersion(long version, String source, Instant loadedAt, int entries, int names) {

    /** No list at all. */
    public static final SanctionsListVersion NONE = new SanctionsListVersion(0, "", Instant.EPOCH, 0, 0);
}
