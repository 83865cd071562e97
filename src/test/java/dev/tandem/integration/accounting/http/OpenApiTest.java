package dev.tandem.integration.accounting.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Api;
import dev.tandem.testing.TandemServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class OpenApiTest {

    @LocalServerPort
    int port;

    @Test
    void whatTandemExpectsOfAccountingIsShownBesideItsOwnApi() {
        Api.Answer answer = new Api(port, "clerk").get("/api/docs/accounting.yaml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(answer.toString()).contains("Idempotency-Key");
    }
}
