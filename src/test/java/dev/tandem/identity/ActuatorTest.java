package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Health for everybody, without details; the rest for operations; and nothing that tells secrets or stops Tandem. */
@AccessTest
class ActuatorTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "configprops",
                "heapdump",
                "threaddump",
                "beans",
                "mappings",
                "loggers",
                "logfile",
                "shutdown",
                "httpexchanges",
                "conditions",
                "flyway",
                "scheduledtasks",
                "caches",
                "startup",
                "sessions",
                "jolokia",
                "auditevents",
                "integrationgraph",
                "quartz"
            })
    void whatTellsSecretsIsNotThereEvenForOperations(String endpoint) {
        for (String user : new String[] {"ops", "admin"}) {
            for (String method : new String[] {"GET", "POST"}) {
                assertThat(Client.program(port, user)
                                .send(method, "/actuator/" + endpoint, method.equals("GET") ? null : "{}")
                                .statusCode())
                        .as(method + " " + endpoint)
                        .isIn(404, 405);
            }
            assertThat(Client.program(port, user).get("/actuator").body()).doesNotContain("/" + endpoint);
        }
        assertThat(Client.anonymous(port).get("/actuator/" + endpoint).statusCode())
                .isEqualTo(401);
        assertThat(Client.program(port, "clerk").get("/actuator/" + endpoint).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/info", "/metrics", "/prometheus", "/sbom", "/sbom/application", "/health/../env", "/Health"
            })
    void theRestIsForOperations(String path) {
        assertThat(Client.anonymous(port).get("/actuator" + path).statusCode()).isIn(400, 401);
        assertThat(Client.program(port, "clerk").get("/actuator" + path).statusCode())
                .isIn(400, 403);
        assertThat(Client.program(port, "owner").get("/actuator" + path).statusCode())
                .isIn(400, 403);
    }

    @Test
    void metricsCanBeReadByOperationsAndWithTheTokenOfTheSettings() {
        assertThat(Client.program(port, "ops").get("/actuator/prometheus").body())
                .contains("jvm_memory_used_bytes");
        assertThat(Client.program(port, "admin").get("/actuator/prometheus").statusCode())
                .isEqualTo(200);
        assertThat(withToken("/actuator/prometheus", "for-tests-only-0123456789"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"for-tests-only-012345678", "for-tests-only-01234567890", "", "null", "ops"})
    void anotherTokenOpensNothing(String token) {
        assertThat(withToken("/actuator/prometheus", token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/metrics", "/actuator/info", "/actuator/sbom"})
    void theTokenOpensMetricsOnly(String path) {
        assertThat(withToken(path, "for-tests-only-0123456789")).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/invoices", "/engine-rest/task", "/housekeeping"})
    void theTokenIsNothingElsewhere(String path) {
        assertThat(withToken(path, "for-tests-only-0123456789")).isEqualTo(401);
    }

    private int withToken(String path, String token) {
        return Client.anonymous(port)
                .get(path, "Authorization", "Bearer " + token)
                .statusCode();
    }

    @Test
    void probesGetAStatusAndOperationsGetTheReasons() {
        for (String probe : new String[] {"liveness", "readiness"}) {
            HttpResponse<String> answer = Client.anonymous(port).get("/actuator/health/" + probe);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(Client.program(port, "ops").get("/actuator/health/readiness").body())
                .contains("readinessState", "\"db\"", "\"engine\"", "\"mail\"", "waiting");
        assertThat(Client.program(port, "ops").get("/actuator/health/liveness").body())
                .contains("livenessState")
                .doesNotContain("\"db\"", "\"engine\"", "\"mail\"");
        assertThat(Client.program(port, "clerk")
                        .get("/actuator/health/readiness")
                        .body())
                .doesNotContain("components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/db", "/health/diskSpace", "/health/ping"})
    void healthTellsStrangersNoDetails(String path) {
        assertThat(Client.anonymous(port).get("/actuator" + path).body())
                .doesNotContain("database", "H2", "PostgreSQL", "path", "details", "components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/h2-console", "/h2-console/", "/h2-console/login.jsp", "/console", "/db-console"})
    void thereIsNoConsoleOfTheDatabase(String path) {
        assertThat(Client.anonymous(port).get(path).statusCode()).isEqualTo(401);
        assertThat(Client.program(port, "admin").get(path).statusCode()).isEqualTo(403);
        assertThat(Client.signedIn(port, "admin").page(path).body()).doesNotContain("H2 Console");
    }

    @Test
    void operationsSeeWhatTandemConsistsOf() throws Exception {
        assertThat(Client.program(port, "ops").get("/actuator/sbom").body()).contains("application");
        JsonNode bom = new ObjectMapper()
                .readTree(Client.program(port, "ops")
                        .get("/actuator/sbom/application")
                        .body());
        assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Stream<String> names = StreamSupport.stream(bom.path("components").spliterator(), false)
                .map(component -> component.path("purl").asText());
        assertThat(names.map(purl -> purl.replaceAll("\\?.*", "")))
                .contains("pkg:maven/org.camunda.bpm/camunda-engine@7.24.0")
                .anyMatch(purl -> purl.startsWith("pkg:maven/org.apache.tomcat.embed/tomcat-embed-core@"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/com.fasterxml.jackson.core/jackson-databind@"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/org.camunda.feel/feel-engine@"))
                .noneMatch(purl -> purl.contains("junit") || purl.contains("playwright"));
    }
}
