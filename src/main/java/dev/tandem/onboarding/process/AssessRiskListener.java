package dev.tandem.onboarding.process;

import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps the risk class, in the transaction in which the table was asked. */
@Component
class AssessRiskListener implements ExecutionListener {

    private final CaseOnboarding caseOnboarding;
    private final Onboardings onboardings;

    AssessRiskListener(CaseOnboarding caseOnboarding, Onboardings onboardings) {
        this.caseOnboarding = caseOnboarding;
        this.onboardings = onboardings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResultEntries assessment =
                ((DmnDecisionResult) execution.getVariable("decisionResult")).getSingleResult();
        String onboardingId = caseOnboarding.of(execution).id();
        onboardings.assess(onboardingId, assessment.getEntry("riskClass"));
        onboardings.changeState(onboardingId, OnboardingState.RISK, null);
    }
}
