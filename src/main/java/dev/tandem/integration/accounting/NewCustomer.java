package dev.tandem.integration.accounting;

import org.jspecify.annotations.Nullable;

/**
 * A customer to open an account for.
 *
 * @param country ISO 3166 alpha-2
 * @param mail where invoices and questions about them go
 * @param iban account that is debited
 * @param company false for a private person
 */
public record NewCustomer(
        String name,
        @Nullable String vatId,
        String country,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        String mail,
        @Nullable String iban,
        boolean company) {}
