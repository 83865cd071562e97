package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.bare.Bait;
import dev.tandem.testing.bare.BareStarter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/**
 * Attacks on the running Tandem over HTTP, also by models that are already in its database. The administrator sends them: who
 * may do everything in the engine still gets no code to run, and no Java object into it.
 */
@TandemServerTest
class RuntimeAttacksTest {

    private static final String LONG = "x".repeat(4001);

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private Http admin;

    @BeforeEach
    void signIn() {
        admin = Http.tandem(port, "admin");
    }

    static Stream<Arguments> models() {
        return HostileModels.all().entrySet().stream().map(model -> Arguments.of(model.getKey(), model.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void noModelRunsItsCode(String attack, String model) {
        String key = "attack" + Math.abs(attack.hashCode());
        String own = model.replace("\"attack\"", "\"" + key + "\"");
        int before = Trap.sprung();

        Http.Answer deployed = admin.deploy(attack, Map.of("attack.bpmn", own));
        if (deployed.status() == 200) {
            start(key);
        } else {
            assertThat(deployed.status()).as(deployed.body()).isEqualTo(400);
        }
        assertThat(Trap.sprung()).isEqualTo(before);

        putIntoDatabase(own);
        int between = Trap.sprung();
        Http.Answer started = start(key);
        assertThat(started.status()).as(started.body()).isGreaterThanOrEqualTo(400);
        assertThat(Trap.sprung()).isEqualTo(between);
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName(HostileModels.RAN)
                        .count())
                .isZero();
    }

    @Test
    void aModelRunsItsCodeOnABareStarter() {
        Http bare = new Http(BareStarter.running(), null);
        Path mark = Bait.fresh("class");
        String model = HostileModels.of("class of a service task").replace(Trap.class.getName(), Bait.class.getName());

        assertThat(bare.deploy("attack", Map.of("attack.bpmn", model)).status()).isEqualTo(200);
        assertThat(bare.post("/engine-rest/process-definition/key/attack/start", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(mark).exists();
    }

    @Test
    void aScriptRunsOnABareStarter() {
        Http bare = new Http(BareStarter.running(), null);
        String model = HostileModels.of("script task, juel").replace("\"attack\"", "\"script\"");

        assertThat(bare.deploy("script", Map.of("script.bpmn", model)).status()).isEqualTo(200);
        String instance = bare.post("/engine-rest/process-definition/key/script/start", "{}")
                .id();
        assertThat(bare.get("/engine-rest/history/variable-instance?variableName=ran&processInstanceId=" + instance)
                        .json())
                .hasSize(1);
    }

    /** An address becomes an object whose methods FEEL calls; opening a connection is one of them. */
    @Test
    void anObjectSentOverHttpReachesNoDecision() {
        Http bare = new Http(BareStarter.running(), null);
        String instance = waiting(bare);
        assertThat(sendAddress(bare, instance).status()).isEqualTo(204);
        String task = bare.get("/engine-rest/task?processInstanceId=" + instance)
                .json()
                .get(0)
                .get("id")
                .asText();
        bare.post("/engine-rest/task/" + task + "/complete", "{}");
        assertThat(bare.get("/engine-rest/history/variable-instance?variableName=ran&processInstanceId=" + instance)
                        .json()
                        .get(0)
                        .get("value")
                        .asText())
                .as("the attack works on a bare starter")
                .isEqualTo("inside.example");

        putIntoDatabase(decides());
        String own = runtime.startProcessInstanceByKey("decides").getId();
        Http.Answer refused = sendAddress(admin, own);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("an object of a type that Tandem does not take");
        assertThat(runtime.getVariables(own)).isEmpty();
    }

    /** Placeholders: {instance}, {task}. The value takes the place of $. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PUT  | /process-instance/{instance}/variables/x      | $
            POST | /process-instance/{instance}/variables        | {"modifications":{"x":$}}
            PUT  | /execution/{instance}/localVariables/x        | $
            POST | /execution/{instance}/localVariables          | {"modifications":{"x":$}}
            PUT  | /task/{task}/variables/x                      | $
            POST | /task/{task}/variables                        | {"modifications":{"x":$}}
            PUT  | /task/{task}/localVariables/x                 | $
            POST | /task/{task}/localVariables                   | {"modifications":{"x":$}}
            POST | /process-instance/variables-async             | {"processInstanceIds":["{instance}"],"variables":{"x":$}}
            POST | /process-instance/{instance}/modification     | {"instructions":[{"type":"startBeforeActivity","activityId":"u","variables":{"x":$}}]}
            POST | /process-definition/key/waits/start           | {"variables":{"x":$}}
            POST | /process-definition/key/waits/submit-form     | {"variables":{"x":$}}
            POST | /task/{task}/complete                         | {"variables":{"x":$}}
            POST | /task/{task}/submit-form                      | {"variables":{"x":$}}
            POST | /task/{task}/resolve                          | {"variables":{"x":$}}
            POST | /message                                      | {"messageName":"go","processInstanceId":"{instance}","processVariables":{"x":$}}
            POST | /message                                      | {"messageName":"go","processInstanceId":"{instance}","processVariablesLocal":{"x":$}}
            POST | /message                                      | {"messageName":"begin","processVariables":{"x":$}}
            POST | /execution/{waits}/messageSubscriptions/go/trigger | {"variables":{"x":$}}
            POST | /signal                                       | {"name":"bang","variables":{"x":$}}
            """)
    void noObjectAndNothingTooLargeIsTakenByAnyRoute(String method, String path, String body) {
        putIntoDatabase(waits());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a map", "{\"value\":{\"a\":1}}");
        values.put("a list", "{\"value\":[1]}");
        values.put(
                "an object in Java's format",
                "{\"value\":\"rO0AB3A=\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}");
        values.put(
                "an object in JSON",
                "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/json\"}}");
        values.put(
                "an object that is not kept",
                "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/json\",\"transient\":true}}");
        values.put("JSON", "{\"value\":\"{}\",\"type\":\"Json\"}");
        values.put("XML", "{\"value\":\"<a/>\",\"type\":\"Xml\"}");
        values.put("a type that there is not", "{\"value\":\"1\",\"type\":\"dev.tandem.Nothing\"}");
        values.put("a kind of types", "{\"value\":1,\"type\":\"Number\"}");
        values.put("a long text", "{\"value\":\"" + LONG + "\",\"type\":\"String\"}");
        values.put("a long text without a type", "{\"value\":\"" + LONG + "\"}");
        String instance = runtime.startProcessInstanceByKey("waits").getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        String waits = runtime.createExecutionQuery()
                .processInstanceId(instance)
                .messageEventSubscriptionName("go")
                .singleResult()
                .getId();

        values.forEach((what, value) -> {
            Http.Answer answer = admin.send(
                    method,
                    "/engine-rest"
                            + path.replace("{instance}", instance)
                                    .replace("{task}", task)
                                    .replace("{waits}", waits),
                    body.replace("{instance}", instance).replace("{task}", task).replace("$", value));
            assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).as(what).doesNotContain("java.lang.", "\tat ");
        });
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .count())
                .isZero();
    }

    @Test
    void aTypedBusinessKeyIsIgnored() {
        putIntoDatabase(waits());
        admin.post("/engine-rest/process-definition/key/waits/start", "{\"businessKey\":\"typed\"}");
        admin.post("/engine-rest/process-definition/key/waits/submit-form", "{\"businessKey\":\"typed\"}");
        admin.post(
                "/engine-rest/process-definition/key/waits/start",
                "{\"businessKey\":\"typed\",\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"u\"}]}");
        admin.post("/engine-rest/message", "{\"messageName\":\"begin\",\"businessKey\":\"typed\"}");

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("waits")
                        .count())
                .isGreaterThanOrEqualTo(4);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("typed")
                        .count())
                .isZero();
    }

    @Test
    void whatIsRefusedIsSaidInPlainWords() {
        putIntoDatabase(waits());
        String variable = "/engine-rest/process-instance/"
                + runtime.startProcessInstanceByKey("waits").getId() + "/variables/";

        assertThat(admin.send("PUT", variable + "x", "{\"value\":{\"a\":1}}").body())
                .contains("is an object of the type java.util.LinkedHashMap, which Tandem does not take. Send a text");
        assertThat(admin.send("PUT", variable + "x", "{\"value\":\"" + LONG + "\"}")
                        .body())
                .contains("is too long: 4,001 characters, at most 4,000 are allowed");
        assertThat(admin.send("PUT", variable + "n".repeat(256), "{\"value\":1}")
                        .body())
                .contains("The name of a variable is too long");
        assertThat(admin.send("PUT", variable + "x", "{\"value\":1,\"type\":\"Json\"}")
                        .body())
                .contains("Unsupported value type 'Json'");
        assertThat(admin.send("PUT", variable + "x", "{\"value\":\"" + LONG.substring(1) + "\"}")
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/process-instance",
                "/execution",
                "/variable-instance",
                "/job",
                "/job-definition",
                "/incident",
                "/external-task",
                "/event-subscription",
                "/process-definition",
                "/decision-definition",
                "/deployment",
                "/user",
                "/group",
                "/authorization",
                "/filter",
                "/batch",
                "/history/process-instance",
                "/history/activity-instance",
                "/history/task",
                "/history/variable-instance",
                "/history/detail",
                "/history/incident",
                "/history/job-log",
                "/history/decision-instance",
                "/history/user-operation",
                "/history/identity-link-log",
                "/history/external-task-log",
                "/history/batch"
            })
    void nobodyGetsMoreThanTheLimitAtOnce(String path) {
        Http.Answer answer = admin.get("/engine-rest" + path + "?maxResults=2001");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("A query hands out 2000 results at most.");
        for (String query : List.of("?maxResults=2000", "/count")) {
            assertThat(admin.get("/engine-rest" + path + query).status())
                    .as(query)
                    .isEqualTo(200);
        }
        // without a limit, as long as the list is short
        String count = admin.get("/engine-rest" + path + "/count").body();
        boolean isLong = Integer.parseInt(count.replaceAll("\\D", "")) > 2000;
        assertThat(admin.get("/engine-rest" + path).status()).isEqualTo(isLong ? 400 : 200);
        assertThat(new Http(BareStarter.running(), null)
                        .get("/engine-rest" + path + "?maxResults=2001")
                        .status())
                .as("on a bare starter")
                .isEqualTo(200);
    }

    @Test
    void nobodyGetsMoreThanTheLimitBySavedFilter() {
        String filter = "/engine-rest/filter/"
                + admin.post(
                                "/engine-rest/filter/create",
                                "{\"resourceType\":\"Task\",\"name\":\"all\",\"query\":{},\"properties\":{}}")
                        .id()
                + "/list";
        assertThat(admin.get(filter + "?maxResults=2001").status()).isEqualTo(400);
        assertThat(admin.post(filter + "?firstResult=0&maxResults=2001", "{}").status())
                .isEqualTo(400);
        assertThat(admin.get(filter).status()).isEqualTo(200);
        assertThat(admin.get(filter + "?maxResults=15&firstResult=0").status()).isEqualTo(200);
    }

    private Http.Answer start(String key) {
        return admin.post("/engine-rest/process-definition/key/" + key + "/submit-form", "{\"variables\":{}}");
    }

    private static Http.Answer sendAddress(Http program, String instance) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("data", "type:application/json\n\"http://inside.example/\"");
        parts.put("type", "type:text/plain\njava.net.URL");
        return program.multipart("/engine-rest/process-instance/" + instance + "/variables/x/data", parts);
    }

    private static String waiting(Http bare) {
        bare.deploy("decides", Map.of("decides.bpmn", decides(), "host.dmn", """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
                  <decision id="host" name="d"><variable id="v" name="result"/><literalExpression id="l"><text>x.host</text></literalExpression></decision>
                </definitions>"""));
        return bare.post("/engine-rest/process-definition/key/decides/start", "{}")
                .id();
    }

    private static String decides() {
        return HostileModels.process(
                        "<startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"u\"/><userTask id=\"u\"/><sequenceFlow id=\"f2\" sourceRef=\"u\" targetRef=\"a\"/><businessRuleTask id=\"a\" camunda:decisionRef=\"host\" camunda:resultVariable=\"ran\" camunda:mapDecisionResult=\"singleEntry\"/>")
                .replace("\"attack\"", "\"decides\"");
    }

    private static String waits() {
        return HostileModels.process(
                        "<startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"u\"/><userTask id=\"u\"/><boundaryEvent id=\"b\" attachedToRef=\"u\"><messageEventDefinition messageRef=\"go\"/></boundaryEvent><boundaryEvent id=\"c\" attachedToRef=\"u\"><signalEventDefinition signalRef=\"bang\"/></boundaryEvent><startEvent id=\"m\"><messageEventDefinition messageRef=\"begin\"/></startEvent><sequenceFlow id=\"f3\" sourceRef=\"m\" targetRef=\"u\"/>")
                .replace("\"attack\"", "\"waits\"")
                .replace(
                        "<process",
                        "<message id=\"go\" name=\"go\"/><message id=\"begin\" name=\"begin\"/><signal id=\"bang\" name=\"bang\"/><process");
    }

    /** By an engine without any hardening, on the same database. */
    private void putIntoDatabase(String model) {
        ProcessEngine bare = Engines.bare(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password", ""));
        try {
            bare.getRepositoryService()
                    .createDeployment()
                    .enableDuplicateFiltering(true)
                    .name("put there: " + model.hashCode())
                    .addString("model.bpmn", model)
                    .deploy();
        } finally {
            bare.close();
        }
    }
}
