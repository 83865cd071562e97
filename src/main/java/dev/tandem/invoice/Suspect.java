package dev.tandem.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Another invoice that this one may be a duplicate of.
 *
 * @param invoiceId its case, if it came in by Tandem
 * @param postingId its document number in accounting, if it stands there and Tandem doesn't know its case
 * @param why in plain words
 */
public record Suspect(
        @Nullable String invoiceId,
        @Nullable String postingId,
        @Nullable String number,
        @Nullable LocalDate issueDate,
        @Nullable BigDecimal payable,
        @Nullable String currency,
        String why) {}
