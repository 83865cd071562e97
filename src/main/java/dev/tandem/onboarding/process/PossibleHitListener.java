package dev.tandem.onboarding.process;

import dev.tandem.onboarding.screening.Hit;
import dev.tandem.onboarding.screening.Hits;
import dev.tandem.onboarding.screening.PersonScreening;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says which possible hit a review is about. What one person alone had said in a review that was broken off does not count. */
@Component
class PossibleHitListener implements ExecutionListener {

    private final CaseOnboarding caseOnboarding;
    private final PersonScreening screening;
    private final Hits hits;

    PossibleHitListener(CaseOnboarding caseOnboarding, PersonScreening screening, Hits hits) {
        this.caseOnboarding = caseOnboarding;
        this.screening = screening;
        this.hits = hits;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String onboardingId = caseOnboarding.of(execution).id();
        Hit hit = screening.openHits(onboardingId).get(CustomerOnboarding.LOOP_COUNTER.get(execution));
        hits.reopen(hit.id());
        CustomerOnboarding.HIT_ID.set(execution, hit.id());
    }
}
