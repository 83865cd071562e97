package dev.tandem.lead.process;

import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.tasks.TaskExclusions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Only the rep who has a lead contacts it, whoever would give the task to somebody else. */
@Component
class LeadTaskExclusions implements TaskExclusions {

    private final LeadAssignments assignments;

    LeadTaskExclusions(LeadAssignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public String process() {
        return LeadAssignment.PROCESS;
    }

    @Override
    public Optional<String> whyNot(String caseId, String activityId, String userId) {
        boolean itsRep = !activityId.equals(LeadAssignment.CONTACT_LEAD)
                || assignments
                        .open(caseId)
                        .filter(open -> open.rep().equals(userId))
                        .isPresent();
        return itsRep
                ? Optional.empty()
                : Optional.of("the lead was given to somebody else. A team lead gives it to another person.");
    }
}
