package dev.tandem.onboarding.screening;

import dev.tandem.onboarding.Party;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the screening of somebody on an application.
 *
 * @param last null as long as they were not screened as one of those who are on the application now
 * @param hits possible hits that were found of them, in their order
 */
public record ScreenedPerson(Party party, @Nullable Last last, List<Hit> hits) {

    public ScreenedPerson {
        hits = List.copyOf(hits);
    }

    /**
     * The last screening.
     *
     * @param listVersion of the list that was in force
     */
    public record Last(long listVersion, Instant at) {}
}
