package dev.tandem.integration.accounting.local;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order or invoice of a customer.
 *
 * @param document its number
 */
record CustomerDocument(String document, Kind kind, LocalDate date, BigDecimal amount) {

    /** What it is. */
    enum Kind {
        ORDER,
        INVOICE;

        /** The kind that people call so, if there is one. */
        static Optional<Kind> called(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst();
        }

        /** As people and the table call it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether both say the same, however many zeros the amounts end with. */
    boolean saysTheSameAs(CustomerDocument other) {
        return document.equals(other.document)
                && kind == other.kind
                && date.equals(other.date)
                && amount.compareTo(other.amount) == 0;
    }
}
