package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.identity.Groups;
import dev.tandem.invoice.Approvals;
import dev.tandem.invoice.Invoices;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Above the limit two different people approve: tries every way in which one person might do both. */
@TandemServerTest
class FourEyesTest {

    private static final String ABOVE_THE_LIMIT = "20000.00";
    private static final String APPROVE = "{\"variables\":{\"decision\":{\"value\":\"approve\",\"type\":\"String\"}}}";
    private static final String SOMEBODY_ELSE = "somebody else";

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Invoices invoices;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    private String caseId;

    @BeforeEach
    void aManagerWhoIsAnApproverTooHasGivenTheFirstApproval() {
        secondManager();
        caseId = cases.send(SampleInvoice.bergmann(ABOVE_THE_LIMIT));
        identity.createMembership("manager", Groups.APPROVERS);
        cases.decide(caseId, "manager", "approve", null);
        identity.deleteMembership("manager", Groups.APPROVERS);
        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
    }

    @Test
    void aSecondPersonFinishesWhatTheFirstBegan() {
        cases.decide(caseId, "manager2", "approve", null);

        assertThat(approvals.valid(caseId)).extracting("approver").containsExactly("manager", "manager2");
        assertThat(invoices.get(caseId).postingId()).isNotNull();
    }

    @Test
    void theFirstPersonCanNeitherClaimNorCompleteTheSecondApprovalOverRest() {
        Api manager = new Api(port, "manager");

        assertRefused(manager.post(path("claim"), "{\"userId\":\"manager\"}"));
        assertRefused(manager.post(path("complete"), APPROVE));
        assertRefused(manager.post(path("submit-form"), APPROVE));
        assertRefused(manager.post(path("resolve"), APPROVE));
        nothingHappened();
    }

    @Test
    void theFirstPersonCanNeitherClaimNorCompleteTheSecondApprovalInJava() {
        Task task = cases.task(caseId);
        Map<String, Object> approve = Map.of("decision", "approve");

        refused(() -> cases.as("manager", () -> tasks.claim(task.getId(), "manager")));
        refused(() -> cases.as("manager", () -> tasks.complete(task.getId(), approve)));
        refused(() -> cases.as("manager", () -> tasks.completeWithVariablesInReturn(task.getId(), approve, false)));
        refused(() -> cases.as("manager", () -> tasks.resolveTask(task.getId(), approve)));
        refused(() -> cases.as("manager", () -> forms.submitTaskForm(task.getId(), approve)));
        nothingHappened();
    }

    @Test
    void nobodyCanMakeTheFirstPersonTheAssignee() {
        String taskId = cases.task(caseId).getId();
        Api admin = new Api(port, "admin");

        assertRefused(admin.post(path("assignee"), "{\"userId\":\"manager\"}"));
        assertRefused(admin.post(path("delegate"), "{\"userId\":\"manager\"}"));
        assertRefused(admin.put("/engine-rest/task/" + taskId, "{\"name\":\"Approve\",\"assignee\":\"manager\"}"));
        refused(() -> cases.as("admin", () -> tasks.setAssignee(taskId, "manager")));
        refused(() -> cases.as("admin", () -> tasks.delegateTask(taskId, "manager")));
        refused(() -> cases.as("admin", () -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            task.setAssignee("manager");
            tasks.saveTask(task);
        }));
        refused(() -> cases.as("admin", () -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            task.delegate("manager");
            tasks.saveTask(task);
        }));
        refused(() -> tasks.claim(taskId, "manager"));
        nothingHappened();
    }

    @Test
    void whoSentTheInvoiceInCannotApproveIt() {
        identity.createMembership("clerk", Groups.MANAGERS);
        try {
            String taskId = cases.task(caseId).getId();

            refused(() -> cases.as("clerk", () -> tasks.claim(taskId, "clerk")));
            refused(() -> cases.as("clerk", () -> tasks.complete(taskId, Map.of("decision", "approve"))));
            refused(() -> cases.as("admin", () -> tasks.setAssignee(taskId, "clerk")));
            nothingHappened();
        } finally {
            identity.deleteMembership("clerk", Groups.MANAGERS);
        }
    }

    @Test
    void anApprovalEndsWhenTheDataChange() {
        cases.decide(caseId, "manager2", "askBack", "Which department?");
        assertThat(approvals.valid(caseId)).hasSize(1);

        invoices.correct(caseId, invoices.get(caseId).requiredData(), "finance");

        assertThat(approvals.valid(caseId)).isEmpty();
        assertThat(approvals.of(caseId)).hasSize(1);
    }

    @Test
    void aQuestionThatChangesNothingLeavesTheFirstApproval() {
        cases.decide(caseId, "manager2", "askBack", "Which department?");
        cases.decide(caseId, "clerk", "answered", "Marketing.");

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        refused(() -> cases.as("manager", () -> tasks.claim(cases.task(caseId).getId(), "manager")));
        cases.decide(caseId, "manager2", "approve", null);
        assertThat(invoices.get(caseId).postingId()).isNotNull();
    }

    @Test
    void aModelDrawnAroundTheApprovalPostsNothing() throws IOException {
        String drawnAround = Files.readString(Path.of("processes/invoice-approval/invoice-approval.bpmn"))
                .replace("${approvalNeeded == false}", "${approvalNeeded || !approvalNeeded}");
        String deployment = repository
                .createDeployment()
                .addString("invoice-approval.bpmn", drawnAround)
                .deploy()
                .getId();
        try {
            String other = cases.send(SampleInvoice.bergmann(ABOVE_THE_LIMIT));

            assertThat(cases.isAt(other, InvoiceApproval.RESOLVE_POSTING)).isTrue();
            assertThat((String) cases.variable(other, "refusalReason"))
                    .contains("An approval of the group \"approvers\" is missing");
            assertThat(invoices.get(other).postingId()).isNull();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private void nothingHappened() {
        assertThat(approvals.valid(caseId)).hasSize(1);
        assertThat(cases.task(caseId).getAssignee()).isNull();
        assertThat(cases.task(caseId).getDelegationState()).isNull();
        assertThat(invoices.get(caseId).postingId()).isNull();
    }

    private static void refused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).hasMessageContaining(SOMEBODY_ELSE);
    }

    private static void assertRefused(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.toString()).contains(SOMEBODY_ELSE);
    }

    private String path(String way) {
        return "/engine-rest/task/" + cases.task(caseId).getId() + "/" + way;
    }

    private void secondManager() {
        if (identity.createUserQuery().userId("manager2").count() == 0) {
            User user = identity.newUser("manager2");
            user.setPassword("manager2");
            user.setEmail("manager2@tandem.example");
            identity.saveUser(user);
            identity.createMembership("manager2", Groups.MANAGERS);
        }
    }
}
