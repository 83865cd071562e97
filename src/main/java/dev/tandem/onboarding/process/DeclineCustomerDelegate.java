package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.UploadLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class DeclineCustomerDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final Onboardings onboardings;
    private final UploadLinks links;

    DeclineCustomerDelegate(CaseOnboarding caseOnboarding, Onboardings onboardings, UploadLinks links) {
        this.caseOnboarding = caseOnboarding;
        this.onboardings = onboardings;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Onboarding onboarding = caseOnboarding.of(execution);
        links.revoke(onboarding.id());
        onboardings.changeState(
                onboarding.id(),
                OnboardingState.DECLINED,
                CustomerOnboarding.REASON.find(execution).orElse(null));
    }
}
