package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.UploadLinks;
import dev.tandem.onboarding.setup.CustomerSetUp;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WithdrawApplicationDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final Onboardings onboardings;
    private final CustomerSetUp setUp;
    private final UploadLinks links;

    WithdrawApplicationDelegate(
            CaseOnboarding caseOnboarding, Onboardings onboardings, CustomerSetUp setUp, UploadLinks links) {
        this.caseOnboarding = caseOnboarding;
        this.onboardings = onboardings;
        this.setUp = setUp;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Onboarding onboarding = onboardings.lock(caseOnboarding.of(execution).id());
        if (setUp.isAnythingLeft(onboarding.id())) {
            throw new IllegalStateException(onboarding.id()
                    + " is not withdrawn before everything is undone; the model leaves \"Undo setting up\" out");
        }
        links.revoke(onboarding.id());
        onboardings.changeState(
                onboarding.id(),
                OnboardingState.WITHDRAWN,
                CustomerOnboarding.REASON.find(execution).orElse(null));
    }
}
