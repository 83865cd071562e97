package dev.tandem.onboarding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts for a company by law.
 *
 * @param name given and family name
 * @param country nationality, or where they live; two letters (ISO 3166)
 */
public record Representative(
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String country) {}
