package dev.tandem.tasks;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.form.FormException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine's task service, for REST, Tasklist and Java alike: completing writes only what the form declares, and only
 * the signed-in person acts. The engine itself would write any variable and take anybody's name for an answer.
 */
class GuardedTaskService extends TaskServiceImpl {

    private final TaskGuard guard;

    GuardedTaskService(TaskGuard guard) {
        this.guard = guard;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        guarded(taskId, variables, CompleteTaskCmd::new);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        return guarded(taskId, variables, (id, checked) -> new CompleteTaskCmd(id, checked, true, deserializeValues));
    }

    @Override
    public void resolveTask(String taskId) {
        resolveTask(taskId, Map.of());
    }

    @Override
    public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
        try {
            guarded(taskId, variables, ResolveTaskCmd::new);
        } catch (FormException e) {
            // the REST API knows refused forms where tasks are completed, and would answer here that Tandem broke
            throw new BadUserRequestException(e.getMessage(), e);
        }
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        commandExecutor.execute(context -> {
            TaskEntity task = task(context.getTaskManager().findTaskById(taskId), taskId);
            String signedIn = context.getAuthenticatedUserId();
            if (signedIn != null && userId != null && !signedIn.equals(userId)) {
                throw new AuthorizationException("You can claim \"" + task.getName() + "\" for yourself only.");
            }
            if (signedIn != null && userId == null) {
                mustBeMine(task, signedIn);
            }
            if (userId != null && task.getProcessInstanceId() != null) {
                guard.mayHave(task, userId);
            }
            return null;
        });
        super.claim(taskId, userId);
    }

    /** Giving a task back needs no right to assign tasks: it is what Tasklist does when one un-claims. */
    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        boolean givesBack = userId == null
                && commandExecutor.execute(context -> {
                    TaskEntity task = task(context.getTaskManager().findTaskById(taskId), taskId);
                    String signedIn = context.getAuthenticatedUserId();
                    return signedIn != null && signedIn.equals(task.getAssignee());
                });
        if (givesBack) {
            super.claim(taskId, null);
        } else {
            plainly(() -> super.setAssignee(taskId, userId));
        }
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        plainly(() -> super.delegateTask(taskId, userId));
    }

    @Override
    public void saveTask(Task task) {
        plainly(() -> super.saveTask(task));
    }

    /** The engine wraps what listeners refuse, and would answer that Tandem broke. */
    private static void plainly(Runnable command) {
        try {
            command.run();
        } catch (AuthorizationException e) {
            throw e;
        } catch (ProcessEngineException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException refused) {
                    throw refused;
                }
            }
            throw e;
        }
    }

    /** No task offers it, and without a boundary event that catches it the case would end unnoticed. */
    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw notOffered();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        throw notOffered();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        throw notOffered();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw notOffered();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw notOffered();
    }

    VariableMap guarded(
            String taskId,
            @Nullable Map<String, Object> variables,
            BiFunction<String, Map<String, Object>, Command<VariableMap>> command) {
        return SubmissionRefusedException.plainly(() -> commandExecutor.execute(context -> {
            TaskEntity task = task(context.getTaskManager().findTaskById(taskId), taskId);
            if (task.getProcessInstanceId() == null) {
                return command.apply(taskId, Objects.requireNonNullElse(variables, Map.of()))
                        .execute(context);
            }
            context.getProcessEngineConfiguration()
                    .getCommandCheckers()
                    .forEach(checker -> checker.checkTaskWork(task));
            mustStillBeThere(task);
            guard.mayComplete(task);
            return command.apply(taskId, guard.checked(task, variables)).execute(context);
        }));
    }

    private static void mustBeMine(TaskEntity task, String signedIn) {
        if (task.getAssignee() != null && !task.getAssignee().equals(signedIn)) {
            throw new AuthorizationException(
                    "\"" + task.getName() + "\" is claimed by " + task.getAssignee() + ". Only they can give it back.");
        }
    }

    private static TaskEntity task(@Nullable TaskEntity task, String taskId) {
        if (task == null) {
            throw gone(taskId);
        }
        return task;
    }

    /** Somebody may complete it between reading the task and reading where the case is; the engine would break then. */
    private static void mustStillBeThere(TaskEntity task) {
        ExecutionEntity where = task.getExecution();
        if (where == null
                || !Objects.equals(where.getActivityId(), task.getTaskDefinitionKey())
                || where.getActivityInstanceId() == null) {
            throw gone(task.getId());
        }
        while (where.getParentId() != null) {
            ExecutionEntity parent = where.getParent();
            if (parent == null) {
                throw gone(task.getId());
            }
            where = parent;
        }
    }

    private static NullValueException gone(String taskId) {
        return new NullValueException("There is no open task with the id " + taskId
                + ". Somebody may have completed it in the meantime: reload the list.");
    }

    private static AuthorizationException notOffered() {
        return new AuthorizationException("This task ends by its form only. Choose one of the decisions there.");
    }
}
