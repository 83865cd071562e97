package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each sample user may and may not do in the engine, asked over its REST API. */
@AccessTest
class PermissionsTest {

    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    @LocalServerPort
    private int port;

    @Autowired
    private TestModel model;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    private Task keyIn;
    private Task approve;

    @BeforeEach
    void twoCases() {
        keyIn = model.atKeyIn("INV-T" + UUID.randomUUID());
        approve = model.atApprove("INV-T" + UUID.randomUUID());
    }

    /** Placeholders: {keyIn}, {approve} task ids, {instance}, {definition} of the second case. */
    @ParameterizedTest(name = "{0}: {1} {2} -> {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # starting a case
            clerk      | POST   | /process-definition/{definition}/submit-form            | {"variables":{}} | yes
            approver   | POST   | /process-definition/{definition}/submit-form            | {"variables":{}} | no
            manager    | POST   | /process-definition/{definition}/submit-form            | {"variables":{}} | no
            finance    | POST   | /process-definition/{definition}/submit-form            | {"variables":{}} | no
            sales      | POST   | /process-definition/{definition}/submit-form            | {"variables":{}} | no
            owner      | POST   | /process-definition/{definition}/submit-form            | {"variables":{}} | no
            ops        | POST   | /process-definition/{definition}/submit-form            | {"variables":{}} | no
            clerk      | POST   | /process-definition/{definition}/start                  | {"variables":{"amount":{"value":1}}} | no
            clerk      | POST   | /process-definition/{definition}/start                  | {"startInstructions":[{"type":"startBeforeActivity","activityId":"approve"}]} | no
            admin      | POST   | /process-definition/{definition}/start                  | {"startInstructions":[{"type":"startBeforeActivity","activityId":"approve"}]} | yes

            # seeing and doing tasks
            clerk      | GET    | /task/{keyIn}                                           | | yes
            approver   | GET    | /task/{keyIn}                                           | | no
            approver   | GET    | /task/{approve}                                         | | yes
            clerk      | GET    | /task/{approve}                                         | | no
            sales      | GET    | /task/{keyIn}                                           | | no
            sales      | GET    | /task/{approve}                                         | | no
            compliance | GET    | /task/{approve}                                         | | no
            finance    | GET    | /task/{approve}                                         | | no
            ops        | GET    | /task/{approve}                                         | | yes
            approver   | POST   | /task/{approve}/claim                                   | {"userId":"approver"} | yes
            approver   | POST   | /task/{keyIn}/claim                                     | {"userId":"approver"} | no
            approver   | POST   | /task/{approve}/claim                                   | {"userId":"manager"} | no
            approver   | POST   | /task/{approve}/complete                                | {} | yes
            clerk      | POST   | /task/{approve}/complete                                | {} | no
            sales      | POST   | /task/{approve}/complete                                | {} | no
            ops        | POST   | /task/{approve}/complete                                | {} | no
            ops        | POST   | /task/{approve}/claim                                   | {"userId":"ops"} | no
            owner      | POST   | /task/{approve}/complete                                | {} | no
            approver   | POST   | /task/{approve}/assignee                                | {"userId":"manager"} | no
            approver   | POST   | /task/{approve}/delegate                                | {"userId":"manager"} | no
            approver   | POST   | /task/{approve}/identity-links                          | {"groupId":"sales","type":"candidate"} | no
            approver   | PUT    | /task/{approve}                                         | {"name":"x"} | no
            approver   | POST   | /task/{approve}/bpmnError                               | {"errorCode":"x"} | no
            approver   | POST   | /task/create                                            | {"name":"x"} | no
            ops        | POST   | /task/create                                            | {"name":"x"} | no

            # variables
            approver   | GET    | /task/{approve}/variables                               | | yes
            clerk      | GET    | /process-instance/{instance}/variables                  | | yes
            sales      | GET    | /process-instance/{instance}/variables                  | | no
            approver   | PUT    | /task/{approve}/variables/amount                        | {"value":1,"type":"Double"} | no
            approver   | PUT    | /task/{approve}/localVariables/amount                   | {"value":1,"type":"Double"} | no
            approver   | PUT    | /process-instance/{instance}/variables/amount           | {"value":1,"type":"Double"} | no
            ops        | PUT    | /process-instance/{instance}/variables/amount           | {"value":1,"type":"Double"} | no
            owner      | PUT    | /process-instance/{instance}/variables/amount           | {"value":1,"type":"Double"} | no
            admin      | PUT    | /process-instance/{instance}/variables/amount           | {"value":1,"type":"Double"} | yes

            # instances
            sales      | GET    | /process-instance/{instance}                            | | no
            owner      | GET    | /process-instance/{instance}                            | | yes
            ops        | GET    | /process-instance/{instance}                            | | yes
            approver   | PUT    | /process-instance/{instance}/suspended                  | {"suspended":true} | no
            owner      | PUT    | /process-instance/{instance}/suspended                  | {"suspended":true} | no
            ops        | PUT    | /process-instance/{instance}/suspended                  | {"suspended":true} | yes
            approver   | DELETE | /process-instance/{instance}                            | | no
            ops        | DELETE | /process-instance/{instance}                            | | no
            owner      | DELETE | /process-instance/{instance}                            | | no
            ops        | POST   | /process-instance/{instance}/modification               | {"instructions":[{"type":"startBeforeActivity","activityId":"keyIn"}]} | no
            owner      | POST   | /process-instance/{instance}/modification               | {"instructions":[{"type":"startBeforeActivity","activityId":"keyIn"}]} | no
            clerk      | POST   | /process-instance/{instance}/modification               | {"instructions":[{"type":"cancel","activityId":"approve"}]} | no
            ops        | POST   | /migration/execute                                      | {"migrationPlan":{"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}","instructions":[]},"processInstanceIds":["{instance}"]} | no
            owner      | GET    | /history/process-instance/{instance}                    | | yes
            sales      | GET    | /history/process-instance/{instance}                    | | no

            # definitions and deployments
            clerk      | GET    | /process-definition/{definition}/xml                    | | yes
            sales      | GET    | /process-definition/{definition}/xml                    | | no
            owner      | GET    | /process-definition/{definition}/xml                    | | yes
            clerk      | PUT    | /process-definition/{definition}/history-time-to-live   | {"historyTimeToLive":1} | no
            owner      | DELETE | /process-definition/{definition}                        | | no
            ops        | DELETE | /process-definition/{definition}                        | | no

            # people and rights
            clerk      | GET    | /user/clerk/profile                                     | | yes
            clerk      | GET    | /user/approver/profile                                  | | no
            clerk      | PUT    | /user/approver/credentials                              | {"password":"hacked-hacked","authenticatedUserPassword":"clerk"} | no
            clerk      | DELETE | /user/clerk                                             | | no
            clerk      | POST   | /user/create                                            | {"profile":{"id":"eve"},"credentials":{"password":"eve"}} | no
            clerk      | PUT    | /group/camunda-admin/members/clerk                      | | no
            ops        | PUT    | /group/camunda-admin/members/ops                        | | no
            owner      | PUT    | /group/camunda-admin/members/owner                      | | no
            clerk      | POST   | /authorization/create                                   | {"type":1,"permissions":["ALL"],"userId":"clerk","resourceType":0,"resourceId":"*"} | no
            ops        | POST   | /authorization/create                                   | {"type":1,"permissions":["ALL"],"userId":"ops","resourceType":0,"resourceId":"*"} | no
            clerk      | POST   | /filter/create                                          | {"resourceType":"Task","name":"for all","query":{}} | no
            ops        | POST   | /filter/create                                          | {"resourceType":"Task","name":"for all","query":{}} | no
            """)
    void eachRoleMayDoItsWorkAndNoMore(String user, String method, String path, String body, String allowed) {
        var answer = Client.program(port, user)
                .json(method, "/engine-rest" + filled(path), body == null ? "" : filled(body));
        if (allowed.equals("yes")) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        } else {
            assertThat(REFUSED).as(answer.statusCode() + " " + answer.body()).contains(answer.statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clerk, tasklist",
        "approver, tasklist",
        "manager, tasklist",
        "finance, tasklist",
        "sales, tasklist",
        "compliance, tasklist",
        "owner, cockpit",
        "ops, cockpit",
        "admin, tasklist cockpit admin"
    })
    void eachRoleHasItsApplicationsOnly(String user, String apps) {
        Client browser = Client.signedIn(port, user);
        for (String app : new String[] {"tasklist", "cockpit", "admin"}) {
            assertThat(browser.page("/camunda/app/" + app + "/default/").statusCode())
                    .as(user + " in " + app)
                    .isEqualTo(apps.contains(app) ? 200 : 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "approver", "sales", "owner", "ops"})
    void nobodyReadsTheListOfUsers(String user) {
        assertThat(Client.program(port, user)
                        .get("/engine-rest/user?maxResults=100")
                        .body())
                .doesNotContain("\"id\":\"admin\"");
        assertThat(Client.program(port, user)
                        .get("/engine-rest/authorization?maxResults=100")
                        .body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"clerk, 0", "approver, 0", "sales, 0"})
    void employeesSeeNoHistoryOfOthers(String user, int count) {
        assertThat(Client.program(port, user)
                        .get("/engine-rest/history/task/count")
                        .body())
                .contains("\"count\":" + count);
    }

    @Test
    void theTaskOfOneGroupIsInNobodyElsesList() {
        String list = Client.program(port, "approver")
                .get("/engine-rest/task?maxResults=100")
                .body();
        assertThat(list).contains(approve.getId()).doesNotContain(keyIn.getId());
        assertThat(Client.program(port, "sales")
                        .get("/engine-rest/task?maxResults=100")
                        .body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"owner, 200", "admin, 200", "ops, 403", "clerk, 403", "approver, 403"})
    void onlyOwnersDeploy(String user, int expected) {
        String boundary = "x" + UUID.randomUUID();
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nfrom a test\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"note.form\"\r\n\r\n{\"id\": \"note\", \"type\": \"default\", \"components\": []}\r\n--"
                + boundary + "--\r\n";
        assertThat(Client.program(port, user)
                        .send(
                                "POST",
                                "/engine-rest/deployment/create",
                                body,
                                "Content-Type",
                                "multipart/form-data; boundary=" + boundary)
                        .statusCode())
                .isEqualTo(expected);
    }

    @Test
    void operationsRepeatAFailedStepAndOthersDoNot() {
        String job = management
                .createJobQuery()
                .processInstanceId(approve.getProcessInstanceId())
                .singleResult()
                .getId();
        assertThat(Client.program(port, "approver")
                        .json("PUT", "/engine-rest/job/" + job + "/retries", "{\"retries\":2}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Client.program(port, "owner")
                        .json("PUT", "/engine-rest/job/" + job + "/retries", "{\"retries\":2}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Client.program(port, "ops")
                        .json("PUT", "/engine-rest/job/" + job + "/retries", "{\"retries\":2}")
                        .statusCode())
                .isEqualTo(204);
    }

    /** The job that cleans up history: the engine itself would let everybody stop it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            clerk | PUT    | /retries   | {"retries":0}        | 403
            clerk | PUT    | /suspended | {"suspended":true}   | 403
            clerk | PUT    | /duedate   | {"duedate":"2099-01-01T00:00:00.000+0000"} | 403
            clerk | PUT    | /priority  | {"priority":-5}      | 403
            clerk | POST   | /execute   | {}                   | 403
            clerk | DELETE |            |                      | 403
            clerk | GET    | /stacktrace |                     | 403
            owner | PUT    | /suspended | {"suspended":true}   | 403
            ops   | PUT    | /suspended | {"suspended":true}   | 403
            ops   | DELETE |            |                      | 403
            ops   | PUT    | /retries   | {"retries":3}        | 204
            admin | PUT    | /suspended | {"suspended":false}  | 204
            """)
    void jobsOfTheEngineItselfAreOfOperationsAndAdministrators(
            String user, String method, String what, String body, int expected) {
        Job job = history.findHistoryCleanupJobs().get(0);
        String path = "/engine-rest/job/" + job.getId() + (what == null ? "" : what);
        var answer = Client.program(port, user).json(method, path, body == null ? "" : body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        if (expected == 403) {
            assertThat(history.findHistoryCleanupJobs().get(0))
                    .usingRecursiveComparison()
                    .comparingOnlyFields("id", "retries", "suspensionState", "duedate", "priority", "revision")
                    .isEqualTo(job);
        }
    }

    /** Five refusals would else be an incident. */
    @Test
    void whoMayNotExecuteAJobUsesUpNoneOfItsAttempts() {
        Job job = management
                .createJobQuery()
                .processInstanceId(approve.getProcessInstanceId())
                .singleResult();
        assertThat(Client.program(port, "approver")
                        .json("POST", "/engine-rest/job/" + job.getId() + "/execute", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(management.createJobQuery().jobId(job.getId()).singleResult())
                .usingRecursiveComparison()
                .comparingOnlyFields("retries", "exceptionMessage", "revision")
                .isEqualTo(job);
    }

    @Test
    void peopleChangeTheirOwnPassword() {
        String body = "{\"password\":\"a longer one\",\"authenticatedUserPassword\":\"manager\"}";
        assertThat(Client.program(port, "manager")
                        .json("PUT", "/engine-rest/user/manager/credentials", body)
                        .statusCode())
                .isEqualTo(204);
        assertThat(Client.program(port, "manager", "a longer one")
                        .json(
                                "PUT",
                                "/engine-rest/user/manager/credentials",
                                "{\"password\":\"manager\",\"authenticatedUserPassword\":\"a longer one\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    private String filled(String text) {
        return text.replace("{keyIn}", keyIn.getId())
                .replace("{approve}", approve.getId())
                .replace("{instance}", approve.getProcessInstanceId())
                .replace("{definition}", approve.getProcessDefinitionId());
    }
}
