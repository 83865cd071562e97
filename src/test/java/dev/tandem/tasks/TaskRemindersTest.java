package dev.tandem.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * "Key in invoice data" is due after eight working hours, reminds two before, and goes to a group when it is overdue. The 23rd of
 * November 2026 is a Monday.
 */
@TandemTest
class TaskRemindersTest {

    private static final Instant DUE = at("2026-11-23T16:00");

    @Autowired
    private Cases cases;

    @Autowired
    private TaskReminders reminders;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private String caseId;

    @BeforeEach
    void aTaskWaitsSinceMondayMorning() {
        ClockUtil.setCurrentTime(Date.from(at("2026-11-23T08:00")));
        caseId = cases.send(SampleInvoice.scan(), "scan.pdf");
        assertThat(cases.task(caseId).getDueDate()).isEqualTo(Date.from(DUE));
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
        // the next test looks at its own task only
        tasks.createTaskQuery().processInstanceBusinessKey(caseId).list().forEach(task -> {
            task.setDueDate(null);
            tasks.saveTask(task);
        });
    }

    @Test
    void whoMayDoTheTaskIsRemindedOnceInTime() {
        reminders.lookAtAll(at("2026-11-23T13:59"));
        assertThat(mails("task-reminder")).isEmpty();

        reminders.lookAtAll(at("2026-11-23T14:00"));
        reminders.lookAtAll(at("2026-11-23T14:01"));

        assertThat(mails("task-reminder")).containsExactly("clerk@tandem.example");
        assertThat(jdbc.sql("select body_text from mail_outbox where effect_key like ?")
                        .param(caseId + ".%task-reminder%")
                        .query(String.class)
                        .single())
                .contains(
                        "Key in invoice data",
                        "Mon 23 Nov 2026, 16:00",
                        cases.task(caseId).getId());
    }

    @Test
    void anOverdueTaskIsHandedToTheGroupOnceAndTheClaimEnds() {
        cases.as("clerk", () -> tasks.claim(cases.task(caseId).getId(), "clerk"));
        reminders.lookAtAll(DUE.minusSeconds(1));
        assertThat(mails("task-escalation")).isEmpty();

        reminders.lookAtAll(DUE);
        reminders.lookAtAll(DUE.plus(Duration.ofDays(1)));

        assertThat(mails("task-escalation")).containsExactly("manager@tandem.example");
        Task task = cases.task(caseId);
        assertThat(task.getAssignee()).isNull();
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder("clerks", "managers");
        assertThat(jdbc.sql("select count(*) from decision_trail where case_id = ? and decision = 'escalated'")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatWasMissedWhileNothingRanIsMadeUpFor() {
        reminders.lookAtAll(DUE.plus(Duration.ofDays(3)));

        assertThat(mails("task-reminder")).hasSize(1);
        assertThat(mails("task-escalation")).hasSize(1);
    }

    @Test
    void anotherDueDateCounts() {
        reminders.lookAtAll(at("2026-11-23T14:00"));
        Task task = cases.task(caseId);
        task.setDueDate(Date.from(at("2026-11-25T16:00")));
        tasks.saveTask(task);

        reminders.lookAtAll(at("2026-11-23T16:30"));
        assertThat(mails("task-escalation")).isEmpty();
        reminders.lookAtAll(at("2026-11-25T14:00"));

        assertThat(mails("task-reminder")).hasSize(2);
    }

    @Test
    void severalNodesAtOnceWriteOneMail() {
        List<CompletableFuture<Void>> nodes = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> reminders.lookAtAll(at("2026-11-23T14:00"))))
                .limit(6)
                .toList();
        nodes.forEach(CompletableFuture::join);

        assertThat(mails("task-reminder")).hasSize(1);
    }

    @Test
    void aTaskThatIsDoneIsLeftAlone() {
        cases.decide(caseId, "clerk", "reject", "Unreadable.");

        reminders.lookAtAll(DUE);

        assertThat(mails("task-reminder")).isEmpty();
        assertThat(mails("task-escalation")).isEmpty();
    }

    private List<String> mails(String template) {
        return jdbc.sql("select recipient from mail_outbox where effect_key like ?")
                .param(caseId + ".%." + template + "%")
                .query(String.class)
                .list();
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }
}
