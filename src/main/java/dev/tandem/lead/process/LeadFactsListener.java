package dev.tandem.lead.process;

import dev.tandem.core.ProcessVariable;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Shows a decision table what is known of the lead, only while it decides: the register has it, so the case need not carry
 * it, and nothing of it is left to forget.
 */
@Component
class LeadFactsListener implements ExecutionListener {

    private final CaseLead caseLead;

    LeadFactsListener(CaseLead caseLead) {
        this.caseLead = caseLead;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Lead lead = caseLead.of(execution);
        LeadData data = lead.data();
        show(execution, LeadAssignment.ORIGIN, Variables.stringValue(data.origin(), true));
        show(execution, LeadAssignment.SOURCE, Variables.stringValue(data.source(), true));
        show(execution, LeadAssignment.VISITS, Variables.integerValue(data.visits(), true));
        show(execution, LeadAssignment.TIME_ON_SITE, Variables.integerValue(data.timeOnSite(), true));
        Double pageViews = data.pageViews() == null ? null : data.pageViews().doubleValue();
        show(execution, LeadAssignment.PAGE_VIEWS, Variables.doubleValue(pageViews, true));
        show(execution, LeadAssignment.OCCUPATION, Variables.stringValue(data.occupation(), true));
        show(execution, LeadAssignment.INTEREST, Variables.stringValue(data.interest(), true));
        show(execution, LeadAssignment.EMPLOYEES, Variables.integerValue(data.employees(), true));
        show(execution, LeadAssignment.COUNTRY, Variables.stringValue(data.country(), true));
        show(execution, LeadAssignment.LANGUAGE, Variables.stringValue(data.language(), true));
        show(execution, LeadAssignment.MAIL_KNOWN, Variables.booleanValue(data.usableMail() != null, true));
        show(execution, LeadAssignment.PHONE_KNOWN, Variables.booleanValue(data.phone() != null, true));
        show(execution, LeadAssignment.COMPANY_KNOWN, Variables.booleanValue(data.company() != null, true));
        show(execution, LeadAssignment.MESSAGE_WRITTEN, Variables.booleanValue(data.message() != null, true));
    }

    private static void show(DelegateExecution execution, ProcessVariable<?> variable, TypedValue value) {
        execution.setVariableLocal(variable.name(), value);
    }
}
