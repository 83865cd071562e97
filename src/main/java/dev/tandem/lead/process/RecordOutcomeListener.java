package dev.tandem.lead.process;

import dev.tandem.core.WorkingTime;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.Closing;
import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.tasks.SubmissionRefusedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what came of a lead, and frees the place of the rep, together with the task's end. */
@Component
class RecordOutcomeListener implements TaskListener {

    private static final int LONGEST_YEARS = 2;

    private final CaseLead caseLead;
    private final Leads leads;
    private final LeadAssignments assignments;
    private final WorkingTime workingTime;

    RecordOutcomeListener(CaseLead caseLead, Leads leads, LeadAssignments assignments, WorkingTime workingTime) {
        this.caseLead = caseLead;
        this.leads = leads;
        this.assignments = assignments;
        this.workingTime = workingTime;
    }

    @Override
    public void notify(DelegateTask task) {
        Lead lead = caseLead.of(task.getExecution());
        Instant now = ClockUtil.getCurrentTime().toInstant();
        String reason = LeadAssignment.REASON.find(task).orElse(null);
        switch (LeadAssignment.DECISION.get(task)) {
            case "qualified" -> close(lead, LeadState.QUALIFIED, Closing.QUALIFIED, reason, now);
            case "nurture" -> {
                LeadAssignment.NURTURE_AT.set(task.getExecution(), nurtureAt(task, now));
                close(lead, LeadState.NURTURE, Closing.NURTURE, reason, now);
            }
            default -> {
                if (reason == null || reason.isBlank()) {
                    throw new SubmissionRefusedException("Why will the lead not become business? Write it down.");
                }
                close(lead, LeadState.DISQUALIFIED, Closing.DISQUALIFIED, reason, now);
            }
        }
    }

    private void close(Lead lead, LeadState state, Closing why, @Nullable String reason, Instant now) {
        assignments.close(lead.id(), why, reason, now);
        leads.changeState(lead.id(), state, reason);
    }

    /** When work begins on the day that the rep chose, or on the next working day. */
    private String nurtureAt(DelegateTask task, Instant now) {
        LocalDate today = now.atZone(workingTime.zone()).toLocalDate();
        LocalDate day = LeadAssignment.NURTURE_UNTIL
                .find(task)
                .map(RecordOutcomeListener::day)
                .orElseThrow(() -> new SubmissionRefusedException("When is the lead to come back? Choose a day."));
        if (!day.isAfter(today)) {
            throw new SubmissionRefusedException(
                    "The lead can come back tomorrow at the earliest. Choose a later day.");
        }
        if (day.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw new SubmissionRefusedException("That is more than " + LONGEST_YEARS
                    + " years from now. Choose an earlier day, or disqualify the lead.");
        }
        Instant begin = workingTime.after(day.atStartOfDay(workingTime.zone()).toInstant(), Duration.ZERO);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(begin.atZone(workingTime.zone()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new SubmissionRefusedException("\"" + text + "\" is no day. Write it as 2026-12-24.");
        }
    }
}
