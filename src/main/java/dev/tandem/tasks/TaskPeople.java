package dev.tandem.tasks;

import dev.tandem.identity.UserNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Who can do an open task. */
@Component
public class TaskPeople {

    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final UserNames users;
    private final TaskGuard guard;

    TaskPeople(TaskService tasks, ProcessEngineConfigurationImpl engine, UserNames users, TaskGuard guard) {
        this.tasks = tasks;
        this.engine = engine;
        this.users = users;
        this.guard = guard;
    }

    /** Ids of users: who has claimed the task, or else everybody who may claim it. */
    public List<String> of(Task task) {
        if (task.getAssignee() != null) {
            return List.of(task.getAssignee());
        }
        Set<String> people = new LinkedHashSet<>();
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (IdentityLinkType.CANDIDATE.equals(link.getType())) {
                people.addAll(
                        link.getUserId() == null ? users.membersOf(link.getGroupId()) : List.of(link.getUserId()));
            }
        }
        return people.stream().filter(person -> mayHave(task.getId(), person)).toList();
    }

    /** Ids of the members of a group who may have the task. */
    public List<String> of(Task task, String groupId) {
        return users.membersOf(groupId).stream()
                .filter(person -> mayHave(task.getId(), person))
                .toList();
    }

    private boolean mayHave(String taskId, String userId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            try {
                guard.mayHave(task, userId);
                return true;
            } catch (AuthorizationException e) {
                return false;
            }
        });
    }
}
