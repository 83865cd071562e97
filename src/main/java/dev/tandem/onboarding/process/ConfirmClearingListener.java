package dev.tandem.onboarding.process;

import dev.tandem.onboarding.screening.Hits;
import dev.tandem.tasks.SubmissionRefusedException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what the second person says of a possible hit. It can never be the first one. */
@Component
class ConfirmClearingListener implements TaskListener {

    private final Hits hits;
    private final IdentityService identity;

    ConfirmClearingListener(Hits hits, IdentityService identity) {
        this.hits = hits;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        String hitId = CustomerOnboarding.HIT_ID.get(task);
        String userId = identity.getCurrentAuthentication().getUserId();
        boolean agreed = CustomerOnboarding.DECISION.get(task).equals("agree");
        boolean kept = agreed ? hits.agree(hitId, userId) : hits.disagree(hitId, userId);
        if (!kept) {
            throw new SubmissionRefusedException(
                    "A second person has to look at this: whoever said that it is somebody else can't agree to it.");
        }
    }
}
