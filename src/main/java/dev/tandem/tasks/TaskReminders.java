package dev.tandem.tasks;

import dev.tandem.core.EffectKey;
import dev.tandem.core.TandemSettings;
import dev.tandem.core.WorkingTime;
import dev.tandem.identity.UserNames;
import dev.tandem.integration.mail.CaseMail.Recipient;
import dev.tandem.integration.mail.CaseMails;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of user tasks before they are due, and hands overdue ones to a group, as the extension properties
 * {@code remindWorkingHoursBefore} and {@code escalateTo} of the model say. Each task has its own transaction, in which the mails
 * and the note that they were written are kept together: nothing is written twice, however many nodes run, and nothing is lost
 * if the program stops. What should have been written while it did not run is written when it runs again.
 */
@Component
class TaskReminders {

    static final String REMIND_BEFORE = "remindWorkingHoursBefore";
    static final String ESCALATE_TO = "escalateTo";

    private static final Logger log = LoggerFactory.getLogger(TaskReminders.class);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final int PAGE = 200;
    /** Calendar time; longer than any reminder is sent before a task is due. */
    private static final Duration LOOK_AHEAD = Duration.ofDays(60);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskPeople people;
    private final OverdueTasks overdue;
    private final ReminderLog sent;
    private final CaseMails mails;
    private final DecisionTrail trail;
    private final UserNames users;
    private final WorkingTime workingTime;
    private final TandemSettings settings;
    private final TransactionTemplate transaction;

    TaskReminders(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            TaskPeople people,
            OverdueTasks overdue,
            ReminderLog sent,
            CaseMails mails,
            DecisionTrail trail,
            UserNames users,
            WorkingTime workingTime,
            TandemSettings settings,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.people = people;
        this.overdue = overdue;
        this.sent = sent;
        this.mails = mails;
        this.trail = trail;
        this.users = users;
        this.workingTime = workingTime;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void lookAtAll() {
        lookAtAll(now());
    }

    void lookAtAll(Instant now) {
        for (int first = 0; ; first += PAGE) {
            List<Task> page = tasks.createTaskQuery()
                    .active()
                    .dueBefore(Date.from(now.plus(LOOK_AHEAD)))
                    .orderByTaskId()
                    .asc()
                    .listPage(first, PAGE);
            page.stream().filter(task -> task.getProcessInstanceId() != null).forEach(task -> lookAt(task, now));
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private void lookAt(Task task, Instant now) {
        Instant due = task.getDueDate().toInstant();
        property(task, REMIND_BEFORE)
                .map(hours -> Duration.ofMinutes(Math.round(60 * Double.parseDouble(hours))))
                .filter(before -> !now.isBefore(workingTime.before(due, before)))
                .ifPresent(before -> once(task, "reminder", due, now, this::remind));
        property(task, ESCALATE_TO)
                .filter(group -> !now.isBefore(due))
                .ifPresent(group -> once(
                        task, "escalation", due, now, (caseId, open, round) -> escalate(caseId, open, round, group)));
    }

    private interface Step {
        void take(String caseId, Task task, int round);
    }

    private void once(Task task, String kind, Instant due, Instant now, Step step) {
        if (sent.contains(task.getId(), kind, due)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                Task open =
                        tasks.createTaskQuery().taskId(task.getId()).active().singleResult();
                if (open != null && mails.knows(processKey(open))) {
                    step.take(caseId(open), open, sent.add(task.getId(), kind, due, now));
                }
            });
        } catch (DuplicateKeyException e) {
            log.debug("Another node writes the {} of task {}.", kind, task.getId());
        } catch (RuntimeException e) {
            // the next task is not to wait for this one; the next look tries again
            log.warn("The {} of task {} could not be written: {}", kind, task.getId(), e.getMessage());
        }
    }

    private void remind(String caseId, Task task, int round) {
        send(caseId, task, round, "task-reminder", people.of(task));
    }

    private void escalate(String caseId, Task task, int round, String group) {
        overdue.handOver(caseId, task, group);
        send(caseId, task, round, "task-escalation", people.of(task, group));
    }

    private void send(String caseId, Task task, int round, String template, List<String> userIds) {
        List<Recipient> recipients = userIds.stream()
                .flatMap(userId -> users.mailOf(userId).map(mail -> new Recipient(mail, userId)).stream())
                .toList();
        Map<String, String> values = Map.of(
                "taskName", task.getName(),
                "taskDue", MOMENT.format(task.getDueDate().toInstant().atZone(workingTime.zone())),
                "taskLink", settings.link("/camunda/app/tasklist/default/#/?task=" + task.getId()));
        EffectKey key = new EffectKey(caseId, task.getTaskDefinitionKey() + "." + template + "." + task.getId(), round);
        CaseMails.Origin origin = new CaseMails.Origin(processKey(task), task.getProcessDefinitionId());
        if (!mails.send(key, origin, template, recipients, values)) {
            trail.note(
                    caseId,
                    "mail_" + template,
                    task.getName(),
                    "notSent",
                    "Nobody who may do the task has a usable mail address. Tell them by other ways.");
        }
    }

    private String caseId(Task task) {
        String businessKey = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        return Objects.requireNonNullElse(businessKey, task.getProcessInstanceId());
    }

    private String processKey(Task task) {
        return repository.getProcessDefinition(task.getProcessDefinitionId()).getKey();
    }

    private Optional<String> property(Task task, String name) {
        UserTask element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return TaskGuard.property(element, name).map(String::strip);
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
