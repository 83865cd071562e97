package dev.tandem.integration.accounting.local;

import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.integration.accounting.PaymentMade;
import dev.tandem.integration.accounting.PaymentRefusedException;
import dev.tandem.integration.accounting.PaymentTold;
import dev.tandem.integration.accounting.Posting;
import dev.tandem.integration.accounting.Supplier;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the company still owes, and the payments that settle it. */
@Component
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
class OpenItems {

    private final Postings postings;
    private final Payments payments;
    private final Suppliers suppliers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpenItems(JdbcClient jdbc, ApplicationEventPublisher events, WorkingTimeSettings workingTime) {
        this.postings = new Postings(jdbc);
        this.payments = new Payments(jdbc);
        this.suppliers = new Suppliers(jdbc);
        this.events = events;
        this.clock = Clock.system(workingTime.zone());
    }

    /**
     * A posting that is to be paid.
     *
     * @param supplier name of the supplier
     */
    record OpenItem(Posting posting, String supplier) {}

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<OpenItem> list() {
        return postings.open().stream()
                .map(posting -> new OpenItem(
                        posting,
                        suppliers.byId(posting.supplierId()).map(Supplier::name).orElse(posting.supplierId())))
                .toList();
    }

    /** Where people work. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Records that a posting was paid.
     *
     * @throws PaymentRefusedException if it can't be recorded
     */
    @Transactional
    public void pay(String postingId, LocalDate paidOn, BigDecimal amount, BigDecimal discount, String userId) {
        Posting posting = postings.byId(postingId).orElseThrow(() -> notOpen(postingId));
        check(posting, paidOn, amount, discount);
        Payment payment = new Payment(postingId, paidOn, amount, discount, "local books " + postingId);
        // first, because whoever listens locks the invoice, and a withdrawal locks the invoice before the posting
        events.publishEvent(new PaymentMade(payment));
        postings.lock(postingId);
        if (!postings.isLive(postingId) || payments.of(postingId).isPresent()) {
            throw notOpen(postingId);
        }
        payments.insert(payment, userId, OffsetDateTime.now(clock));
    }

    /** A program told Tandem of a payment: it settles the posting here as well. */
    @EventListener
    @Transactional
    public void on(PaymentTold told) {
        Payment payment = told.payment();
        if (postings.byId(payment.postingId()).isEmpty()) {
            return;
        }
        postings.lock(payment.postingId());
        if (payments.of(payment.postingId()).isEmpty()) {
            payments.insert(payment, told.userId(), OffsetDateTime.now(clock));
        }
    }

    private void check(Posting posting, LocalDate paidOn, BigDecimal amount, BigDecimal discount) {
        if (paidOn.isAfter(today())) {
            throw new PaymentRefusedException("A payment is recorded when it was made: " + paidOn + " is yet to come.");
        }
        if (amount.signum() < 0 || discount.signum() < 0) {
            throw new PaymentRefusedException("Amount and discount can't be below zero.");
        }
        BigDecimal settled = amount.add(discount);
        if (settled.compareTo(posting.payable()) != 0) {
            throw new PaymentRefusedException("Amount and discount make " + settled.toPlainString() + ", but "
                    + posting.payable().toPlainString() + " " + posting.currency()
                    + " are to be paid. Correct one of them.");
        }
    }

    private static PaymentRefusedException notOpen(String postingId) {
        return new PaymentRefusedException(
                postingId + " is not open (any more): it was paid or taken back. The list below is up to date.");
    }
}
