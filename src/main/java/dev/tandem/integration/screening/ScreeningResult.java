package dev.tandem.integration.screening;

import java.util.List;

/**
 * What a screening found.
 *
 * @param listVersion of the list that was screened against
 * @param hits at or above the review threshold, the best first, at most 10; empty if nobody on the list has such a name
 */
public record ScreeningResult(long listVersion, List<ScreeningHit> hits) {

    /** The most hits that are given back. */
    public static final int MOST_HITS = 10;

    public ScreeningResult {
        hits = List.copyOf(hits);
    }
}
