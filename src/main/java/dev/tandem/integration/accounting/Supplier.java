package dev.tandem.integration.accounting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's master data.
 *
 * @param id of the accounting system, for example {@code S-1001}
 * @param category what the company buys there, as decision tables name it, for example {@code IT} or {@code Travel}
 * @param mail address for messages about invoices
 * @param ibans accounts that were confirmed, without spaces
 * @param blocked true if nothing may be posted for this supplier
 */
public record Supplier(
        String id,
        String name,
        @Nullable String vatId,
        String category,
        @Nullable String mail,
        List<String> ibans,
        boolean blocked) {}
