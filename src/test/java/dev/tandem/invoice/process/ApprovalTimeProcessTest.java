package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.identity.Groups;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An approval that takes its time: the engine's clock is moved. The 23rd of November 2026 is a Monday. */
@TandemTest
class ApprovalTimeProcessTest {

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private String caseId;

    @BeforeEach
    void anInvoiceWaitsForApprovalSinceMondayMorning() {
        itIs("2026-11-23T08:00");
        caseId = cases.send(SampleInvoice.bergmann("1500.00"));
    }

    @AfterEach
    void realTime() {
        ClockUtil.reset();
    }

    @Test
    void theTaskIsDueInWorkingTime() {
        assertThat(cases.task(caseId).getDueDate()).isEqualTo(Date.from(at("2026-11-23T16:00")));
    }

    @Test
    void aQuestionStopsTheClock() {
        itIs("2026-11-23T11:00");
        cases.decide(caseId, "approver", "askBack", "Which department?");
        itIs("2026-11-25T09:00");
        cases.decide(caseId, "clerk", "answered", "Marketing.");

        // three of eight hours were used before the question
        assertThat(cases.task(caseId).getDueDate()).isEqualTo(Date.from(at("2026-11-25T14:00")));
    }

    @Test
    void whoMayApproveIsRemindedOnce() {
        fireTimers("2026-11-23T13:59");
        assertThat(mailsTo("remindApprovers")).isEmpty();

        fireTimers("2026-11-23T14:00");
        List<String> first = mailsTo("remindApprovers");
        fireTimers("2026-11-23T15:00");

        assertThat(first).contains("approver@tandem.example");
        assertThat(mailsTo("remindApprovers")).isEqualTo(first);
    }

    @Test
    void onlyWhoHasClaimedTheApprovalIsReminded() {
        another("approver2", Groups.APPROVERS);
        cases.as("approver", () -> tasks.claim(cases.task(caseId).getId(), "approver"));

        fireTimers("2026-11-23T14:00");

        assertThat(mailsTo("remindApprovers")).containsExactly("approver@tandem.example");
    }

    @Test
    void everybodyWhoMayApproveIsReminded() {
        another("approver2", Groups.APPROVERS);

        fireTimers("2026-11-23T14:00");

        assertThat(mailsTo("remindApprovers")).contains("approver@tandem.example", "approver2@tandem.example");
    }

    @Test
    void anOverdueApprovalIsHandedToTheManagersAndTheClaimEnds() {
        cases.as("approver", () -> tasks.claim(cases.task(caseId).getId(), "approver"));

        fireTimers("2026-11-23T16:00");

        assertThat(cases.task(caseId).getAssignee()).isNull();
        assertThat(tasks.getIdentityLinksForTask(cases.task(caseId).getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder(Groups.APPROVERS, Groups.MANAGERS);
        assertThat(mailsTo("tellManager")).containsExactly("manager@tandem.example");
        assertThat(jdbc.sql("select reason from decision_trail where case_id = ? and decision = 'escalated'")
                        .param(caseId)
                        .query(String.class)
                        .single())
                .contains("managers", "Anton Approver");
        cases.decide(caseId, "manager", "approve", null);
        assertThat(cases.variable(caseId, "postingId")).isNotNull();
    }

    @Test
    void whatWasApprovedBeforeTheJobRanIsNeitherHandedOverNorTold() {
        itIs("2026-11-23T16:00");
        management.createJobQuery().timers().executable().list().stream()
                .filter(this::isOfTheCase)
                .map(Job::getId)
                .forEach(management::executeJob);
        cases.as("approver", () -> tasks.complete(cases.task(caseId).getId(), java.util.Map.of("decision", "approve")));
        cases.runJobs(caseId);

        assertThat(mailsTo("remindApprovers")).isEmpty();
        assertThat(mailsTo("tellManager")).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from decision_trail where case_id = ? and decision in ('escalated', 'notSent')")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void fireTimers(String time) {
        itIs(time);
        management.createJobQuery().timers().executable().list().stream()
                .filter(this::isOfTheCase)
                .map(Job::getId)
                .forEach(management::executeJob);
        cases.runJobs(caseId);
    }

    private boolean isOfTheCase(Job job) {
        return job.getProcessInstanceId().equals(cases.task(caseId).getProcessInstanceId());
    }

    private List<String> mailsTo(String activity) {
        return jdbc.sql("select recipient from mail_outbox where effect_key like ?")
                .param(caseId + ".serviceTask_" + activity + ".%")
                .query(String.class)
                .list();
    }

    private void another(String id, String group) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setPassword(id);
            user.setEmail(id + "@tandem.example");
            identity.saveUser(user);
            identity.createMembership(id, group);
        }
    }

    private static void itIs(String time) {
        ClockUtil.setCurrentTime(Date.from(at(time)));
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }
}
