package dev.tandem.lead.process;

import dev.tandem.lead.match.LeadMatches;
import dev.tandem.tasks.SubmissionRefusedException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps who a person says that the lead is in the CRM. */
@Component
class DecideMatchListener implements TaskListener {

    private final CaseLead caseLead;
    private final LeadMatches matches;

    DecideMatchListener(CaseLead caseLead, LeadMatches matches) {
        this.caseLead = caseLead;
        this.matches = matches;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean same = "same".equals(LeadAssignment.DECISION.find(task).orElse(""));
        String contact = same ? LeadAssignment.CHOSEN_CONTACT.get(task) : null;
        matches.decide(caseLead.of(task.getExecution()), contact).ifPresent(problem -> {
            throw new SubmissionRefusedException(problem);
        });
        task.getExecution().removeVariable(LeadAssignment.CHOSEN_CONTACT.name());
    }
}
