package dev.tandem.lead.team;

import dev.tandem.erasure.CaseTraces;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What is kept of who had a lead whose person was forgotten: who and when, not what they wrote. */
@Component
class AssignmentTraces implements CaseTraces {

    private final LeadAssignments assignments;
    private final Clock clock = Clock.systemUTC();

    AssignmentTraces(LeadAssignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public void erase(String caseId) {
        assignments.forget(caseId, clock.instant());
    }
}
