package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.setup.CustomerSetUp;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives leave to set the customer up, in a transaction of its own: from here on an undoing knows what to take back. */
@Component
class ReleaseCustomerDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final CustomerSetUp setUp;
    private final Onboardings onboardings;
    private final SettingUpRefusals refusals;

    ReleaseCustomerDelegate(
            CaseOnboarding caseOnboarding, CustomerSetUp setUp, Onboardings onboardings, SettingUpRefusals refusals) {
        this.caseOnboarding = caseOnboarding;
        this.setUp = setUp;
        this.onboardings = onboardings;
        this.refusals = refusals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Onboarding onboarding = caseOnboarding.of(execution);
        refusals.check(execution, onboarding, setUp.release(onboarding.id()));
        onboardings.changeState(onboarding.id(), OnboardingState.SETTING_UP, null);
    }
}
