package dev.tandem.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The payment that settled an invoice.
 *
 * @param currency ISO 4217 code of the amounts
 * @param amount what was paid
 * @param discount cash discount that was taken; amount and discount make what was payable
 * @param reference of the bank or of accounting
 * @param recordedBy user id; null if accounting told
 */
public record InvoicePayment(
        String postingId,
        LocalDate paidOn,
        String currency,
        BigDecimal amount,
        BigDecimal discount,
        String reference,
        Instant recordedAt,
        @Nullable String recordedBy) {}
