package dev.tandem.integration.accounting.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemProcess;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program at the worst moment: accounting has posted, and Tandem does not know it yet. */
@Tag("once")
class HttpAccountingKillTest {

    private static final String TOKEN = "a-secret-token";

    @Test
    void whatWasPostedWhileTandemDiedIsNotPostedTwice(@TempDir Path folder) throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        try (AccountingServer accounting = new AccountingServer();
                TandemProcess tandem = new TandemProcess(
                        folder,
                        "tandem.accounting.system=http",
                        "tandem.accounting.http.base-url=" + accounting.baseUrl(),
                        "tandem.accounting.http.token=" + TOKEN)) {
            accounting.next("POST /postings", (exchange, status, body) -> {
                accepted.countDown();
                dead.await(30, TimeUnit.SECONDS);
            });
            SampleInvoice invoice = SampleInvoice.bergmann("10.00");
            Api.Answer answer = tandem.as("clerk").send(invoice.xml(), "invoice.xml");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            assertThat(accepted.await(60, TimeUnit.SECONDS)).as(tandem.log()).isTrue();
            tandem.kill();
            dead.countDown();
            assertThat(accounting.postings()).hasSize(1);

            tandem.startAgain();

            JsonNode posted = tandem.waitForCase(
                    answer.caseId(), shown -> "posted".equals(shown.get("state").asText()));
            assertThat(posted.get("postingId").asText()).isEqualTo("B-1");
            assertThat(accounting.postings())
                    .singleElement()
                    .satisfies(posting ->
                            assertThat(posting.get("number").asText()).isEqualTo(invoice.number()));
            assertThat(accounting.requests())
                    .filteredOn("POST /postings"::equals)
                    .hasSize(2);
            assertThat(accounting.violations()).isEmpty();
            assertThat(tandem.log()).doesNotContain(TOKEN);
        }
    }
}
