package dev.tandem.onboarding.process;

import dev.tandem.tasks.SubmissionRefusedException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A high risk is accepted or declined with a reason. */
@Component
class AcceptRiskListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (CustomerOnboarding.REASON.find(task).isEmpty()) {
            throw new SubmissionRefusedException("Say why you accept or decline the risk.");
        }
    }
}
