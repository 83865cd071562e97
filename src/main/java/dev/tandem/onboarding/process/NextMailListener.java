package dev.tandem.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Numbers the mails of a task that writes several in one case, so that each goes out, and each only once. */
@Component
class NextMailListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        int number = CustomerOnboarding.MAIL_COUNT.find(execution).orElse(0) + 1;
        ((DelegateExecution) execution).setVariableLocal("round", number);
        execution.getProcessInstance().setVariable(CustomerOnboarding.MAIL_COUNT.name(), number);
    }
}
