package dev.tandem.lead.team;

import java.time.Instant;
import java.util.Comparator;

/**
 * Somebody who can get a lead now.
 *
 * @param lastAssigned when they last got one, or joined the team
 */
record FreeRep(String userId, int capacity, int openLeads, Instant lastAssigned) {

    /** The next lead goes to the first: fewest open leads against capacity, then who has waited longest. */
    static final Comparator<FreeRep> ORDER = Comparator.<FreeRep>comparingDouble(
                    rep -> (double) rep.openLeads / rep.capacity)
            .thenComparing(FreeRep::lastAssigned)
            .thenComparing(FreeRep::userId);

    boolean hasPlace() {
        return openLeads < capacity;
    }

    /** The same person with one lead more. */
    FreeRep withOneMore(Instant now) {
        return new FreeRep(userId, capacity, openLeads + 1, now);
    }
}
