package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.screening.PersonScreening;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Binds the case to the customer as it begins, and counts the possible hits to review. */
@Component
class BeginRescreeningListener implements ExecutionListener {

    private final Onboardings onboardings;
    private final PersonScreening screening;

    BeginRescreeningListener(Onboardings onboardings, PersonScreening screening) {
        this.onboardings = onboardings;
        this.screening = screening;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String onboardingId = CustomerOnboarding.ONBOARDING_ID.get(execution);
        onboardings.bindRescreening(onboardingId, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(onboardingId);
        CustomerOnboarding.CUSTOMER_NAME.set(
                execution, onboardings.get(onboardingId).displayName());
        CustomerOnboarding.HIT_COUNT.set(
                execution, screening.openHits(onboardingId).size());
    }
}
