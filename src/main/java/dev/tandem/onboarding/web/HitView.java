package dev.tandem.onboarding.web;

import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.PartyRole;
import dev.tandem.onboarding.screening.HitState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on an application who may be an entry of the sanctions list, as the API shows it.
 *
 * @param person as they were on the application when the hit was found
 * @param current whether this very person is on the application now
 * @param score how alike the names are, 0 to 100
 * @param reason why it was found
 * @param listVersion of the list in which it was found last
 * @param firstBy user id of whoever said first what it is
 * @param secondBy user id of whoever agreed that it is somebody else
 */
record HitView(
        String id,
        int number,
        HitState state,
        Person person,
        Entry entry,
        boolean current,
        int score,
        String reason,
        long listVersion,
        Instant foundAt,
        @Nullable String firstBy,
        @Nullable String firstByName,
        @Nullable Instant firstAt,
        @Nullable String firstReason,
        @Nullable String secondBy,
        @Nullable String secondByName,
        @Nullable Instant secondAt) {

    /**
     * Whom the hit is about.
     *
     * @param share of an owner who is on the application now, in percent
     */
    record Person(
            PartyRole role,
            PartyKind kind,
            String name,
            @Nullable LocalDate birthDate,
            @Nullable String country,
            @Nullable BigDecimal share) {}

    /**
     * The entry of the list.
     *
     * @param id number of the entry in its list
     * @param name as the list writes it
     * @param matchedName the name or alias that is most like the person's
     * @param kind {@code individual}, {@code entity}, {@code vessel} or {@code aircraft}
     * @param program why it is on the list, in the list's codes
     * @param remarks what the list says beside, such as dates of birth
     */
    record Entry(
            String id,
            String name,
            String matchedName,
            String kind,
            String program,
            @Nullable String remarks) {}
}
