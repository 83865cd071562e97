package dev.tandem.integration.screening;

import dev.tandem.integration.Port;

/** Screens names against the sanctions list that is in force. */
@Port("screening")
public interface SanctionsScreening {

    /**
     * Screens one name. Takes a few milliseconds.
     *
     * @throws ScreeningUnavailableException if there is no list to screen against: "no hits" is never said of a list that is not
     *     there
     */
    ScreeningResult screen(ScreeningQuery query);

    /** The list now in force, or {@link SanctionsListVersion#NONE}. Cheap: whoever waits for a new list may ask often. */
    SanctionsListVersion currentList();
}
