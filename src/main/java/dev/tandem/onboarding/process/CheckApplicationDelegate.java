package dev.tandem.onboarding.process;

import dev.tandem.onboarding.ApplicationFinding;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.check.ApplicationCheck;
import dev.tandem.onboarding.check.CheckedApplication;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CheckApplicationDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final Onboardings onboardings;
    private final ApplicationCheck check;

    CheckApplicationDelegate(CaseOnboarding caseOnboarding, Onboardings onboardings, ApplicationCheck check) {
        this.caseOnboarding = caseOnboarding;
        this.onboardings = onboardings;
        this.check = check;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Onboarding onboarding = onboardings.lock(caseOnboarding.of(execution).id());
        CheckedApplication checked = check.check(onboarding.application());
        boolean complete = checked.findings().stream().noneMatch(ApplicationFinding::blocking);
        onboardings.change(onboarding.id(), checked.application());
        onboardings.recordFindings(onboarding.id(), checked.findings());
        onboardings.changeState(
                onboarding.id(), complete ? OnboardingState.SCREENING : OnboardingState.INCOMPLETE, null);
        Onboarding changed = onboardings.get(onboarding.id());
        CustomerOnboarding.CUSTOMER_NAME.set(execution, changed.displayName());
        CustomerOnboarding.COMPLETE.set(execution, complete);
        CustomerOnboarding.PERSON_COUNT.set(
                execution, changed.persons().parties().size());
    }
}
