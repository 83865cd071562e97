package dev.tandem.integration.accounting;

import org.jspecify.annotations.Nullable;

/** A supplier to create. Fields as in {@link Supplier}. */
public record NewSupplier(
        String name,
        @Nullable String vatId,
        String category,
        @Nullable String mail,
        @Nullable String iban) {}
