package dev.tandem.invoice.web;

import dev.tandem.integration.accounting.Payment;
import dev.tandem.invoice.InvoiceLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody tells of.
 *
 * @param invoice case id; may be left out if {@code posting} is there
 * @param posting document number in accounting; may be left out if {@code invoice} is there
 * @param amount what was paid, in the currency of the invoice
 * @param discount cash discount that was taken; 0 if left out
 * @param reference of the bank or of accounting; the same reference again changes nothing
 */
record PaymentNotice(
        @Nullable String invoice,
        @Nullable String posting,
        @Nullable LocalDate paidOn,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal discount,
        @Nullable String reference) {

    private static final int LONGEST_REFERENCE = 255;
    private static final int MOST_DECIMALS = 4;

    /** What is missing or can't be right, in plain words. */
    Optional<String> mistake() {
        if (blank(invoice) && blank(posting)) {
            return Optional.of("Name the \"invoice\" (its case id) or the \"posting\" (its number in accounting).");
        }
        if (paidOn == null) {
            return Optional.of("Say on which day it was paid (\"paidOn\", for example 2026-11-20).");
        }
        if (amount == null || !isMoney(amount) || (discount != null && !isMoney(discount))) {
            return Optional.of("\"amount\" and \"discount\" are amounts of money, like 1190.00.");
        }
        if (reference == null
                || reference.isBlank()
                || reference.length() > LONGEST_REFERENCE
                || reference.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("\"reference\" is the bank's or accounting's own reference of the payment, at most "
                    + LONGEST_REFERENCE + " characters.");
        }
        return Optional.empty();
    }

    /** To be asked for only if there is no {@link #mistake()}. */
    Payment payment() {
        return new Payment(
                Objects.requireNonNullElse(posting, ""),
                Objects.requireNonNull(paidOn),
                Objects.requireNonNull(amount),
                Objects.requireNonNullElse(discount, BigDecimal.ZERO),
                Objects.requireNonNull(reference).strip());
    }

    private static boolean isMoney(BigDecimal amount) {
        return InvoiceLimits.isBearable(amount) && amount.scale() <= MOST_DECIMALS;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
