package dev.tandem.invoice.process;

import dev.tandem.identity.UserNames;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.integration.mail.CaseMail;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Invoices;
import dev.tandem.tasks.DecisionTrail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom mails of an invoice's case go to; {@link InvoiceMailValues} says what they may say. */
@Component
class InvoiceMail implements CaseMail {

    private final Invoices invoices;
    private final Accounting accounting;
    private final ApprovalPeople people;
    private final InvoiceMailValues values;
    private final DecisionTrail trail;
    private final UserNames users;

    InvoiceMail(
            Invoices invoices,
            Accounting accounting,
            ApprovalPeople people,
            InvoiceMailValues values,
            DecisionTrail trail,
            UserNames users) {
        this.invoices = invoices;
        this.accounting = accounting;
        this.people = people;
        this.values = values;
        this.trail = trail;
        this.users = users;
    }

    @Override
    public String process() {
        return InvoiceApproval.PROCESS;
    }

    @Override
    public Optional<List<Recipient>> recipients(String caseId, String role) {
        Invoice invoice = invoices.get(caseId);
        return switch (role) {
            case "supplier" -> Optional.of(supplier(invoice));
            case "requester" -> Optional.of(users(List.of(invoice.receivedBy())));
            case "approvers" -> people.approvers(invoice).map(this::users);
            case "escalation" -> people.escalation(invoice).map(this::users);
            default ->
                throw new IllegalStateException("The model names the recipient \"" + role
                        + "\"; an invoice has a supplier, a requester, approvers and an escalation");
        };
    }

    private List<Recipient> users(List<String> userIds) {
        return userIds.stream()
                .flatMap(userId -> users.mailOf(userId).map(mail -> new Recipient(mail, userId)).stream())
                .toList();
    }

    /** Master data goes before what the document says of itself. */
    private List<Recipient> supplier(Invoice invoice) {
        return Optional.ofNullable(invoice.supplierId())
                .flatMap(accounting::supplier)
                .map(Supplier::mail)
                .or(() -> Optional.ofNullable(invoice.data()).map(InvoiceData::sellerMail))
                .map(mail -> List.of(new Recipient(mail, null)))
                .orElse(List.of());
    }

    @Override
    public Map<String, String> values(String caseId, String template, Recipient to) {
        return values.of(invoices.get(caseId), template, to);
    }

    @Override
    public void noAddress(String caseId, String role, String template) {
        trail.note(
                caseId,
                "mail_" + template,
                "Mail to the " + role,
                "notSent",
                "No usable mail address of the " + role + " is known. Tell them by other ways.");
    }
}
