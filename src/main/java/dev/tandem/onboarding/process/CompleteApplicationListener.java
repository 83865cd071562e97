package dev.tandem.onboarding.process;

import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationFinding;
import dev.tandem.onboarding.ApplicationProblem;
import dev.tandem.onboarding.change.ApplicationChanges;
import dev.tandem.onboarding.change.ChangeResult;
import dev.tandem.onboarding.check.ApplicationCheck;
import dev.tandem.tasks.SubmissionRefusedException;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over an application as a person corrected it, together with the task's end. */
@Component
class CompleteApplicationListener implements TaskListener {

    private final CaseOnboarding caseOnboarding;
    private final ApplicationChanges changes;
    private final ApplicationCheck check;

    CompleteApplicationListener(CaseOnboarding caseOnboarding, ApplicationChanges changes, ApplicationCheck check) {
        this.caseOnboarding = caseOnboarding;
        this.changes = changes;
        this.check = check;
    }

    @Override
    public void notify(DelegateTask task) {
        if ("correct".equals(CustomerOnboarding.DECISION.find(task).orElse(""))) {
            correct(task);
        } else if (CustomerOnboarding.REASON.find(task).orElse("").isBlank()) {
            throw new SubmissionRefusedException("Why is the application declined? Write it down.");
        } else {
            TypedApplication.drop(task.getExecution());
        }
    }

    private void correct(DelegateTask task) {
        Application application = TypedApplication.take(task.getExecution());
        ChangeResult result =
                changes.takeOver(caseOnboarding.of(task.getExecution()).id(), application);
        if (result instanceof ChangeResult.Refused refused) {
            throw TypedApplication.refused(refused.problems(), ApplicationProblem::field, ApplicationProblem::problem);
        }
        if (result instanceof ChangeResult.TooLate) {
            throw new SubmissionRefusedException("The application was closed meanwhile. Nothing was changed.");
        }
        // told now rather than by a new task a moment later
        List<ApplicationFinding> missing = check.check(application).findings().stream()
                .filter(ApplicationFinding::blocking)
                .toList();
        if (!missing.isEmpty()) {
            throw TypedApplication.refused(missing, ApplicationFinding::field, ApplicationFinding::message);
        }
    }
}
