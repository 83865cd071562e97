package dev.tandem.onboarding.web;

import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.PartyRole;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on an application, and what became of their screening.
 *
 * @param position from 0, which is the customer
 * @param share of an owner, in percent
 * @param listVersion of the list that they were screened against last; null until they were, as one of those on it now
 * @param hits possible hits of this very person, in their order
 */
record PersonView(
        int position,
        PartyRole role,
        PartyKind kind,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String country,
        @Nullable BigDecimal share,
        @Nullable Long listVersion,
        @Nullable Instant screenedAt,
        List<HitView> hits) {}
