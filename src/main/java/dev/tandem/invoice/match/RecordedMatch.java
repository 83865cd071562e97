package dev.tandem.invoice.match;

import org.jspecify.annotations.Nullable;

/**
 * What came of a match.
 *
 * @param acceptedBy id of the user who took the differences as they are
 */
public record RecordedMatch(MatchOutcome outcome, @Nullable String acceptedBy, OrderMatch match) {}
