package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.UploadLinks;
import dev.tandem.onboarding.screening.BlockedCustomers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class BlockCustomerDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final Onboardings onboardings;
    private final BlockedCustomers blocked;
    private final UploadLinks links;

    BlockCustomerDelegate(
            CaseOnboarding caseOnboarding, Onboardings onboardings, BlockedCustomers blocked, UploadLinks links) {
        this.caseOnboarding = caseOnboarding;
        this.onboardings = onboardings;
        this.blocked = blocked;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Onboarding onboarding = caseOnboarding.of(execution);
        blocked.block(onboarding);
        links.revoke(onboarding.id());
        onboardings.changeState(onboarding.id(), OnboardingState.BLOCKED, "On the sanctions list");
    }
}
