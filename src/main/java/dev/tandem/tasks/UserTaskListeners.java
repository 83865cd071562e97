package dev.tandem.tasks;

import dev.tandem.core.WorkingTime;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Gives every user task of every model what Tandem does for all of them; models need not, and can't leave it out. */
@Component
class UserTaskListeners extends AbstractBpmnParseListener {

    /** Extension property: working hours until the task is due; a number or {@code ${variable}}. */
    static final String DUE_WORKING_HOURS = "dueWorkingHours";

    private final TaskGuard guard;
    private final DecisionTrail trail;
    private final WorkingTime workingTime;

    UserTaskListeners(TaskGuard guard, DecisionTrail trail, WorkingTime workingTime) {
        this.guard = guard;
        this.trail = trail;
        this.workingTime = workingTime;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            TaskDefinition task = behavior.getTaskDefinition();
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::setDueDate);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::checkAssignee);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::recordDecision);
        }
    }

    private void setDueDate(DelegateTask task) {
        TaskGuard.property((TaskEntity) task, DUE_WORKING_HOURS).ifPresent(hours -> {
            Duration time = Duration.ofMinutes(Math.round(60 * number(task, hours)));
            task.setDueDate(
                    Date.from(workingTime.after(ClockUtil.getCurrentTime().toInstant(), time)));
        });
    }

    private static double number(DelegateTask task, String hours) {
        String text = hours.strip();
        Object value = text.startsWith("${") && text.endsWith("}")
                ? task.getVariable(text.substring(2, text.length() - 1).strip())
                : text;
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new IllegalStateException("Task \"" + task.getName() + "\" is due in \"" + hours
                    + "\" working hours, which is \"" + value + "\" here and no number");
        }
    }

    private void checkAssignee(DelegateTask task) {
        if (task.getAssignee() != null) {
            guard.mayHave((TaskEntity) task, task.getAssignee());
        }
    }

    private void recordDecision(DelegateTask task) {
        guard.mayComplete((TaskEntity) task);
        String caseId =
                Objects.requireNonNullElse(task.getExecution().getProcessBusinessKey(), task.getProcessInstanceId());
        trail.add(new Decision(
                caseId,
                task.getTaskDefinitionKey(),
                task.getName(),
                TaskGuard.signedIn(),
                (String) task.getVariable("decision"),
                (String) task.getVariable("reason"),
                ClockUtil.getCurrentTime().toInstant()));
    }
}
