package dev.tandem.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Shows the customer's name in the list of tasks to people who may see this task and not the case: what else the case knows, such as its
 * risk, is not for them.
 */
@Component
class NameCustomerListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setVariableLocal(
                CustomerOnboarding.CUSTOMER_NAME.name(), CustomerOnboarding.CUSTOMER_NAME.get(task.getExecution()));
    }
}
