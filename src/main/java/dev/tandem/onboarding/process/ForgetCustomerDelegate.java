package dev.tandem.onboarding.process;

import dev.tandem.onboarding.erasure.CustomerErasure;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ForgetCustomerDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final CustomerErasure erasure;

    ForgetCustomerDelegate(CaseOnboarding caseOnboarding, CustomerErasure erasure) {
        this.caseOnboarding = caseOnboarding;
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.request(caseOnboarding.of(execution).id(), null);
    }
}
