package dev.tandem.onboarding;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to whom a company belongs in the end.
 *
 * @param kind null stands for a person
 * @param name of the company, or given and family name
 * @param country two letters (ISO 3166)
 * @param share in percent
 */
public record Owner(
        @Nullable PartyKind kind,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String country,
        @Nullable BigDecimal share) {}
