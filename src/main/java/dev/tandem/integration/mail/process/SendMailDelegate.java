package dev.tandem.integration.mail.process;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.mail.CaseMails;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a mail of any process. Input parameters of the task: {@code template} (name of the mail), {@code recipient} (role,
 * for example {@code supplier}), and {@code round} for a deliberate repetition (1 if not given).
 */
@Component
class SendMailDelegate implements JavaDelegate {

    private final CaseMails mails;

    SendMailDelegate(CaseMails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Object round = execution.getVariableLocal("round");
        EffectKey key = new EffectKey(
                execution.getProcessBusinessKey(),
                execution.getCurrentActivityId(),
                round == null ? 1 : Integer.parseInt(round.toString()));
        CaseMails.Origin origin = new CaseMails.Origin(processKey(execution), execution.getProcessDefinitionId());
        mails.send(key, origin, input(execution, "template"), input(execution, "recipient"));
    }

    private static String input(DelegateExecution execution, String name) {
        Object value = execution.getVariableLocal(name);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalStateException("The task " + execution.getCurrentActivityId()
                    + " sends a mail but has no input parameter \"" + name + "\"; add it in the model");
        }
        return value.toString();
    }

    private static String processKey(DelegateExecution execution) {
        @Nullable ModelElementInstance element = execution.getBpmnModelElementInstance();
        while (element != null) {
            if (element instanceof Process process) {
                return process.getId();
            }
            element = element.getParentElement();
        }
        throw new IllegalStateException("The task " + execution.getCurrentActivityId() + " is in no process");
    }
}
