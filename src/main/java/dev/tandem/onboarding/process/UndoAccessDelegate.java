package dev.tandem.onboarding.process;

import dev.tandem.onboarding.setup.CustomerSetUp;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class UndoAccessDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final CustomerSetUp setUp;

    UndoAccessDelegate(CaseOnboarding caseOnboarding, CustomerSetUp setUp) {
        this.caseOnboarding = caseOnboarding;
        this.setUp = setUp;
    }

    @Override
    public void execute(DelegateExecution execution) {
        setUp.undoAccess(caseOnboarding.of(execution).id());
    }
}
