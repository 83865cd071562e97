package dev.tandem.invoice.process;

import dev.tandem.core.DecisionTables;
import dev.tandem.invoice.Approval;
import dev.tandem.invoice.Approvals;
import dev.tandem.invoice.Invoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the approvals that were given against the table "Who approves an invoice, and by when": the first one has to come from
 * the group that the table names for an invoice without any, the second from the group that it names then, and so on. The group
 * that an overdue approval is handed to may give it as well.
 */
@Component
class ApprovalCheck implements PostingCondition {

    private final DecisionTables tables;
    private final ApprovalFacts facts;
    private final Approvals approvals;

    ApprovalCheck(DecisionTables tables, ApprovalFacts facts, Approvals approvals) {
        this.tables = tables;
        this.facts = facts;
        this.approvals = approvals;
    }

    /** How many of the approvals that the table asks for were given, by different people of the right groups. */
    int given(Invoice invoice) {
        List<Approval> valid = approvals.valid(invoice.id());
        return valid.isEmpty() ? 0 : steps(invoice, valid).given();
    }

    /** Empty if every approval that the table asks for was given. */
    @Override
    public Optional<String> missing(Invoice invoice) {
        Steps steps = steps(invoice, approvals.valid(invoice.id()));
        return steps.missingGroup() == null
                ? Optional.empty()
                : Optional.of("An approval of the group \"" + steps.missingGroup() + "\" is missing: "
                        + (steps.given() == 0 ? "none" : "only " + steps.given())
                        + " of those that the table asks for counts for the invoice as it is now. Approvals are given by"
                        + " different people, who neither sent the invoice in nor wrote its data.");
    }

    private Steps steps(Invoice invoice, List<Approval> valid) {
        Map<String, @Nullable Object> inputs = new HashMap<>(facts.of(invoice));
        List<Approval> left = new ArrayList<>(valid);
        int given = 0;
        while (true) {
            inputs.put(InvoiceApproval.APPROVALS_GIVEN.name(), given);
            Map<String, Object> answer = ask(inputs);
            if (Boolean.FALSE.equals(answer.get("approvalNeeded"))) {
                return new Steps(given, null);
            }
            String group = String.valueOf(answer.get(InvoiceApproval.APPROVER_GROUP.name()));
            String escalation = String.valueOf(answer.get(InvoiceApproval.ESCALATION_GROUP.name()));
            Optional<Approval> fitting = left.stream()
                    .filter(approval -> approval.groups().contains(group)
                            || approval.groups().contains(escalation))
                    .findFirst();
            if (fitting.isEmpty()) {
                return new Steps(given, group);
            }
            left.remove(fitting.get());
            given++;
        }
    }

    private Map<String, Object> ask(Map<String, @Nullable Object> inputs) {
        List<Map<String, Object>> rows = tables.ask(InvoiceApproval.RULES, inputs);
        if (rows.size() != 1) {
            throw new IllegalStateException("The decision table \"" + InvoiceApproval.RULES + "\" gave " + rows.size()
                    + " answers instead of one");
        }
        return rows.get(0);
    }

    /** @param missingGroup whose approval is missing; null if none is */
    private record Steps(int given, @Nullable String missingGroup) {}
}
