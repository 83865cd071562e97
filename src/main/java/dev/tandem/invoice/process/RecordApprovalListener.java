package dev.tandem.invoice.process;

import dev.tandem.core.WorkingTime;
import dev.tandem.invoice.Approvals;
import dev.tandem.invoice.Invoice;
import java.time.Duration;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Keeps who approved exactly what, and how much of the time for it was used before a question. */
@Component
class RecordApprovalListener implements TaskListener {

    private final CaseInvoice caseInvoice;
    private final Approvals approvals;
    private final IdentityService identity;
    private final WorkingTime workingTime;

    RecordApprovalListener(
            CaseInvoice caseInvoice, Approvals approvals, IdentityService identity, WorkingTime workingTime) {
        this.caseInvoice = caseInvoice;
        this.approvals = approvals;
        this.identity = identity;
        this.workingTime = workingTime;
    }

    @Override
    public void notify(DelegateTask task) {
        InvoiceApproval.QUESTION_OPEN.set(task.getExecution(), "askBack".equals(InvoiceApproval.DECISION.get(task)));
        Invoice invoice = caseInvoice.of(task.getExecution());
        String decision = InvoiceApproval.DECISION.get(task);
        if (decision.equals("approve")) {
            var person = identity.getCurrentAuthentication();
            try {
                approvals.record(invoice.id(), person.getUserId(), Set.copyOf(person.getGroupIds()), task.getId());
            } catch (DuplicateKeyException e) {
                throw new OptimisticLockingException("Somebody else has just completed \"" + task.getName() + "\"");
            }
            InvoiceApproval.APPROVAL_MINUTES_USED.set(task.getExecution(), 0);
        } else if (decision.equals("askBack")) {
            Duration used = workingTime.between(
                    task.getCreateTime().toInstant(), ClockUtil.getCurrentTime().toInstant());
            int before = InvoiceApproval.APPROVAL_MINUTES_USED.find(task).orElse(0);
            InvoiceApproval.APPROVAL_MINUTES_USED.set(task.getExecution(), before + (int) used.toMinutes());
        }
    }
}
