package dev.tandem.tasks;

import dev.tandem.tasks.NextStep.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessInstanceWithVariablesImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what happens next in a case. */
@Component
public class NextSteps {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    NextSteps(RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    /**
     * What happens next, at all places of the case.
     *
     * @param process key of the process definition
     * @param caseId business key
     */
    @Transactional(readOnly = true)
    public List<NextStep> of(String process, String caseId) {
        List<NextStep> steps = new ArrayList<>();
        List<Task> open = tasks.createTaskQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(caseId)
                .orderByTaskCreateTime()
                .asc()
                .list();
        open.forEach(task -> steps.add(task(task)));
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(caseId)
                .list()
                .forEach(instance -> steps.addAll(program(instance)));
        return List.copyOf(steps);
    }

    /**
     * What happens next in a case that has just begun, without asking the database: empty if that can't be told from what the engine
     * gave back when it began the case.
     */
    public static Optional<List<NextStep>> ofBegun(ProcessInstance begun) {
        if (!(begun instanceof ProcessInstanceWithVariablesImpl known)) {
            return Optional.empty();
        }
        ExecutionEntity only = known.getExecutionEntity();
        ActivityImpl activity = only.getActivity();
        List<JobEntity> jobs = only.getJobs();
        return activity != null
                        && only.getExecutions().isEmpty()
                        && jobs.size() == 1
                        && jobs.get(0) instanceof MessageEntity
                ? Optional.of(List.of(work(named(activity.getName(), activity.getId()), false)))
                : Optional.empty();
    }

    private NextStep task(Task task) {
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .toList();
        return new NextStep(
                task.getName(),
                Kind.TASK,
                task.getId(),
                task.getAssignee(),
                sorted(links, IdentityLink::getUserId),
                sorted(links, IdentityLink::getGroupId),
                instant(task.getDueDate()));
    }

    private static List<String> sorted(List<IdentityLink> links, Function<IdentityLink, @Nullable String> id) {
        return links.stream().map(id).filter(Objects::nonNull).sorted().toList();
    }

    private List<NextStep> program(ProcessInstance instance) {
        ActivityInstance tree = runtime.getActivityInstance(instance.getId());
        return tree == null ? List.of() : program(tree, tree).toList();
    }

    /** What is at work or waits without a person; timers beside a task are no step of their own. */
    private Stream<NextStep> program(ActivityInstance activity, ActivityInstance parent) {
        Stream<NextStep> below =
                Stream.of(activity.getChildActivityInstances()).flatMap(child -> program(child, activity));
        Stream<NextStep> about =
                Stream.of(activity.getChildTransitionInstances()).map(NextSteps::work);
        Stream<NextStep> itself = isWait(activity) ? Stream.of(waiting(activity, parent)) : Stream.empty();
        return Stream.of(itself, about, below).flatMap(steps -> steps);
    }

    private static boolean isWait(ActivityInstance activity) {
        return activity.getActivityType().equals("eventBasedGateway")
                || activity.getActivityType().startsWith("intermediate");
    }

    private static NextStep work(TransitionInstance transition) {
        return work(
                named(transition.getActivityName(), transition.getActivityId()),
                transition.getIncidentIds().length > 0);
    }

    private static NextStep work(String name, boolean stuck) {
        return new NextStep(name, stuck ? Kind.STUCK : Kind.WORK, null, null, List.of(), List.of(), null);
    }

    private NextStep waiting(ActivityInstance activity, ActivityInstance parent) {
        List<String> executions = List.of(activity.getExecutionIds());
        Optional<Date> until =
                management.createJobQuery().processInstanceId(activity.getProcessInstanceId()).timers().list().stream()
                        .filter(job -> executions.contains(job.getExecutionId()))
                        .map(Job::getDuedate)
                        .findFirst();
        return new NextStep(
                named(activity.getActivityName(), named(parent.getActivityName(), activity.getActivityId())),
                Kind.WAIT,
                null,
                null,
                List.of(),
                List.of(),
                instant(until.orElse(null)));
    }

    private static String named(@Nullable String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
