package dev.tandem.onboarding.process;

import dev.tandem.core.EffectKey;
import dev.tandem.onboarding.setup.CustomerSetUp;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class BlockInAccountingDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final CustomerSetUp setUp;

    BlockInAccountingDelegate(CaseOnboarding caseOnboarding, CustomerSetUp setUp) {
        this.caseOnboarding = caseOnboarding;
        this.setUp = setUp;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String id = caseOnboarding.of(execution).id();
        setUp.blockInAccounting(id, new EffectKey(id, execution.getCurrentActivityId(), 1), "On the sanctions list");
    }
}
