package dev.tandem.invoice.process;

import dev.tandem.core.WorkingTime;
import dev.tandem.invoice.InvoiceData;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

@Component
class PlanApprovalDelegate implements JavaDelegate {

    private final CaseInvoice caseInvoice;
    private final ApprovalTimes times;
    private final WorkingTime workingTime;

    PlanApprovalDelegate(CaseInvoice caseInvoice, ApprovalTimes times, WorkingTime workingTime) {
        this.caseInvoice = caseInvoice;
        this.times = times;
        this.workingTime = workingTime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        InvoiceData invoice = caseInvoice.of(execution).requiredData();
        Duration allowed = Duration.ofMinutes(
                Math.round(60 * InvoiceApproval.APPROVAL_HOURS.get(execution).doubleValue()));
        Duration used = Duration.ofMinutes(
                InvoiceApproval.APPROVAL_MINUTES_USED.find(execution).orElse(0));
        ApprovalTimes.Plan plan =
                times.plan(invoice, allowed, used, ClockUtil.getCurrentTime().toInstant());
        InvoiceApproval.APPROVAL_DUE_AT.set(execution, text(plan.due()));
        InvoiceApproval.APPROVAL_REMINDER_AT.set(execution, text(plan.reminder()));
        InvoiceApproval.APPROVAL_ROUND.set(
                execution, InvoiceApproval.APPROVAL_ROUND.find(execution).orElse(0) + 1);
        ApprovalTimes.Discount discount = plan.discount();
        InvoiceApproval.DISCOUNT_AMOUNT.set(
                execution, discount == null ? null : discount.amount().doubleValue());
        InvoiceApproval.DISCOUNT_UNTIL.set(
                execution, discount == null ? null : discount.lastDay().toString());
    }

    private String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(workingTime.zone()));
    }
}
