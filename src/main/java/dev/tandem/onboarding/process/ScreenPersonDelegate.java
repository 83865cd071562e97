package dev.tandem.onboarding.process;

import dev.tandem.onboarding.screening.PersonScreening;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Screens one of those on the application: which one says the number of the repetition. */
@Component
class ScreenPersonDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final PersonScreening screening;

    ScreenPersonDelegate(CaseOnboarding caseOnboarding, PersonScreening screening) {
        this.caseOnboarding = caseOnboarding;
        this.screening = screening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        screening.screen(caseOnboarding.of(execution).id(), CustomerOnboarding.LOOP_COUNTER.get(execution));
    }
}
