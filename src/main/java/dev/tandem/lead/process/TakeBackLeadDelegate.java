package dev.tandem.lead.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

@Component
class TakeBackLeadDelegate implements JavaDelegate {

    private final CaseLead caseLead;
    private final MissedLeads missed;

    TakeBackLeadDelegate(CaseLead caseLead, MissedLeads missed) {
        this.caseLead = caseLead;
        this.missed = missed;
    }

    @Override
    public void execute(DelegateExecution execution) {
        missed.takeBack(
                caseLead.of(execution),
                LeadAssignment.RESPOND_BY.get(execution),
                ClockUtil.getCurrentTime().toInstant());
        LeadAssignment.MISSED_COUNT.set(
                execution, LeadAssignment.MISSED_COUNT.find(execution).orElse(0) + 1);
    }
}
