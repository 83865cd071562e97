package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.setup.SetUpResult;
import dev.tandem.tasks.DecisionTrail;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What becomes of a step of setting up is written down; what is refused becomes the error that the model draws. */
@Component
class SettingUpRefusals {

    private final DecisionTrail trail;

    SettingUpRefusals(DecisionTrail trail) {
        this.trail = trail;
    }

    void check(DelegateExecution execution, Onboarding onboarding, SetUpResult result) {
        if (result instanceof SetUpResult.Refused refused) {
            note(execution, onboarding, "refused", refused.why());
            throw new BpmnError(CustomerOnboarding.SETTING_UP_REFUSED, refused.why());
        }
        note(execution, onboarding, "done", ((SetUpResult.Done) result).id());
    }

    private void note(DelegateExecution execution, Onboarding onboarding, String what, String text) {
        trail.note(onboarding.id(), execution.getCurrentActivityId(), execution.getCurrentActivityName(), what, text);
    }
}
