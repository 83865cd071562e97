package dev.tandem.lead.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemProcess;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the running program in the middle of an import, as a power cut does, and starts it again on its files. */
@Tag("once")
class ImportKillTest {

    private static final int ROWS = 600;

    @Test
    void anImportGoesOnAfterAKillAndStartsNothingTwice(@TempDir Path folder) throws Exception {
        StringBuilder file = new StringBuilder("Id,Name\n");
        for (int n = 0; n < ROWS; n++) {
            file.append("K-").append(n).append(",Name ").append(n).append('\n');
        }
        try (TandemProcess tandem =
                new TandemProcess(folder, "tandem.lead.imports.lease=5s", "tandem.lead.imports.batch=20")) {
            Api sales = tandem.as("sales");
            String id = sales.upload(
                            "/api/leads/import",
                            "file",
                            "leads.csv",
                            file.toString().getBytes(StandardCharsets.UTF_8))
                    .caseId();
            JsonNode before =
                    waitFor(sales, id, shown -> shown.at("/counts/started").asInt() > 20);
            tandem.kill();
            assertThat(before.at("/counts/started").asInt()).isLessThan(ROWS);

            tandem.startAgain();

            JsonNode done = waitFor(
                    sales,
                    id,
                    shown -> List.of("scoring", "completed")
                            .contains(shown.get("phase").asText()));
            assertThat(done.get("counts").toString())
                    .startsWith("{\"rows\":600,\"started\":600,\"known\":0,\"rejected\":0,\"forgotten\":0,");
            String results = new String(
                    sales.get("/api/leads/imports/" + id + "/results")
                            .response()
                            .body(),
                    StandardCharsets.UTF_8);
            List<CSVRecord> rows =
                    CSVFormat.RFC4180.parse(new StringReader(results)).getRecords();
            Set<String> leads = new HashSet<>();
            rows.subList(1, rows.size()).forEach(row -> leads.add(row.get(1)));
            assertThat(leads).hasSize(ROWS).doesNotContain("");
            assertThat(sales.get("/api/leads?size=1").json().get("total").asInt())
                    .isEqualTo(ROWS);
        }
    }

    private static JsonNode waitFor(Api sales, String id, Predicate<JsonNode> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        JsonNode shown = null;
        while (Instant.now().isBefore(end)) {
            shown = sales.get("/api/leads/imports/" + id).json();
            if (wanted.test(shown)) {
                return shown;
            }
            // another process: there is nothing here to be told by
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("The import does not get on: " + shown);
    }
}
