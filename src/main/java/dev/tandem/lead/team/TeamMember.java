package dev.tandem.lead.team;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody in a team, and how much they have to do.
 *
 * @param capacity how many open leads they can have at the same time
 * @param openLeads how many they have
 * @param absences those that are not over, the earliest first
 */
public record TeamMember(String userId, String teamId, int capacity, int openLeads, List<Absence> absences) {

    public TeamMember {
        absences = List.copyOf(absences);
    }

    /** How many more leads they can get. */
    public int freePlaces() {
        return Math.max(0, capacity - openLeads);
    }

    /** Whether they are there on this day. */
    public boolean isPresent(LocalDate day) {
        return absences.stream().noneMatch(absence -> absence.covers(day));
    }
}
