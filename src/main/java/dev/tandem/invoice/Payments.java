package dev.tandem.invoice;

import dev.tandem.core.Decimals;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.integration.accounting.PaymentMade;
import dev.tandem.integration.accounting.PaymentRefusedException;
import dev.tandem.integration.accounting.PaymentTold;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payments of posted invoices, whoever tells of them: accounting when asked, a program, or a person. */
@Component
public class Payments {

    private static final String ASK_PAYMENT = "serviceTask_askPayment";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Invoices invoices;
    private final WithdrawalRegister withdrawals;
    private final Accounting accounting;
    private final InvoiceCases cases;
    private final DecisionTrail trail;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    Payments(
            Invoices invoices,
            WithdrawalRegister withdrawals,
            Accounting accounting,
            InvoiceCases cases,
            DecisionTrail trail,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.withdrawals = withdrawals;
        this.accounting = accounting;
        this.cases = cases;
        this.trail = trail;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Whether anything is to be paid for the invoice; for a credit note we get money back, which is not waited for. */
    public static boolean isExpected(Invoice invoice) {
        BigDecimal payable = invoice.requiredData().payable();
        return invoice.requiredData().kind() != InvoiceKind.CREDIT_NOTE && payable != null && payable.signum() > 0;
    }

    /** The payment that was recorded for this invoice. */
    public Optional<InvoicePayment> of(String invoiceId) {
        return jdbc.sql("select * from invoice_payment where invoice_id = :id")
                .param("id", invoiceId)
                .query((row, n) -> new InvoicePayment(
                        row.getString("posting_id"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("currency"),
                        Decimals.money(row.getBigDecimal("amount")),
                        Decimals.money(row.getBigDecimal("discount")),
                        row.getString("reference"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("recorded_by")))
                .optional();
    }

    /** Id of the invoice that stands in the books under this document number. */
    public Optional<String> invoiceOfPosting(String postingId) {
        return invoices.byPosting(postingId);
    }

    /**
     * Looks whether the invoice was paid, and asks accounting if nobody told of it; what accounting knows is recorded.
     *
     * @param invoice held by the caller's transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<InvoicePayment> ask(Invoice invoice) {
        Optional<InvoicePayment> known = of(invoice.id());
        if (known.isPresent() || invoice.postingId() == null || invoice.state() != InvoiceState.POSTED) {
            return known;
        }
        Optional<Payment> paid = accounting.payment(invoice.postingId());
        paid.ifPresent(payment -> store(invoice, payment, null));
        return paid.flatMap(payment -> of(invoice.id()));
    }

    /**
     * Records a payment that somebody tells of, once per reference. Its amount and discount must make what the invoice says is
     * payable.
     *
     * @param userId who tells of it; null if accounting does
     */
    @Transactional
    public PaymentResult record(String invoiceId, Payment payment, @Nullable String userId) {
        Invoice invoice = invoices.lock(invoiceId);
        Optional<InvoicePayment> known = of(invoiceId);
        if (known.isPresent()) {
            return repeated(invoice, payment, known.get());
        }
        Optional<PaymentResult.Refused> refused = unfit(invoice).or(() -> wrong(invoice, payment));
        if (refused.isPresent()) {
            return refused.get();
        }
        store(invoice, payment, userId);
        if (userId != null) {
            events.publishEvent(new PaymentTold(
                    new Payment(
                            Objects.requireNonNull(invoice.postingId()),
                            payment.paidOn(),
                            payment.amount(),
                            payment.discount(),
                            payment.reference()),
                    userId));
        }
        cases.tellPaid(invoiceId);
        return new PaymentResult.Recorded(of(invoiceId).orElseThrow());
    }

    /** Somebody paid in the books that Tandem keeps itself. What does not fit the invoice is not paid there either. */
    @EventListener
    void on(PaymentMade made) {
        Payment payment = made.payment();
        invoices.byPosting(payment.postingId()).ifPresent(invoiceId -> {
            if (record(invoiceId, payment, null) instanceof PaymentResult.Refused refused) {
                throw new PaymentRefusedException(refused.reason());
            }
        });
    }

    private static PaymentResult repeated(Invoice invoice, Payment payment, InvoicePayment known) {
        boolean same = known.reference().equals(payment.reference())
                && known.paidOn().equals(payment.paidOn())
                && known.amount().compareTo(payment.amount()) == 0
                && known.discount().compareTo(payment.discount()) == 0;
        return same
                ? new PaymentResult.Recorded(known)
                : conflict(invoice.id() + " was paid on " + DAY.format(known.paidOn()) + " already: "
                        + Amounts.text(known.amount(), known.currency()) + ", reference " + known.reference()
                        + ". Nothing was changed.");
    }

    private Optional<PaymentResult.Refused> unfit(Invoice invoice) {
        if (invoice.state() != InvoiceState.POSTED) {
            return Optional.of(conflict(invoice.id()
                    + " is not in the books (state: " + invoice.state().text()
                    + "), so it can't be paid. Check the number."));
        }
        if (withdrawals.of(invoice.id()).isPresent()) {
            return Optional.of(conflict(invoice.id()
                    + " is being withdrawn, and its posting reversed. If it was paid all the same, claim the money back"
                    + " from the supplier."));
        }
        return isExpected(invoice)
                ? Optional.empty()
                : Optional.of(conflict("Nothing is to be paid for " + invoice.id()
                        + ": it is a credit note, or was paid" + " before it came."));
    }

    private static Optional<PaymentResult.Refused> wrong(Invoice invoice, Payment payment) {
        // a day begins first in the east
        if (payment.paidOn().isAfter(LocalDate.now(ZoneOffset.ofHours(14)))) {
            return Optional.of(
                    mistake("The day of the payment, " + DAY.format(payment.paidOn()) + ", has not come yet."));
        }
        if (payment.amount().signum() <= 0 || payment.discount().signum() < 0) {
            return Optional.of(mistake("The amount must be above zero, and the discount not below it."));
        }
        InvoiceData data = invoice.requiredData();
        BigDecimal payable = Objects.requireNonNull(data.payable());
        BigDecimal sum = payment.amount().add(payment.discount());
        return sum.compareTo(payable) == 0
                ? Optional.empty()
                : Optional.of(mistake("Amount and discount make " + Amounts.text(sum, data.currency()) + ", but "
                        + invoice.id() + " is about " + Amounts.text(payable, data.currency())
                        + ". A payment in parts is told of when the last part is paid, with the sum of all."));
    }

    private void store(Invoice invoice, Payment payment, @Nullable String userId) {
        String currency = Objects.requireNonNullElse(invoice.requiredData().currency(), "");
        jdbc.sql("""
                        insert into invoice_payment (invoice_id, posting_id, reference, paid_on, currency, amount, discount,
                            recorded_at, recorded_by)
                        values (:id, :posting, :reference, :paidOn, :currency, :amount, :discount, :at, :by)""")
                .param("id", invoice.id())
                .param("posting", invoice.postingId())
                .param("reference", payment.reference())
                .param("paidOn", payment.paidOn())
                .param("currency", currency)
                .param("amount", payment.amount())
                .param("discount", payment.discount())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", userId)
                .update();
        invoices.recordPaid(invoice.id());
        trail.add(new Decision(
                invoice.id(),
                ASK_PAYMENT,
                "Await payment",
                userId,
                "paid",
                inWords(payment, currency),
                clock.instant()));
    }

    private static String inWords(Payment payment, String currency) {
        String discount =
                payment.discount().signum() == 0 ? "" : ", cash discount " + Amounts.text(payment.discount(), currency);
        return Amounts.text(payment.amount(), currency) + " on " + DAY.format(payment.paidOn()) + discount
                + ", reference " + payment.reference();
    }

    private static PaymentResult.Refused conflict(String reason) {
        return new PaymentResult.Refused(true, reason);
    }

    private static PaymentResult.Refused mistake(String reason) {
        return new PaymentResult.Refused(false, reason);
    }
}
