package dev.tandem.integration.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Api;
import dev.tandem.testing.TandemServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class OpenApiTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"accounting", "crm", "access"})
    void whatTandemExpectsOfAnotherSystemIsShownBesideItsOwnApi(String system) {
        Api.Answer answer = new Api(port, "clerk").get("/api/docs/" + system + ".yaml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(answer.toString()).contains("Idempotency-Key");
    }
}
