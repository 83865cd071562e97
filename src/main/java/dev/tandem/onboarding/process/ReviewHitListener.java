package dev.tandem.onboarding.process;

import dev.tandem.onboarding.screening.Hits;
import dev.tandem.tasks.SubmissionRefusedException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps what the first person says of a possible hit. */
@Component
class ReviewHitListener implements TaskListener {

    private final Hits hits;
    private final IdentityService identity;

    ReviewHitListener(Hits hits, IdentityService identity) {
        this.hits = hits;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        String hitId = CustomerOnboarding.HIT_ID.get(task);
        String userId = identity.getCurrentAuthentication().getUserId();
        String reason = CustomerOnboarding.REASON
                .find(task)
                .orElseThrow(() -> new SubmissionRefusedException("Say why, for whoever looks at it after you."));
        boolean kept = CustomerOnboarding.DECISION.get(task).equals("clear")
                ? hits.proposeClearing(hitId, userId, reason)
                : hits.confirm(hitId, userId, reason);
        if (!kept) {
            throw new SubmissionRefusedException("Somebody decided this meanwhile. Reload the task.");
        }
    }
}
