package dev.tandem.invoice.process;

import dev.tandem.core.TandemSettings;
import dev.tandem.core.WorkingTime;
import dev.tandem.identity.UserNames;
import dev.tandem.integration.mail.CaseMail.Recipient;
import dev.tandem.integration.mail.LateTexts;
import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoicePayment;
import dev.tandem.invoice.Payments;
import dev.tandem.invoice.Withdrawal;
import dev.tandem.invoice.WithdrawalRegister;
import dev.tandem.links.TaskLinks;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What mails of an invoice's case may say. All are texts for people, empty where the case has none:
 *
 * <ul>
 *   <li>{@code caseId}, {@code caseLink}, {@code companyName}, {@code documentName}
 *   <li>{@code invoiceNumber}, {@code supplierName}, {@code amount}, {@code issueDate}, {@code dueDate}: of the invoice
 *   <li>{@code reason}, {@code decidedBy}: of the last approval, rejection or duplicate
 *   <li>{@code question}, {@code askedBy}: of the last question
 *   <li>{@code answerLink}: where the requester answers it, only in {@code question-requester}
 *   <li>{@code approvalDue}, {@code taskLink}: of the approval that is open
 *   <li>{@code discount}: what is at stake, as "20.00 EUR until 24 Nov 2026"
 *   <li>{@code postingId}
 *   <li>{@code paidOn}, {@code paidAmount}, {@code paidDiscount}, {@code paymentReference}: of the payment
 *   <li>{@code withdrawalReason}, {@code withdrawnBy}; {@code settlement}, {@code settledBy}: how it was settled after a payment
 * </ul>
 */
@Component
class InvoiceMailValues {

    static final String QUESTION = "question-requester";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final Set<String> DECIDING = Set.of("approve", "reject", "duplicate");

    private final ApprovalPeople people;
    private final ApprovalTimes times;
    private final DecisionTrail trail;
    private final Payments payments;
    private final WithdrawalRegister withdrawals;
    private final TaskLinks links;
    private final UserNames users;
    private final WorkingTime workingTime;
    private final TandemSettings settings;

    InvoiceMailValues(
            ApprovalPeople people,
            ApprovalTimes times,
            DecisionTrail trail,
            Payments payments,
            WithdrawalRegister withdrawals,
            TaskLinks links,
            UserNames users,
            WorkingTime workingTime,
            TandemSettings settings) {
        this.people = people;
        this.times = times;
        this.trail = trail;
        this.payments = payments;
        this.withdrawals = withdrawals;
        this.links = links;
        this.users = users;
        this.workingTime = workingTime;
        this.settings = settings;
    }

    Map<String, String> of(Invoice invoice, String template, Recipient to) {
        String caseId = invoice.id();
        Optional<InvoiceData> data = Optional.ofNullable(invoice.data());
        LateTexts values = new LateTexts();
        values.put("caseId", caseId);
        values.put("caseLink", settings.link("/invoices/" + caseId));
        values.put("companyName", settings.companyName());
        values.put("documentName", invoice.document().name());
        values.put("invoiceNumber", data.map(InvoiceData::number).orElse(""));
        values.put("supplierName", data.map(InvoiceData::sellerName).orElse(""));
        values.put("amount", data.map(InvoiceMailValues::amount).orElse(""));
        values.put(
                "issueDate",
                data.map(InvoiceData::issueDate).map(InvoiceMailValues::date).orElse(""));
        values.put(
                "dueDate",
                data.map(InvoiceData::dueDate).map(InvoiceMailValues::date).orElse(""));
        values.put("postingId", Objects.requireNonNullElse(invoice.postingId(), ""));
        values.put(
                "discount",
                data.flatMap(times::atStake)
                        .map(discount -> discount(discount, data.get()))
                        .orElse(""));
        values.put(
                "answerLink", template.equals(QUESTION) && to.userId() != null ? answerLink(caseId, to.userId()) : "");
        addDecisions(values, caseId);
        addApproval(values, invoice);
        addPayment(values, caseId);
        addWithdrawal(values, caseId);
        return values;
    }

    private void addDecisions(LateTexts values, String caseId) {
        Supplier<List<Decision>> way = SingletonSupplier.of(() -> trail.of(caseId));
        addDecision(values, way, DECIDING, "reason", "decidedBy");
        addDecision(values, way, Set.of("askBack"), "question", "askedBy");
        addDecision(values, way, Set.of("settled"), "settlement", "settledBy");
    }

    private void addDecision(
            LateTexts values, Supplier<List<Decision>> way, Set<String> decisions, String reason, String by) {
        values.add(
                reason, () -> last(way.get(), decisions).map(Decision::reason).orElse(""));
        values.add(
                by,
                () -> last(way.get(), decisions)
                        .map(Decision::who)
                        .map(users::of)
                        .orElse(""));
    }

    private void addApproval(LateTexts values, Invoice invoice) {
        Supplier<Optional<Task>> approval = SingletonSupplier.of(() -> people.open(invoice));
        values.add(
                "approvalDue",
                () -> approval.get()
                        .map(Task::getDueDate)
                        .map(Date::toInstant)
                        .map(this::moment)
                        .orElse(""));
        values.add(
                "taskLink",
                () -> approval.get()
                        .map(task -> settings.link("/camunda/app/tasklist/default/#/?task=" + task.getId()))
                        .orElse(""));
    }

    private void addPayment(LateTexts values, String caseId) {
        Supplier<Optional<InvoicePayment>> payment = SingletonSupplier.of(() -> payments.of(caseId));
        values.add(
                "paidOn",
                () -> payment.get()
                        .map(InvoicePayment::paidOn)
                        .map(InvoiceMailValues::date)
                        .orElse(""));
        values.add(
                "paidAmount",
                () -> payment.get()
                        .map(paid -> Amounts.text(paid.amount(), paid.currency()))
                        .orElse(""));
        values.add(
                "paidDiscount",
                () -> payment.get()
                        .filter(paid -> paid.discount().signum() != 0)
                        .map(paid -> Amounts.text(paid.discount(), paid.currency()))
                        .orElse(""));
        values.add(
                "paymentReference",
                () -> payment.get().map(InvoicePayment::reference).orElse(""));
    }

    private void addWithdrawal(LateTexts values, String caseId) {
        Supplier<Optional<Withdrawal>> withdrawal = SingletonSupplier.of(() -> withdrawals.of(caseId));
        values.add(
                "withdrawalReason",
                () -> withdrawal.get().map(Withdrawal::reason).orElse(""));
        values.add(
                "withdrawnBy",
                () -> withdrawal.get().map(Withdrawal::by).map(users::of).orElse(""));
    }

    private String answerLink(String caseId, String userId) {
        return links.issue(InvoiceApproval.PROCESS, caseId, InvoiceApproval.ANSWER_QUESTION, userId);
    }

    private static Optional<Decision> last(List<Decision> way, Set<String> decisions) {
        return way.stream()
                .filter(step -> step.who() != null && step.decision() != null && decisions.contains(step.decision()))
                .reduce((earlier, later) -> later);
    }

    private static String discount(ApprovalTimes.Discount discount, InvoiceData invoice) {
        return Amounts.text(discount.amount(), invoice.currency()) + " until " + date(discount.lastDay());
    }

    private String moment(Instant instant) {
        return MOMENT.format(instant.atZone(workingTime.zone()));
    }

    private static @Nullable String amount(InvoiceData data) {
        return data.payable() == null ? null : Amounts.text(data.payable(), data.currency());
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }
}
