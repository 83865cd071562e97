package dev.tandem.invoice.coding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a part of an expense goes.
 *
 * @param line of the invoice, from 0; a line that is split has several codings
 * @param part of the line, from 0
 * @param label what the line is
 * @param net without VAT, in the currency of the invoice
 * @param account number of the account; null if nobody could propose one
 * @param costCentre number of the cost centre; null if it is on none
 * @param reason why the table proposed it, or which order or invoice it comes from
 * @param confirmedBy id of the user who confirmed it
 */
public record Coding(
        int line,
        int part,
        String label,
        BigDecimal net,
        @Nullable String account,
        @Nullable String costCentre,
        Source source,
        @Nullable String reason,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    /** Whether it still needs a person's confirmation. */
    boolean isOpen() {
        return source == Source.PROPOSED || account == null;
    }

    /** Who says so. */
    public enum Source {
        /** The purchase order that the line was matched with. */
        ORDER,
        /** The invoice that the credit note corrects. */
        CREDITED,
        /** The decision table, until a person confirms. */
        PROPOSED,
        /** A person. */
        CONFIRMED;

        /** The name as the API and the database have it. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Source of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
