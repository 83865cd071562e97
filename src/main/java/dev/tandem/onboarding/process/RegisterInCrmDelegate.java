package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.setup.CustomerSetUp;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterInCrmDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final CustomerSetUp setUp;
    private final SettingUpRefusals refusals;

    RegisterInCrmDelegate(CaseOnboarding caseOnboarding, CustomerSetUp setUp, SettingUpRefusals refusals) {
        this.caseOnboarding = caseOnboarding;
        this.setUp = setUp;
        this.refusals = refusals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Onboarding onboarding = caseOnboarding.of(execution);
        refusals.check(execution, onboarding, setUp.registerInCrm(onboarding.id()));
    }
}
