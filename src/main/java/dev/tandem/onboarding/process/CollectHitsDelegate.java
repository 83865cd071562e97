package dev.tandem.onboarding.process;

import dev.tandem.onboarding.screening.PersonScreening;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CollectHitsDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final PersonScreening screening;

    CollectHitsDelegate(CaseOnboarding caseOnboarding, PersonScreening screening) {
        this.caseOnboarding = caseOnboarding;
        this.screening = screening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CustomerOnboarding.HIT_COUNT.set(
                execution, screening.openHits(caseOnboarding.of(execution).id()).size());
    }
}
