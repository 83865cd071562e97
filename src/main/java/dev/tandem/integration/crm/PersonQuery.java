package dev.tandem.integration.crm;

import org.jspecify.annotations.Nullable;

/**
 * Whom to look for. Everything that is known; nothing is required.
 *
 * @param phone in E.164
 * @param domain of the mail address, if it is the company's own
 */
public record PersonQuery(
        @Nullable String name,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String domain) {}
