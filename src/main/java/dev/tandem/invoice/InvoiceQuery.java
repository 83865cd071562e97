package dev.tandem.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Which invoices to list, newest first.
 *
 * @param state null for all
 * @param text part of the number, the supplier's name or the case id; null for all
 * @param page from 0
 * @param size 1 to 200
 */
public record InvoiceQuery(
        @Nullable InvoiceState state, @Nullable String text, int page, int size) {

    public static final int MAX_SIZE = 200;

    public InvoiceQuery {
        if (page < 0) {
            throw new IllegalArgumentException("page must be 0 or more, not " + page);
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must be from 1 to " + MAX_SIZE + ", not " + size);
        }
    }
}
