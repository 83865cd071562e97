package dev.tandem.onboarding.process;

import dev.tandem.onboarding.setup.CustomerSetUp;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CheckFirstBusinessDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final CustomerSetUp setUp;

    CheckFirstBusinessDelegate(CaseOnboarding caseOnboarding, CustomerSetUp setUp) {
        this.caseOnboarding = caseOnboarding;
        this.setUp = setUp;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CustomerOnboarding.FIRST_BUSINESS.set(
                execution, setUp.hasFirstBusiness(caseOnboarding.of(execution).id()));
    }
}
