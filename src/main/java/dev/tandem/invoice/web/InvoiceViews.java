package dev.tandem.invoice.web;

import dev.tandem.identity.UserNames;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.invoice.DuplicateCheck;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceCases;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceQuery;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.coding.Codings;
import dev.tandem.invoice.credit.CreditNotes;
import dev.tandem.invoice.match.OrderMatches;
import dev.tandem.tasks.DecisionTrail;
import dev.tandem.tasks.NextStep;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of an invoice. */
@Component
class InvoiceViews {

    private final Invoices invoices;
    private final DuplicateCheck duplicates;
    private final Accounting accounting;
    private final OrderMatches matches;
    private final Codings codings;
    private final CreditNotes credits;
    private final DecisionTrail trail;
    private final InvoiceCases cases;
    private final UserNames names;
    private final CaseViews caseViews;

    InvoiceViews(
            Invoices invoices,
            DuplicateCheck duplicates,
            Accounting accounting,
            OrderMatches matches,
            Codings codings,
            CreditNotes credits,
            DecisionTrail trail,
            InvoiceCases cases,
            UserNames names,
            CaseViews caseViews) {
        this.invoices = invoices;
        this.duplicates = duplicates;
        this.accounting = accounting;
        this.matches = matches;
        this.codings = codings;
        this.credits = credits;
        this.trail = trail;
        this.cases = cases;
        this.names = names;
        this.caseViews = caseViews;
    }

    /** @throws InvoiceNotFoundException if there is none with this id */
    InvoiceView of(String id) {
        Invoice invoice = invoices.find(id).orElseThrow(() -> new InvoiceNotFoundException("invoice " + id));
        return isJustReceived(invoice) ? justReceived(invoice) : whole(invoice);
    }

    private static boolean isJustReceived(Invoice invoice) {
        return invoice.state() == InvoiceState.RECEIVED && invoice.data() == null && invoice.unreadableReason() == null;
    }

    /** Nothing has been found out or decided: this spares everybody who sends an invoice in two dozen questions to the database. */
    private InvoiceView justReceived(Invoice invoice) {
        List<NextStep> next = cases.next(invoice.id());
        return new InvoiceView(
                invoice.id(),
                invoice.state(),
                null,
                document(invoice),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                invoice.keyedIn(),
                null,
                null,
                List.of(),
                null,
                NextStep.taskNames(next),
                way(invoice),
                invoice.receivedAt(),
                invoice.receivedBy(),
                names.of(invoice.receivedBy()),
                invoice.channel(),
                caseViews.limitCurrency(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                caseViews.next(next));
    }

    private InvoiceView whole(Invoice invoice) {
        String id = invoice.id();
        List<NextStep> next = cases.next(id);
        return new InvoiceView(
                invoice.id(),
                invoice.state(),
                invoice.data(),
                document(invoice),
                invoices.findings(id),
                duplicates.suspects(invoice),
                supplier(invoice),
                invoices.versions(id),
                invoice.unreadableReason(),
                invoice.keyedIn(),
                invoice.postingId(),
                matches.find(id).orElse(null),
                codings.of(id),
                credits.creditedBy(id)
                        .flatMap(invoices::find)
                        .map(InvoiceViews::corrected)
                        .orElse(null),
                NextStep.taskNames(next),
                way(invoice),
                invoice.receivedAt(),
                invoice.receivedBy(),
                names.of(invoice.receivedBy()),
                invoice.channel(),
                caseViews.limitCurrency(),
                caseViews.converted(invoice),
                CaseViews.discounts(invoice.data()),
                caseViews.approvals(id),
                caseViews.payment(id),
                caseViews.withdrawal(id),
                caseViews.reversals(id),
                caseViews.next(next));
    }

    private List<InvoiceView.Step> way(Invoice invoice) {
        return trail.of(invoice.id()).stream()
                .map(step -> new InvoiceView.Step(
                        step.at(), step.who(), name(step.who()), step.task(), step.decision(), step.reason()))
                .toList();
    }

    InvoicePage page(InvoiceQuery query) {
        List<InvoicePage.Item> items =
                invoices.list(query).stream().map(InvoiceViews::item).toList();
        return new InvoicePage(items, query.page(), query.size(), invoices.count(query));
    }

    private InvoiceView.Document document(Invoice invoice) {
        String link = "/api/invoices/" + invoice.id() + "/document";
        return new InvoiceView.Document(
                invoice.document().name(),
                invoice.document().mediaType(),
                invoice.document().size(),
                invoice.document().sha256(),
                link,
                IntStream.rangeClosed(1, invoice.document().pages())
                        .mapToObj(page -> link + "/pages/" + page)
                        .toList(),
                invoice.data() == null ? null : link + "/html");
    }

    private static InvoiceView.Corrected corrected(Invoice invoice) {
        return new InvoiceView.Corrected(invoice.id(), invoice.requiredData().number());
    }

    private @Nullable String name(@Nullable String userId) {
        return userId == null ? null : names.of(userId);
    }

    private @Nullable Supplier supplier(Invoice invoice) {
        String supplierId = invoice.supplierId();
        return supplierId == null ? null : accounting.supplier(supplierId).orElse(null);
    }

    private static InvoicePage.Item item(Invoice invoice) {
        InvoiceData data = invoice.data();
        return new InvoicePage.Item(
                invoice.id(),
                invoice.state(),
                data == null ? null : data.kind(),
                data == null ? null : data.number(),
                data == null ? null : data.sellerName(),
                data == null ? null : data.issueDate(),
                data == null ? null : data.dueDate(),
                data == null ? null : data.currency(),
                data == null ? null : data.payable(),
                invoice.document().name(),
                invoice.receivedAt());
    }
}
