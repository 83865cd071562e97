package dev.tandem.lead.process;

import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadProblem;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.Leads;
import dev.tandem.tasks.SubmissionRefusedException;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Binds a case to its lead as it begins. By every other way the lead was registered before; what was typed into the start form comes
 * as variables, and is registered here, in the same transaction.
 */
@Component
class ReceiveLeadListener implements ExecutionListener {

    private final Leads leads;
    private final LeadIntake intake;
    private final IdentityService identity;

    ReceiveLeadListener(Leads leads, LeadIntake intake, IdentityService identity) {
        this.leads = leads;
        this.intake = intake;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (LeadAssignment.LEAD_ID.find(execution).isEmpty()) {
            LeadAssignment.LEAD_ID.set(execution, register(execution));
        }
        String leadId = LeadAssignment.LEAD_ID.get(execution);
        leads.bindCase(leadId, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(leadId);
    }

    private String register(DelegateExecution execution) {
        Authentication user = identity.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            throw new SubmissionRefusedException("Leads are entered by a signed-in person. Sign in and try again.");
        }
        LeadReceipt receipt = intake.register(TypedLead.take(execution, user.getUserId()));
        if (receipt instanceof LeadReceipt.Accepted accepted) {
            return accepted.leadId();
        }
        throw new SubmissionRefusedException(
                receipt instanceof LeadReceipt.Refused refused
                        ? refused.problems().stream()
                                .map(ReceiveLeadListener::inWords)
                                .collect(Collectors.joining(" "))
                        : "This lead is there already. Nothing was started.");
    }

    private static String inWords(LeadProblem problem) {
        return problem.field().isEmpty()
                ? problem.problem()
                : "\"" + TypedLead.label(problem.field()) + "\": " + problem.problem();
    }
}
