package dev.tandem.invoice.process;

import dev.tandem.core.TandemSettings;
import dev.tandem.identity.UserNames;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.integration.mail.CaseMail;
import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Invoices;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom mails of an invoice's case go to, and what they may say. */
@Component
class InvoiceMail implements CaseMail {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final Set<String> DECIDING = Set.of("approve", "reject", "duplicate");

    private final Invoices invoices;
    private final Accounting accounting;
    private final DecisionTrail trail;
    private final UserNames users;
    private final TandemSettings settings;

    InvoiceMail(
            Invoices invoices, Accounting accounting, DecisionTrail trail, UserNames users, TandemSettings settings) {
        this.invoices = invoices;
        this.accounting = accounting;
        this.trail = trail;
        this.users = users;
        this.settings = settings;
    }

    @Override
    public String process() {
        return InvoiceApproval.PROCESS;
    }

    @Override
    public Optional<String> address(String caseId, String recipient) {
        Invoice invoice = invoices.get(caseId);
        return switch (recipient) {
            case "supplier" -> supplierAddress(invoice);
            case "requester" -> users.mailOf(invoice.receivedBy());
            default ->
                throw new IllegalStateException("The model names the recipient \"" + recipient
                        + "\"; an invoice has a supplier and a requester");
        };
    }

    /** Master data goes before what the document says of itself. */
    private Optional<String> supplierAddress(Invoice invoice) {
        return Optional.ofNullable(invoice.supplierId())
                .flatMap(accounting::supplier)
                .map(Supplier::mail)
                .or(() -> Optional.ofNullable(invoice.data()).map(InvoiceData::sellerMail));
    }

    @Override
    public Map<String, String> values(String caseId) {
        Invoice invoice = invoices.get(caseId);
        Optional<InvoiceData> data = Optional.ofNullable(invoice.data());
        Optional<Decision> decision = lastDecision(trail.of(caseId));
        Map<String, String> values = new HashMap<>();
        values.put("caseId", caseId);
        values.put("caseLink", settings.link("/invoices/" + caseId));
        values.put("companyName", settings.companyName());
        values.put("documentName", invoice.document().name());
        values.put("invoiceNumber", data.map(InvoiceData::number).orElse(""));
        values.put("supplierName", data.map(InvoiceData::sellerName).orElse(""));
        values.put("amount", data.map(InvoiceMail::amount).orElse(""));
        values.put(
                "issueDate",
                data.map(InvoiceData::issueDate).map(InvoiceMail::date).orElse(""));
        values.put(
                "dueDate", data.map(InvoiceData::dueDate).map(InvoiceMail::date).orElse(""));
        values.put("postingId", Objects.requireNonNullElse(invoice.postingId(), ""));
        values.put("reason", decision.map(Decision::reason).orElse(""));
        values.put("decidedBy", decision.map(Decision::who).map(users::of).orElse(""));
        return values;
    }

    @Override
    public void noAddress(String caseId, String recipient, String template) {
        trail.note(
                caseId,
                "mail_" + template,
                "Mail to the " + recipient,
                "notSent",
                "No usable mail address of the " + recipient + " is known. Tell them by other ways.");
    }

    private static Optional<Decision> lastDecision(List<Decision> way) {
        return way.stream()
                .filter(step -> step.who() != null && step.decision() != null && DECIDING.contains(step.decision()))
                .reduce((earlier, later) -> later);
    }

    private static @Nullable String amount(InvoiceData data) {
        return data.payable() == null ? null : Amounts.text(data.payable(), data.currency());
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }
}
