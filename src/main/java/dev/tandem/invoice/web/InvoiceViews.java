package dev.tandem.invoice.web;

import dev.tandem.identity.UserNames;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.invoice.Correction;
import dev.tandem.invoice.DuplicateCheck;
import dev.tandem.invoice.Finding;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceCases;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceQuery;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.Suspect;
import dev.tandem.invoice.coding.Coding;
import dev.tandem.invoice.coding.Codings;
import dev.tandem.invoice.credit.CreditNotes;
import dev.tandem.invoice.match.OrderMatches;
import dev.tandem.invoice.match.RecordedMatch;
import dev.tandem.tasks.DecisionTrail;
import dev.tandem.tasks.NextStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Invoice invoice = get(id);
        return view(invoice, foundOut(invoice), cases.next(id));
    }

    /** Of a case that has just begun, about which nothing can be known yet: most of the questions to the database are spared. */
    InvoiceView begun(String id, List<NextStep> next) {
        return view(get(id), FoundOut.NOTHING, next);
    }

    private Invoice get(String id) {
        return invoices.find(id).orElseThrow(() -> new InvoiceNotFoundException("invoice " + id));
    }

    /** What a case adds to the document. */
    private record FoundOut(
            List<Finding> findings,
            List<Suspect> suspects,
            @Nullable Supplier supplier,
            List<Correction> versions,
            @Nullable RecordedMatch match,
            List<Coding> codings,
            InvoiceView.@Nullable Corrected corrects,
            InvoiceView.@Nullable Converted converted,
            List<InvoiceView.Approved> approvals,
            InvoiceView.@Nullable Paid payment,
            InvoiceView.@Nullable Withdrawn withdrawal,
            List<String> reversals) {

        static final FoundOut NOTHING = new FoundOut(
                List.of(), List.of(), null, List.of(), null, List.of(), null, null, List.of(), null, null, List.of());
    }

    private FoundOut foundOut(Invoice invoice) {
        String id = invoice.id();
        return new FoundOut(
                invoices.findings(id),
                duplicates.suspects(invoice),
                supplier(invoice),
                invoices.versions(id),
                matches.find(id).orElse(null),
                codings.of(id),
                credits.creditedBy(id)
                        .flatMap(invoices::find)
                        .map(InvoiceViews::corrected)
                        .orElse(null),
                caseViews.converted(invoice),
                caseViews.approvals(id),
                caseViews.payment(id),
                caseViews.withdrawal(id),
                caseViews.reversals(id));
    }

    private InvoiceView view(Invoice invoice, FoundOut found, List<NextStep> next) {
        // whoever sends an invoice in takes the first step, too
        Map<String, String> known = new HashMap<>();
        return new InvoiceView(
                invoice.id(),
                invoice.state(),
                invoice.data(),
                document(invoice),
                found.findings(),
                found.suspects(),
                found.supplier(),
                found.versions(),
                invoice.unreadableReason(),
                invoice.keyedIn(),
                invoice.postingId(),
                found.match(),
                found.codings(),
                found.corrects(),
                NextStep.taskNames(next),
                way(invoice, known),
                invoice.receivedAt(),
                invoice.receivedBy(),
                known.computeIfAbsent(invoice.receivedBy(), names::of),
                invoice.channel(),
                caseViews.limitCurrency(),
                found.converted(),
                CaseViews.discounts(invoice.data()),
                found.approvals(),
                found.payment(),
                found.withdrawal(),
                found.reversals(),
                caseViews.next(next));
    }

    private List<InvoiceView.Step> way(Invoice invoice, Map<String, String> known) {
        return trail.of(invoice.id()).stream()
                .map(step -> new InvoiceView.Step(
                        step.at(),
                        step.who(),
                        step.who() == null ? null : known.computeIfAbsent(step.who(), names::of),
                        step.task(),
                        step.decision(),
                        step.reason()))
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
