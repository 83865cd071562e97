package dev.tandem.lead.process;

import dev.tandem.core.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

@Component
class PlanContactDelegate implements JavaDelegate {

    private static final int REMIND_IN_LAST_PART = 4;

    private final WorkingTime workingTime;

    PlanContactDelegate(WorkingTime workingTime) {
        this.workingTime = workingTime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Duration allowed = Duration.ofMinutes(
                Math.round(60 * LeadAssignment.RESPONSE_HOURS.get(execution).doubleValue()));
        Instant respondBy = workingTime.after(ClockUtil.getCurrentTime().toInstant(), allowed);
        LeadAssignment.RESPOND_BY.set(execution, text(respondBy));
        LeadAssignment.REMIND_AT.set(
                execution, text(workingTime.before(respondBy, allowed.dividedBy(REMIND_IN_LAST_PART))));
        LeadAssignment.CONTACT_ROUND.set(
                execution, LeadAssignment.CONTACT_ROUND.find(execution).orElse(0) + 1);
        LeadAssignment.BEGUN.set(execution, false);
    }

    private String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(workingTime.zone()));
    }
}
