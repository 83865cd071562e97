package dev.tandem.lead.process;

import dev.tandem.lead.match.LeadMatches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether the CRM knows the person, and the company. */
@Component
class FindInCrmDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final LeadMatches matches;

    FindInCrmDelegate(CaseLead caseLead, LeadMatches matches) {
        this.caseLead = caseLead;
        this.matches = matches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LeadAssignment.MATCH.set(execution, matches.find(caseLead.of(execution)));
    }
}
