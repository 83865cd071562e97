package dev.tandem.tasks;

import dev.tandem.identity.UserNames;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Hands tasks that nobody did in time to a group that may do them as well. */
@Component
public class OverdueTasks {

    private final TaskService tasks;
    private final DecisionTrail trail;
    private final UserNames users;

    OverdueTasks(TaskService tasks, DecisionTrail trail, UserNames users) {
        this.tasks = tasks;
        this.trail = trail;
        this.users = users;
    }

    /** Hands over the open tasks of this activity; none if they were done in the meantime. */
    public void handOver(String caseId, String processInstanceId, String activityId, String groupId) {
        tasks.createTaskQuery()
                .processInstanceId(processInstanceId)
                .taskDefinitionKey(activityId)
                .list()
                .forEach(task -> handOver(caseId, task, groupId));
    }

    /** Lets the group do the task as well, and ends the claim of whoever did not act on it. The case's way says so. */
    public void handOver(String caseId, Task task, String groupId) {
        tasks.addCandidateGroup(task.getId(), groupId);
        String claimant = task.getAssignee();
        if (claimant != null) {
            tasks.setAssignee(task.getId(), null);
        }
        trail.note(
                caseId,
                Objects.requireNonNull(task.getTaskDefinitionKey()),
                task.getName(),
                "escalated",
                "It is overdue. The group \"" + groupId + "\" may do it as well."
                        + (claimant == null ? "" : " The claim of " + users.of(claimant) + " has ended."));
    }
}
