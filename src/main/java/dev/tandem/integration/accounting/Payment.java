package dev.tandem.integration.accounting;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A payment that settled a posting.
 *
 * @param amount what was paid, in the currency of the posting
 * @param discount cash discount that was taken; amount and discount make what was payable
 * @param reference of the bank or of accounting; one payment of the bank may settle several postings
 */
public record Payment(String postingId, LocalDate paidOn, BigDecimal amount, BigDecimal discount, String reference) {}
