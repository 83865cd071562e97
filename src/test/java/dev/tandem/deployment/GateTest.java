package dev.tandem.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.deployment.rules.HarmlessBundles;
import dev.tandem.deployment.rules.HostileBundle;
import dev.tandem.deployment.rules.HostileBundles;
import dev.tandem.deployment.rules.Models;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.bare.Bait;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries every attack on the running program, by the Java API and over HTTP, and everything that must go on working. */
@Tag("once")
@TandemServerTest
class GateTest {

    private static final List<String> TABLES = List.of(
            "ACT_RE_DEPLOYMENT", "ACT_GE_BYTEARRAY", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF", "ACT_RE_CAMFORMDEF");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    static Stream<HostileBundle> hostile() {
        return HostileBundles.all().stream();
    }

    static Stream<Arguments> harmless() {
        return HarmlessBundles.all().entrySet().stream()
                .map(bundle -> Arguments.of(bundle.getKey(), bundle.getValue()));
    }

    @Test
    void nothingIsDeployedForATenant() throws Exception {
        String model = java.nio.file.Files.readString(
                java.nio.file.Path.of("processes/invoice-approval/invoice-approval-rules.dmn"));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId("other")
                        .addString("invoice-approval-rules.dmn", model)
                        .deploy())
                .hasMessageContaining("Leave the tenant id empty");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void nothingOfAHostileBundleIsDeployedOrRun(HostileBundle bundle) {
        Path byExpression = Bait.fresh(HostileBundles.MARK);
        Path byClass = Bait.fresh("class");
        List<Long> before = counts();
        Map<String, byte[]> files = besideSomethingHarmless(bundle);

        Throwable refusal = catchThrowable(() -> deploy(files));
        Api.Answer answer = upload("owner", files);

        assertThat(refusal).isInstanceOf(ParseException.class);
        List<Problem> problems = ((ParseException) refusal)
                .getResorceReports().stream()
                        .flatMap(report -> report.getErrors().stream())
                        .toList();
        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.getMainElementId()).isEqualTo(bundle.elementId());
            assertThat(problem.getMessage()).hasSizeGreaterThan(20);
        });
        if (bundle.elementId() != null) {
            assertThat(refusal).hasMessageContaining(bundle.elementId());
        }
        assertThat(refusal).hasMessageStartingWith("Nothing was deployed.");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(counts()).isEqualTo(before);
        assertThat(byExpression).doesNotExist();
        assertThat(byClass).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void whatIsHarmlessIsDeployed(String name, Map<String, byte[]> files) {
        DeploymentWithDefinitions deployment = deploy(files);
        try {
            long definitions = files.keySet().stream()
                    .filter(file -> file.endsWith(".bpmn") || file.endsWith(".dmn"))
                    .count();
            int deployed = size(deployment.getDeployedProcessDefinitions())
                    + size(deployment.getDeployedDecisionDefinitions());
            assertThat(deployed).isEqualTo((int) definitions);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void theAnswerOverHttpSaysWhatWhereAndWhatToDo() {
        String model = Models.process("own", """
                <bpmn:startEvent id="start" name="Begun"/>
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="serviceTask_pay"/>
                <bpmn:serviceTask id="serviceTask_pay" name="Pay" camunda:asyncBefore="true" camunda:class="com.example.Pay"/>""");

        Api.Answer answer = upload("owner", Map.of("own.bpmn", model.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(400);
        JsonNode json = answer.json();
        assertThat(json.path("type").asText()).isEqualTo("ParseException");
        assertThat(json.path("message").asText())
                .startsWith(
                        "Nothing was deployed. 2 things have to be mended first:\n- own.bpmn, serviceTask_pay (line ")
                .contains("names the class \"com.example.Pay\" (class). Models call no classes: name a listed bean by"
                        + " delegateExpression, such as ${sendMailDelegate}.")
                .doesNotContain("Exception", "dev.tandem");
        JsonNode first = json.path("details").path("own.bpmn").path("errors").get(0);
        assertThat(first.path("mainElementId").asText()).isEqualTo("serviceTask_pay");
        assertThat(first.path("line").asInt()).isPositive();
        assertThat(first.path("message").asText()).startsWith("names the class");
    }

    @Test
    void everyFileThatIsWrongHasItsOwnReport() {
        Throwable refusal = catchThrowable(() -> deploy(Map.of("a.js", new byte[0], "b.html", new byte[0])));

        assertThat(((ParseException) refusal).getResorceReports())
                .extracting("resourceName")
                .containsExactly("a.js", "b.html");
    }

    private static Map<String, byte[]> besideSomethingHarmless(HostileBundle bundle) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "aaa-harmless.form",
                "{\"id\":\"harmless\",\"type\":\"default\",\"components\":[]}".getBytes(StandardCharsets.UTF_8));
        files.putAll(bundle.files());
        return files;
    }

    private DeploymentWithDefinitions deploy(Map<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name("from a test");
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        return deployment.deployWithResult();
    }

    private Api.Answer upload(String user, Map<String, byte[]> files) {
        return new Api(port, user).upload("/engine-rest/deployment/create", files);
    }

    private List<Long> counts() {
        List<Long> counts = new ArrayList<>();
        for (String table : TABLES) {
            counts.add(
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    private static int size(java.util.@org.jspecify.annotations.Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }
}
