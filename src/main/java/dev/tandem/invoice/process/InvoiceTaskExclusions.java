package dev.tandem.invoice.process;

import dev.tandem.invoice.Approval;
import dev.tandem.invoice.Approvals;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import dev.tandem.tasks.TaskExclusions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nobody approves what they sent in, or approves twice. */
@Component
class InvoiceTaskExclusions implements TaskExclusions {

    private final Invoices invoices;
    private final Approvals approvals;

    InvoiceTaskExclusions(Invoices invoices, Approvals approvals) {
        this.invoices = invoices;
        this.approvals = approvals;
    }

    @Override
    public String process() {
        return InvoiceApproval.PROCESS;
    }

    @Override
    public Optional<String> whyNot(String caseId, String activityId, String userId) {
        if (!activityId.equals(InvoiceApproval.APPROVE_INVOICE)) {
            return Optional.empty();
        }
        Invoice invoice = invoices.get(caseId);
        if (invoice.receivedBy().equals(userId)) {
            return Optional.of("you sent this invoice in. Leave it to a colleague.");
        }
        return approvals.valid(caseId).stream().map(Approval::approver).anyMatch(userId::equals)
                ? Optional.of("you have approved this invoice already. Leave it to a colleague.")
                : Optional.empty();
    }
}
