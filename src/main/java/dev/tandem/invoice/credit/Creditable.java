package dev.tandem.invoice.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that a credit note may correct.
 *
 * @param total with VAT, in its currency
 * @param left of it after other credit notes
 */
public record Creditable(
        String id,
        @Nullable String number,
        @Nullable LocalDate issueDate,
        @Nullable String currency,
        BigDecimal total,
        BigDecimal left) {}
