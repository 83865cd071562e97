package dev.tandem.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tries to do with tasks what one may not, over REST and the Java API. */
@TandemServerTest
class GuardedTasksTest {

    private static final String APPROVE =
            "{\"variables\":{\"decision\":{\"value\":\"approve\",\"type\":\"String\"}%s}}";

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    private Api approver;
    private String caseId;
    private String task;

    @BeforeEach
    void anInvoiceWaitsForApproval() {
        approver = new Api(port, "approver");
        caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        task = approver.taskId(caseId);
    }

    @Test
    void completingWritesOnlyWhatTheFormDeclares() {
        for (String way : List.of("complete", "submit-form")) {
            Api.Answer answer = approver.post(
                    path(way), APPROVE.formatted(",\"approverGroup\":{\"value\":\"clerks\",\"type\":\"String\"}"));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.toString()).contains("approverGroup");
        }
        assertThat(cases.variable(caseId, "approverGroup")).isEqualTo("approvers");
        assertThat(approver.taskId(caseId)).isEqualTo(task);
    }

    @Test
    void aDecisionThatTheFormDoesNotOfferIsRefused() {
        Api.Answer answer = approver.post(
                path("complete"),
                APPROVE.formatted(",\"reason\":{\"value\":\"x\",\"type\":\"String\"}")
                        .replace("approve", "postTwice"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.toString()).contains("postTwice");
    }

    @Test
    void aDecisionAndAReasonAreAskedForOnTheServer() {
        assertThat(approver.post(path("complete"), "{}").status()).isEqualTo(400);
        assertThat(approver.post(path("complete"), APPROVE.formatted("").replace("approve", "reject"))
                        .status())
                .isEqualTo(400);
        assertThat(approver.post(
                                path("complete"),
                                APPROVE.formatted(",\"reason\":{\"value\":\"  \",\"type\":\"String\"}")
                                        .replace("approve", "reject"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNoTextIsRefusedBeforeAnybodyTakesItOver() {
        String object =
                "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/json\"}}";
        for (String reason :
                List.of("{\"value\":5,\"type\":\"Integer\"}", "{\"value\":true,\"type\":\"Boolean\"}", object)) {
            Api.Answer answer = approver.post(
                    path("complete"), APPROVE.formatted(",\"reason\":" + reason).replace("approve", "askBack"));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.toString()).contains("text");
        }
        assertThat(approver.post(path("complete"), "{\"variables\":{\"decision\":" + object + "}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoConfirmedTheNewSupplierDoesNotApproveItsInvoice() {
        cases.as("admin", () -> identity.createMembership("finance", "approvers"));
        try {
            String other = cases.send(SampleInvoice.unknown("1500.00").withIban(""));
            cases.complete(
                    other,
                    "clerk",
                    Map.of("decision", "propose", "proposedName", "Neu GmbH", "proposedCategory", "Office"));
            cases.decide(other, "finance", "confirm", null);
            cases.decide(other, "clerk", "confirm", null);

            assertThatThrownBy(() -> cases.decide(other, "finance", "approve", null))
                    .hasMessageContaining("second person");
        } finally {
            cases.as("admin", () -> identity.deleteMembership("finance", "approvers"));
        }
    }

    @Test
    void nobodyActsInAnotherPersonsName() {
        assertThat(approver.post(path("claim"), "{\"userId\":\"manager\"}").status())
                .isEqualTo(403);
        assertThat(approver.post(path("assignee"), "{\"userId\":\"manager\"}").status())
                .isEqualTo(403);
        assertThat(approver.post(path("delegate"), "{\"userId\":\"manager\"}").status())
                .isEqualTo(403);
        assertThat(new Api(port, "sales")
                        .post(path("complete"), APPROVE.formatted(""))
                        .status())
                .isIn(403, 404);
        assertThat(new Api(port, "clerk")
                        .post(path("complete"), APPROVE.formatted(""))
                        .status())
                .isIn(403, 404);
    }

    @Test
    void whatSomebodyElseHasClaimedIsTheirs() {
        assertThat(approver.post(path("claim"), "{\"userId\":\"approver\"}").status())
                .isEqualTo(204);
        cases.as("admin", () -> tasks.setAssignee(task, "manager"));

        Api.Answer answer = approver.post(path("complete"), APPROVE.formatted(""));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.toString()).contains("manager");
    }

    @Test
    void whoClaimedATaskMayGiveItBack() {
        approver.post(path("claim"), "{\"userId\":\"approver\"}");

        assertThat(approver.post(path("unclaim"), "{}").status()).isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void aTaskCannotBeEndedByAnErrorThatNoModelCatches() {
        assertThat(approver.post(path("bpmnError"), "{\"errorCode\":\"postingRefused\"}")
                        .status())
                .isEqualTo(403);
        assertThat(approver.post(path("bpmnEscalation"), "{\"escalationCode\":\"any\"}")
                        .status())
                .isEqualTo(403);
        assertThat(approver.taskId(caseId)).isEqualTo(task);
    }

    @Test
    void variablesCannotBeWrittenBesideTheForm() {
        String value = "{\"value\":true,\"type\":\"Boolean\"}";
        assertThat(approver.post(path("variables"), "{\"modifications\":{\"approvalNeeded\":" + value + "}}")
                        .status())
                .isEqualTo(403);
        assertThat(approver.post(path("localVariables"), "{\"modifications\":{\"decision\":" + value + "}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void withoutASignedInPersonATaskIsNotCompleted() {
        identity.clearAuthentication();

        assertThatThrownBy(() -> tasks.complete(task, Map.of("decision", "approve")))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("signed-in");
        assertThat(approver.taskId(caseId)).isEqualTo(task);
    }

    @Test
    void whoDidAnotherPartOfTheCaseCanNeitherClaimNorCompleteNorBeGivenTheSecond() {
        cases.as("admin", () -> {
            identity.createMembership("clerk", "approvers");
        });
        try {
            cases.decide(caseId, "approver", "askBack", "Which department?");
            cases.decide(caseId, "clerk", "answered", "Marketing.");
            String second = approver.taskId(caseId);
            Api clerk = new Api(port, "clerk");

            assertThat(clerk.post("/engine-rest/task/" + second + "/claim", "{\"userId\":\"clerk\"}")
                            .status())
                    .isEqualTo(403);
            Api.Answer answer = clerk.post("/engine-rest/task/" + second + "/complete", APPROVE.formatted(""));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.toString()).contains("second person");
            assertThatThrownBy(() -> cases.as("admin", () -> tasks.setAssignee(second, "clerk")))
                    .hasMessageContaining("second person");
        } finally {
            cases.as("admin", () -> identity.deleteMembership("clerk", "approvers"));
        }
    }

    @Test
    void aCaseBeginsOnlyByADocument() {
        Api clerk = new Api(port, "clerk");
        String start = "/engine-rest/process-definition/key/invoice-approval/start";

        assertThat(clerk.post(start, "{}").status()).isGreaterThanOrEqualTo(400);
        Api.Answer empty = clerk.post(start.replace("/start", "/submit-form"), "{}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.toString()).contains("missing");
        assertThat(clerk.post(
                                start,
                                "{\"variables\":{\"invoiceId\":{\"value\":\"" + caseId + "\",\"type\":\"String\"}}}")
                        .status())
                .isGreaterThanOrEqualTo(400);
        Api.Answer beside = clerk.post(
                start,
                "{\"businessKey\":\"x\",\"variables\":{\"invoiceId\":{\"value\":\"" + caseId
                        + "\",\"type\":\"String\"}},\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"serviceTask_postInvoice\"}]}");
        if (beside.status() < 400) {
            assertThatThrownBy(() -> cases.runJobs("x")).hasMessageContaining("belongs to another case");
        }
    }

    private String path(String way) {
        return "/engine-rest/task/" + task + "/" + way;
    }
}
