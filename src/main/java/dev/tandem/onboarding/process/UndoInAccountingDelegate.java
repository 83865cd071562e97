package dev.tandem.onboarding.process;

import dev.tandem.onboarding.setup.CustomerSetUp;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class UndoInAccountingDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final CustomerSetUp setUp;

    UndoInAccountingDelegate(CaseOnboarding caseOnboarding, CustomerSetUp setUp) {
        this.caseOnboarding = caseOnboarding;
        this.setUp = setUp;
    }

    @Override
    public void execute(DelegateExecution execution) {
        setUp.undoInAccounting(
                caseOnboarding.of(execution).id(),
                CustomerOnboarding.SETTING_UP_PROBLEM
                        .find(execution)
                        .or(() -> CustomerOnboarding.REASON.find(execution))
                        .orElse("Setting up took too long."));
    }
}
