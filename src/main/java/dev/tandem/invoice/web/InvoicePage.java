package dev.tandem.invoice.web;

import dev.tandem.invoice.InvoiceKind;
import dev.tandem.invoice.InvoiceState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of invoices.
 *
 * @param total on all pages
 */
record InvoicePage(List<Item> items, int page, int size, long total) {

    /** An invoice in a list. */
    record Item(
            String id,
            InvoiceState state,
            @Nullable InvoiceKind kind,
            @Nullable String number,
            @Nullable String sellerName,
            @Nullable LocalDate issueDate,
            @Nullable LocalDate dueDate,
            @Nullable String currency,
            @Nullable BigDecimal payable,
            String documentName,
            Instant receivedAt) {}
}
