package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
                "prometheus",
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
    @ValueSource(strings = {"", "/info", "/metrics", "/sbom", "/sbom/application", "/health/../env", "/Health"})
    void theRestIsForOperations(String path) {
        assertThat(Client.anonymous(port).get("/actuator" + path).statusCode()).isIn(400, 401);
        assertThat(Client.program(port, "clerk").get("/actuator" + path).statusCode())
                .isIn(400, 403);
        assertThat(Client.program(port, "owner").get("/actuator" + path).statusCode())
                .isIn(400, 403);
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
