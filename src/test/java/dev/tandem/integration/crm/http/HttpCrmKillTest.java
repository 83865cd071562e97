package dev.tandem.integration.crm.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemProcess;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program at the worst moment: the CRM has the opportunity, and Tandem does not know it yet. */
@Tag("once")
class HttpCrmKillTest {

    private static final String TOKEN = "a-secret-token";

    @Test
    void whatWasRegisteredWhileTandemDiedIsNotRegisteredTwice(@TempDir Path folder) throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        try (CrmServer crm = new CrmServer();
                TandemProcess tandem = new TandemProcess(
                        folder,
                        "tandem.crm.system=http",
                        "tandem.crm.http.base-url=" + crm.baseUrl(),
                        "tandem.crm.http.token=" + TOKEN)) {
            crm.next("POST /opportunities", (exchange, status, body) -> {
                accepted.countDown();
                dead.await(30, TimeUnit.SECONDS);
            });
            Api.Answer answer = tandem.as("sales")
                    .post(
                            "/api/leads",
                            "{\"name\": \"Anna Berg\", \"mail\": \"" + CrmServer.KNOWN
                                    + "\", \"interest\": \"Secret plans\"}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            assertThat(accepted.await(60, TimeUnit.SECONDS)).as(tandem.log()).isTrue();
            tandem.kill();
            dead.countDown();
            assertThat(crm.opportunities()).hasSize(1);

            tandem.startAgain();

            JsonNode lead = tandem.waitFor(
                    "sales", "/api/leads/" + answer.caseId(), shown -> shown.hasNonNull("opportunityId"));
            assertThat(lead.get("opportunityId").asText()).isEqualTo("O-1");
            assertThat(lead.get("contactId").asText()).isEqualTo("C-1");
            assertThat(lead.get("companyId").asText()).isEqualTo("F-1");
            assertThat(crm.opportunities())
                    .singleElement()
                    .satisfies(opportunity ->
                            assertThat(opportunity.get("leadId").asText()).isEqualTo(answer.caseId()));
            assertThat(crm.requests()).filteredOn("POST /opportunities"::equals).hasSize(2);
            assertThat(crm.violations()).isEmpty();
            assertThat(tandem.log()).doesNotContain(TOKEN, CrmServer.KNOWN, "Secret plans");
        }
    }
}
