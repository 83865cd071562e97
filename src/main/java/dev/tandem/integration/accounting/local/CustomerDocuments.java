package dev.tandem.integration.accounting.local;

import dev.tandem.core.Sequences;
import dev.tandem.core.WorkingTimeSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers as finance looks at them, and the orders and invoices that are recorded with them. */
@Component
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
class CustomerDocuments {

    static final int MOST = 100;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_NUMBER = 100;
    private static final int MOST_DECIMALS = 4;
    private static final int MOST_DIGITS = 15;

    private final Customers customers;
    private final Clock clock;

    CustomerDocuments(JdbcClient jdbc, Sequences sequences, WorkingTimeSettings workingTime) {
        this.customers = new Customers(jdbc, sequences);
        this.clock = Clock.system(workingTime.zone());
    }

    /**
     * A customer as the page shows it.
     *
     * @param first order or invoice; null if there is none yet
     */
    record Line(Customer customer, @Nullable CustomerDocument first) {}

    /** What contains the text, newest first, at most {@link #MOST}; blank text finds all. */
    @Transactional(readOnly = true)
    public List<Line> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String pattern = "%"
                + wanted.substring(0, Math.min(wanted.length(), LONGEST_TEXT))
                        .replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                + "%";
        return customers.search(pattern, MOST).stream()
                .map(customer -> new Line(
                        customer, customers.firstDocument(customer.id()).orElse(null)))
                .toList();
    }

    /** Where people work. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Records an order or invoice.
     *
     * @return false if exactly this was recorded before
     * @throws DocumentRefusedException if it can't be recorded
     */
    @Transactional
    public boolean record(String customerId, CustomerDocument document, String userId) {
        check(document);
        Customer customer = customers
                .lock(customerId)
                .orElseThrow(() -> new DocumentRefusedException(
                        HttpStatus.NOT_FOUND, "There is no customer " + customerId + " (any more)."));
        Optional<CustomerDocument> before = customers.document(customerId, document.document());
        if (before.isPresent()) {
            if (!before.get().saysTheSameAs(document)) {
                throw new DocumentRefusedException(
                        HttpStatus.CONFLICT,
                        document.document() + " is recorded with " + customerId
                                + " already, with another kind, date or amount.");
            }
            return false;
        }
        if (customer.blocked() || customer.closed()) {
            throw new DocumentRefusedException(
                    HttpStatus.CONFLICT,
                    "Customer " + customerId + " is " + customer.state()
                            + ": nothing may be ordered, delivered or invoiced any more.");
        }
        customers.insert(customerId, document, userId, OffsetDateTime.now(clock));
        return true;
    }

    private void check(CustomerDocument document) {
        String number = document.document();
        if (number.isBlank()
                || number.length() > LONGEST_NUMBER
                || number.chars().anyMatch(Character::isISOControl)) {
            throw unfit(
                    "\"document\" is the number of the order or invoice, at most " + LONGEST_NUMBER + " characters.");
        }
        if (document.date().isAfter(today())) {
            throw unfit("An order or invoice is recorded when it is there: " + document.date() + " is yet to come.");
        }
        BigDecimal amount = document.amount();
        if (amount.signum() < 0
                || amount.scale() > MOST_DECIMALS
                || (long) amount.precision() - amount.scale() > MOST_DIGITS) {
            throw unfit("\"amount\" is an amount of money of zero or more, like 120.00.");
        }
    }

    private static DocumentRefusedException unfit(String why) {
        return new DocumentRefusedException(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }
}
