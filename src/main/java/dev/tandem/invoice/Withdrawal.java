package dev.tandem.invoice;

import java.time.Instant;

/**
 * That somebody took an invoice back.
 *
 * @param by user id
 * @param toSettle true if it was paid, or its case had ended: nothing is undone, and a person settles it with the supplier
 */
public record Withdrawal(String by, Instant at, String reason, boolean toSettle) {}
