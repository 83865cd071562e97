package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.Onboardings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * The application that a process instance is about. The register says which instance that is, never a variable alone: an instance
 * that somebody started by other ways than sending an application in gets none.
 */
@Component
class CaseOnboarding {

    private final Onboardings onboardings;

    CaseOnboarding(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    /** @throws IllegalStateException if this process instance is not a case of the application that its variable names */
    Onboarding of(DelegateExecution execution) {
        Onboarding onboarding = onboardings.get(CustomerOnboarding.ONBOARDING_ID.get(execution));
        String instance = execution.getProcessInstanceId();
        if (!instance.equals(onboarding.processInstanceId()) && !instance.equals(onboarding.rescreeningInstanceId())) {
            throw new IllegalStateException(
                    onboarding.id() + " belongs to another case. A case begins with sending an application in.");
        }
        return onboarding;
    }
}
