package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboardings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Binds a case to its application as it begins. */
@Component
class ReceiveApplicationListener implements ExecutionListener {

    private final Onboardings onboardings;

    ReceiveApplicationListener(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String id = CustomerOnboarding.ONBOARDING_ID.get(execution);
        onboardings.bindCase(id, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(id);
        CustomerOnboarding.CUSTOMER_NAME.set(execution, onboardings.get(id).displayName());
    }
}
