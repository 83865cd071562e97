package dev.tandem.tasks;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What a feature knows about who may not have a task of its process, beyond the model's {@code fourEyesWith}. It is asked
 * whenever somebody would get the task or completes it: by claiming, completing, resolving, a change of assignee or
 * delegation, in Tasklist, over REST or in Java. One bean per process.
 */
public interface TaskExclusions {

    /** Key of the process definition whose tasks these are. */
    String process();

    /**
     * Why this person may not have this task.
     *
     * @param caseId the case
     * @param activityId id of the user task in the model
     * @return a sentence for that person; empty if nothing speaks against it
     */
    Optional<String> whyNot(String caseId, String activityId, String userId);

    /**
     * The same, where a task stands for one of several of its kind and its variables tell for which.
     *
     * @param task its variables and those of its case
     */
    default Optional<String> whyNot(VariableScope task, String caseId, String activityId, String userId) {
        return whyNot(caseId, activityId, userId);
    }
}
