package dev.tandem.invoice.process;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.invoice.Conversions;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.match.OrderMatches;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the table "Who approves an invoice, and by when" is asked about, taken from Tandem's own tables: a model, or somebody who
 * may change variables, can't make an invoice look smaller.
 */
@Component
class ApprovalFacts {

    private final Invoices invoices;
    private final Accounting accounting;
    private final Conversions conversions;
    private final OrderMatches matches;
    private final DecisionTrail trail;

    ApprovalFacts(
            Invoices invoices,
            Accounting accounting,
            Conversions conversions,
            OrderMatches matches,
            DecisionTrail trail) {
        this.invoices = invoices;
        this.accounting = accounting;
        this.conversions = conversions;
        this.matches = matches;
        this.trail = trail;
    }

    /** The inputs of the table by name, without the number of approvals. */
    Map<String, @Nullable Object> of(Invoice invoice) {
        InvoiceData data = invoice.requiredData();
        List<Decision> way = trail.of(invoice.id());
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put(
                InvoiceApproval.AMOUNT.name(),
                conversions.amountAtStake(invoice).map(BigDecimal::doubleValue).orElse(null));
        facts.put(InvoiceApproval.CURRENCY.name(), data.currency());
        facts.put(InvoiceApproval.CATEGORY.name(), category(invoice));
        facts.put(InvoiceApproval.SUPPLIER_ID.name(), invoice.supplierId());
        facts.put(
                InvoiceApproval.FINDING_COUNT.name(),
                invoices.findings(invoice.id()).size());
        facts.put(InvoiceApproval.KIND.name(), data.kind() == InvoiceKind.CREDIT_NOTE ? "creditnote" : "invoice");
        facts.put(InvoiceApproval.KEYED_IN.name(), invoice.keyedIn());
        facts.put(InvoiceApproval.IBAN_CONFIRMED.name(), has(way, InvoiceApproval.CONFIRM_IBAN, "confirm"));
        facts.put(
                InvoiceApproval.SUPPLIER_NEW.name(),
                has(way, InvoiceApproval.ASSIGN_SUPPLIER, "link")
                        || has(way, InvoiceApproval.CONFIRM_SUPPLIER, "confirm"));
        facts.put(
                InvoiceApproval.MATCH.name(),
                matches.find(invoice.id()).map(match -> match.outcome().text()).orElse("none"));
        return facts;
    }

    private @Nullable String category(Invoice invoice) {
        return Optional.ofNullable(invoice.supplierId())
                .flatMap(accounting::supplier)
                .map(Supplier::category)
                .orElse(null);
    }

    private static boolean has(List<Decision> way, String activityId, String decision) {
        return way.stream().anyMatch(step -> step.activityId().equals(activityId) && decision.equals(step.decision()));
    }
}
