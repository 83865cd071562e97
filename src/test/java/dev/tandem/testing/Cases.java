package dev.tandem.testing;

import dev.tandem.invoice.Channel;
import dev.tandem.invoice.IncomingDocument;
import dev.tandem.invoice.Intake;
import dev.tandem.invoice.InvoiceIntake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Drives cases in tests: sends documents in, runs jobs one by one, acts as a person. */
@TestComponent
public class Cases {

    private final InvoiceIntake intake;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;
    private final IdentityService identity;

    Cases(
            InvoiceIntake intake,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            HistoryService history,
            IdentityService identity) {
        this.intake = intake;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.history = history;
        this.identity = identity;
    }

    /** Sends a document in as the clerk, and runs all jobs up to the first stop. */
    public String send(SampleInvoice invoice) {
        return send(invoice.xml(), "invoice.xml");
    }

    public String send(byte[] document, String name) {
        String caseId = take(document, name);
        runJobs(caseId);
        return caseId;
    }

    /** Sends a document in; no job runs. */
    public String take(byte[] document, String name) {
        Intake result = intake.take(new IncomingDocument(document, name, "clerk", Channel.API, null));
        if (result instanceof Intake.Accepted accepted) {
            return accepted.caseId();
        }
        throw new AssertionError("not accepted: " + result);
    }

    /** Runs jobs, but no timers, until the case waits or has ended. A failing job fails the test. */
    public void runJobs(String caseId) {
        for (int n = 0; n < 80; n++) {
            Job job = job(caseId);
            if (job == null) {
                return;
            }
            management.executeJob(job.getId());
        }
        throw new AssertionError(caseId + " goes round in circles");
    }

    /** The next job of the case that is not a timer. */
    public @Nullable Job job(String caseId) {
        return instances(caseId).stream()
                .flatMap(id -> management.createJobQuery().messages().processInstanceId(id).list().stream())
                .findFirst()
                .orElse(null);
    }

    private List<String> instances(String caseId) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).list().stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    /** Lets the timer with this activity id fire, and runs the jobs after it. */
    public void fire(String caseId, String activityId) {
        Job timer = instances(caseId).stream()
                .flatMap(id ->
                        management
                                .createJobQuery()
                                .timers()
                                .processInstanceId(id)
                                .activityId(activityId)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(caseId + " has no timer " + activityId));
        management.executeJob(timer.getId());
        runJobs(caseId);
    }

    /** Whether the case waits at this activity, with or without a person. */
    public boolean waitsAt(String caseId, String activityId) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(caseId)
                        .activityId(activityId)
                        .count()
                > 0;
    }

    /** Runs jobs until the one before this activity is next. */
    public Job runUpTo(String caseId, String activityId) {
        for (int n = 0; n < 80; n++) {
            Job job = job(caseId);
            if (job == null) {
                break;
            }
            String definition = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            if (definition.equals(activityId)) {
                return job;
            }
            management.executeJob(job.getId());
        }
        throw new AssertionError(caseId + " does not get to " + activityId);
    }

    /** The only open task of the case. */
    public Task task(String caseId) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .initializeFormKeys()
                .singleResult();
        if (task == null) {
            throw new AssertionError(caseId + " waits for nobody");
        }
        return task;
    }

    public boolean isAt(String caseId, String activityId) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(caseId)
                        .taskDefinitionKey(activityId)
                        .count()
                == 1;
    }

    /** The sample user does the task that is open, and the jobs after it run. */
    public void decide(String caseId, String userId, String decision, @Nullable String reason) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("decision", decision);
        if (reason != null) {
            variables.put("reason", reason);
        }
        complete(caseId, userId, variables);
    }

    public void complete(String caseId, String userId, Map<String, Object> variables) {
        String taskId = task(caseId).getId();
        as(userId, () -> tasks.complete(taskId, variables));
        runJobs(caseId);
    }

    /** Does something with the engine as a signed-in sample user. */
    public void as(String userId, Runnable what) {
        List<String> groups = identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(userId, groups);
        try {
            what.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Id of the end event by which the case ended; where a part of it ended, the last. */
    public String end(String caseId) {
        List<HistoricProcessInstance> ended = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .finished()
                .orderByProcessInstanceEndTime()
                .desc()
                .list();
        if (ended.isEmpty() || !instances(caseId).isEmpty()) {
            throw new AssertionError(caseId + " has not ended; it waits at "
                    + tasks.createTaskQuery().processInstanceBusinessKey(caseId).list());
        }
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(ended.get(0).getId())
                .activityType(ActivityTypes.END_EVENT_NONE)
                .orderPartiallyByOccurrence()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getActivityId();
    }

    /** All variables of the case, by name. */
    public Map<String, Object> variables(String caseId) {
        Map<String, Object> variables = new HashMap<>();
        history.createHistoricVariableInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .singleResult()
                        .getId())
                .list()
                .forEach(variable -> variables.put(variable.getName(), variable.getValue()));
        return variables;
    }

    public @Nullable Object variable(String caseId, String name) {
        var variable = history.createHistoricVariableInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .singleResult()
                        .getId())
                .variableName(name)
                .singleResult();
        return variable == null ? null : variable.getValue();
    }
}
