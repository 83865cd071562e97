package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the running program, as a power cut does, and starts it again on its files. */
@Tag("once")
class KillTest {

    @Test
    void whatWasAcceptedGoesOnAfterAKill(@TempDir Path folder) throws Exception {
        try (TandemProcess tandem = new TandemProcess(folder)) {
            Api clerk = tandem.as("clerk");
            List<SampleInvoice> invoices = new ArrayList<>();
            List<String> caseIds = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                SampleInvoice invoice = SampleInvoice.bergmann("1%d.00".formatted(n));
                Api.Answer answer = clerk.send(invoice.xml(), "invoice.xml");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
                invoices.add(invoice);
                caseIds.add(answer.caseId());
            }
            tandem.kill();

            tandem.startAgain();

            for (int n = 0; n < caseIds.size(); n++) {
                JsonNode posted = tandem.waitForCase(
                        caseIds.get(n),
                        shown -> "posted".equals(shown.get("state").asText()));
                assertThat(posted.at("/invoice/number").asText())
                        .isEqualTo(invoices.get(n).number());
                assertThat(clerk.get("/api/invoices/" + caseIds.get(n) + "/document")
                                .response()
                                .body())
                        .isEqualTo(invoices.get(n).xml());
            }
            // mails go out once a second, after the posting
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> hasMails(tandem.data().resolve("outbox")));
        }
    }

    private static boolean hasMails(Path outbox) throws IOException {
        if (!Files.isDirectory(outbox)) {
            return false;
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.anyMatch(file -> file.toString().endsWith(".eml"));
        }
    }
}
