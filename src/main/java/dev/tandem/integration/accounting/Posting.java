package dev.tandem.integration.accounting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A document in the books.
 *
 * @param id accounting's document number, for example {@code P-000042}
 * @param caseId the case that asked for it
 * @param payable in {@code currency}
 */
public record Posting(
        String id,
        String caseId,
        String supplierId,
        String number,
        LocalDate issueDate,
        String currency,
        BigDecimal payable,
        Instant postedAt) {}
