package dev.tandem.integration.crm;

import org.jspecify.annotations.Nullable;

/**
 * A company in the CRM.
 *
 * @param id of the CRM
 * @param domain of its mail addresses, for example {@code bergmann.example}
 * @param country ISO 3166 alpha-2
 */
public record Company(
        String id,
        String name,
        @Nullable String domain,
        @Nullable String country) {}
