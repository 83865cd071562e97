package dev.tandem.lead.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.identity.Client;
import dev.tandem.lead.ArrivingLeads;
import dev.tandem.lead.Leads;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemServerTest;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@TandemServerTest
class LeadImportTest {

    private static final Path SHARED = Path.of("../shared/data/leads/leads.csv");

    @LocalServerPort
    int port;

    @Autowired
    ImportWork work;

    @Autowired
    LeadImports imports;

    @Autowired
    LeadStarting starting;

    @Autowired
    FileReading reading;

    @Autowired
    List<ArrivingLeads> waiting;

    @Autowired
    Leads leads;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RepositoryService repository;

    /** Letters alone: a heading with many digits is taken for a phone number. */
    private final String mark = UUID.randomUUID()
            .toString()
            .substring(0, 8)
            .chars()
            .map(c -> Character.isDigit(c) ? c - '0' + 'g' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    @Test
    void aFileBecomesLeadsWithTheirScores() throws IOException {
        Api.Answer answer = send("""
                Id;Name;E-Mail;Total Visits;Shoe size
                %1$s-1;Jürgen Müller;j@%1$s.example;3;43
                %1$s-2;"Ada
                Aalto";;;
                %1$s-3;Ben;;many;
                ;;;;
                """.formatted(mark));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        String id = answer.caseId();
        assertThat(answer.header("Location")).isEqualTo("/api/leads/imports/" + id);
        assertThat(answer.json().get("state").asText()).isEqualTo("running");

        work.run();

        JsonNode running = get(id);
        assertThat(running.get("state").asText()).isEqualTo("running");
        assertThat(running.get("phase").asText()).isEqualTo("scoring");
        assertThat(running.get("unknownColumns").toString()).isEqualTo("[\"Shoe size\"]");
        assertThat(running.get("counts").toString())
                .isEqualTo("{\"rows\":4,\"started\":2,\"known\":0,\"rejected\":2,\"forgotten\":0,\"scored\":0}");
        List<CSVRecord> results = csv(id, "results");
        assertThat(results.get(0).toList()).containsExactly("row", "lead", "score", "team", "assignee", "problem");
        String first = results.get(1).get(1);
        assertThat(leads.get(first).displayName()).isEqualTo("Jürgen Müller");
        cases.runJobs(first);
        cases.runJobs(results.get(2).get(1));
        work.run();

        JsonNode completed = get(id);
        assertThat(completed.get("state").asText()).isEqualTo("completed");
        assertThat(completed.get("progress").asInt()).isEqualTo(100);
        assertThat(completed.get("counts").get("scored").asInt()).isEqualTo(2);
        results = csv(id, "results");
        assertThat(results.get(1).get("row")).isEqualTo("2");
        assertThat(results.get(1).get("score"))
                .isEqualTo(String.valueOf(leads.get(first).score()));
        assertThat(results.get(3).toList().subList(0, 5)).containsExactly("4", "", "", "", "");
        assertThat(results.get(3).get("problem")).startsWith("Total Visits: It is to be a whole number");

        List<CSVRecord> rejected = csv(id, "rejected");
        assertThat(rejected.get(0).toList())
                .containsExactly("row", "column", "why", "Id", "Name", "E-Mail", "Total Visits", "Shoe size");
        assertThat(rejected.get(1).toList())
                .containsExactly(
                        "4",
                        "Total Visits",
                        "It is to be a whole number from 0 to 2147483647.",
                        mark + "-3",
                        "Ben",
                        "",
                        "many",
                        "");
        assertThat(rejected.get(2).get(2)).isEqualTo("Nothing is in this row.");
    }

    @Test
    void theSameFileAgainIsTheSameImportAndStartsNothingTwice() throws IOException {
        String file = "Id,Name\n%1$s-1,Ada\n%1$s-2,Ben\n%1$s-1,Ada again\n".formatted(mark);
        String first = send(file).caseId();
        assertThat(send(file).caseId()).isEqualTo(first);
        work.run();
        assertThat(send(file).caseId()).isEqualTo(first);
        work.run();
        String other = send(file + mark + "-3,Eva\n").caseId();
        work.run();

        assertThat(other).isNotEqualTo(first);
        assertThat(get(first).get("counts").toString()).contains("\"started\":2,\"known\":1");
        assertThat(get(other).get("counts").toString()).contains("\"started\":1,\"known\":3");
        String ada = csv(first, "results").get(1).get("lead");
        assertThat(csv(first, "results").get(3).toList())
                .containsExactly("4", ada, "", "", "", "Known already: " + ada);
        assertThat(leads.get(ada).data().name()).isEqualTo("Ada");
        assertThat(count("select count(*) from lead where external_id like ?", mark + "%"))
                .isEqualTo(3);
    }

    @Test
    void theSharedLeadsAreImportedAsTheyAre() throws IOException {
        assumeThat(SHARED).as("the shared data is not there").exists();
        List<String> lines = Files.readAllLines(SHARED).subList(0, 201);
        String id = send(String.join("\n", lines) + "\n" + mark + ",API,bing,,,,,,1\n")
                .caseId();
        work.run();

        JsonNode shown = get(id);
        assertThat(shown.get("problem").isNull()).isTrue();
        assertThat(shown.get("unknownColumns")).isEmpty();
        assertThat(shown.get("counts").toString()).contains("\"rows\":201,\"started\":201,\"known\":0,\"rejected\":0");
        String last = csv(id, "results").get(201).get("lead");
        assertThat(leads.get(last).data().externalId()).isEqualTo(mark);
        assertThat(leads.given(last).orElseThrow()).doesNotContain("Converted");
    }

    @Test
    void filesThatAreNoneAreAnsweredInPlainWords() {
        assertRefused(send(new byte[0], "empty.csv"), 400, "empty");
        assertRefused(send(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "old.xls"), 415, ".xls");
        assertRefused(send("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "leads.csv"), 415, "neither CSV nor XLSX");
        assertRefused(
                api("sales").upload("/api/leads/import", Map.of("wrong", "Name\nAda".getBytes(StandardCharsets.UTF_8))),
                400,
                "\"file\"");
        assertRefused(api("sales").post("/api/leads/import", "{}"), 415, "multipart/form-data");
        assertRefused(send("Name\nAda".getBytes(StandardCharsets.UTF_8), "leads.csv", "clerk"), 403, "groups");
        assertRefused(api("sales").get("/api/leads/imports/IMPORT-999999"), 404, "no import");

        assertFails("Max,max@" + mark + ".example\n", "seems to hold a lead");
        assertFails(
                "Shoe size,Hat " + mark + "\n43,55\n",
                "None of the headings is known, so nothing can be said of the leads: Shoe size, Hat");
        assertFails("Name\nAda,\"" + mark, "never closed");
    }

    @Test
    void afterAFailureTheSameFileMayComeAgain() {
        String file = "Shoe size,Hat " + mark + "\n43,55\n";
        String first = send(file).caseId();
        work.run();

        assertThat(send(file).caseId()).isNotEqualTo(first);
        work.run();
        assertThat(count("select count(*) from lead_import_chunk where import_id = ?", first))
                .isZero();
    }

    @Test
    void onlyImportsTakeLargeFiles() {
        byte[] large = ("Name,Comment\n" + ("Ada " + mark + "," + "x".repeat(1000) + "\n").repeat(13_000))
                .getBytes(StandardCharsets.UTF_8);

        Api.Answer taken = send(large, "large.csv");
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        assertThat(api("clerk").send(large, "large.xml").status()).isEqualTo(413);
        imports.delete(taken.caseId());
    }

    @Test
    void anotherNodeGoesOnWhereTheFirstWasKilledAndTheFirstCanDoNothingMore() throws IOException {
        StringBuilder file = new StringBuilder("Id,Name\n");
        for (int n = 0; n < 700; n++) {
            file.append(mark).append('-').append(n).append(",Name ").append(n).append('\n');
        }
        String id = send(file.toString()).caseId();
        LeadImports.Claim killed = imports.claim(Duration.ofSeconds(-1)).orElseThrow();
        assertThat(killed.importId()).isEqualTo(id);
        reading.read(killed);
        starting.next(killed, false);
        int startedByKilled = get(id).get("counts").get("started").asInt();
        assertThat(startedByKilled).isBetween(1, 699);

        LeadImports.Claim other = imports.claim(Duration.ofMinutes(1)).orElseThrow();
        assertThat(imports.claim(Duration.ofMinutes(1))).isEmpty();
        assertThat(catchThrowable(() -> starting.next(killed, false)))
                .isInstanceOf(LeadImports.LeaseLostException.class);
        assertThat(get(id).get("counts").get("started").asInt()).isEqualTo(startedByKilled);
        imports.release(other);
        work.run();

        assertThat(get(id).get("counts").toString())
                .contains("\"rows\":700,\"started\":700,\"known\":0,\"rejected\":0");
        assertThat(count("select count(*) from lead where external_id like ?", mark + "%"))
                .isEqualTo(700);
    }

    @Test
    void aRowThatOnlyWaitsIsForgottenWithItsPerson() throws IOException {
        String mail = "ada@" + mark + ".example";
        String id =
                send("Id,Name,E-Mail,Visits\n%1$s-1,Ada Secret,Ada@%1$s.example,1\n%1$s-2,Ben,b@x.example,2\n%1$s-3,Ada Secret,%2$s,much\n"
                                .formatted(mark, mail))
                        .caseId();
        ArrivingLeads imported = waiting.stream()
                .filter(ImportedPeople.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(imported.forget(mail)).as("while the file is read").isFalse();
        LeadImports.Claim claim = imports.claim(Duration.ofMinutes(1)).orElseThrow();
        reading.read(claim);

        assertThat(imported.forget(mail)).isTrue();
        imports.release(claim);
        work.run();

        assertThat(get(id).get("counts").toString())
                .isEqualTo("{\"rows\":3,\"started\":1,\"known\":0,\"rejected\":0,\"forgotten\":2,\"scored\":0}");
        assertThat(csv(id, "results").get(1).get("problem")).contains("asked to be forgotten");
        assertThat(count("select count(*) from lead_import_row where cells like ?", "%Secret%"))
                .isZero();
    }

    @Test
    void whatIsNoFaultOfTheRowsWaitsAndGoesOn() {
        String id = send("Id,Name\n%1$s-1,Ada\n%1$s-2,Ben\n".formatted(mark)).caseId();
        repository.suspendProcessDefinitionByKey("lead-assignment");
        try {
            work.run();
        } finally {
            repository.activateProcessDefinitionByKey("lead-assignment");
        }
        assertThat(get(id).get("state").asText()).isEqualTo("running");
        assertThat(get(id).get("problem").asText()).contains("tried again");
        assertThat(get(id).get("counts").toString()).contains("\"started\":0,\"known\":0,\"rejected\":0");

        jdbc.sql("update lead_import set lease = null, lease_until = null where id = ?")
                .param(id)
                .update();
        work.run();

        assertThat(get(id).get("problem").isNull()).isTrue();
        assertThat(get(id).get("counts").get("started").asInt()).isEqualTo(2);
    }

    @Test
    void theSameFileFromTwoPeopleAtTheSameMomentIsOneImport() throws Exception {
        String file = "Id,Name\n%s,Ada\n".formatted(mark);
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> sent = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                sent.add(people.submit(() -> send(file).caseId()));
            }
            String first = sent.get(0).get();
            for (Future<String> one : sent) {
                assertThat(one.get()).isEqualTo(first);
            }
        } finally {
            people.shutdown();
        }
        assertThat(count("select count(*) from lead_import where phase = 'receiving'"))
                .isZero();
        work.run();
    }

    @Test
    void thePagesTakeAFileAndShowWhatBecameOfIt() {
        Client sales = Client.signedIn(port, "sales");
        String page = sales.page("/leads/imports").body();
        Matcher action =
                Pattern.compile("action=\"(/leads/imports\\?_csrf=[^\"]+)\"").matcher(page);
        assertThat(action.find()).isTrue();
        String file = "Name,Visits\n<b>Ada</b> %s,3\nBen,<i>\n".formatted(mark);

        HttpResponse<String> forged = sales.upload("/leads/imports", "leads.csv", file);
        assertThat(forged.statusCode()).isEqualTo(403);
        HttpResponse<String> sent = sales.upload(action.group(1), "<my> leads.csv", file);
        assertThat(Client.location(sent)).as(sent.body()).startsWith("/leads/imports/IMPORT-");
        String running = sales.page(Client.location(sent)).body();
        assertThat(running).contains("&lt;my&gt; leads.csv", "<progress", "http-equiv=\"refresh\"", "hx-get");
        work.run();

        assertThat(sales.page(Client.location(sent)).body())
                .contains("It is to be a whole number", "Rejected rows as CSV", "visits of the website")
                .doesNotContain("<i>\n");
        assertThat(sales.page("/leads/imports").body()).contains("&lt;my&gt; leads.csv");
        HttpResponse<String> empty = sales.upload(action.group(1), "leads.csv", "");
        assertThat(Client.location(empty)).isEqualTo("/leads/imports");
        assertThat(sales.page("/leads/imports").body()).contains("The file is empty");
        assertThat(sales.page("/leads/imports/IMPORT-999999").statusCode()).isEqualTo(404);
        assertThat(Client.signedIn(port, "clerk").page("/leads/imports").statusCode())
                .isEqualTo(403);
        assertThat(sales.page("/assets/htmx/htmx.min.js").statusCode()).isEqualTo(200);
    }

    private void assertFails(String file, String why) {
        String id = send(file).caseId();
        work.run();
        JsonNode failed = get(id);
        assertThat(failed.get("state").asText()).isEqualTo("failed");
        assertThat(failed.get("problem").asText()).contains(why);
    }

    private static void assertRefused(Api.Answer answer, int status, String why) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asText()).contains(why);
    }

    private Api.Answer send(String file) {
        return send(file.getBytes(StandardCharsets.UTF_8), "leads.csv");
    }

    private Api.Answer send(byte[] file, String name) {
        return send(file, name, "sales");
    }

    private Api.Answer send(byte[] file, String name, String user) {
        return api(user).upload("/api/leads/import", "file", name, file);
    }

    private Api api(String user) {
        return new Api(port, user);
    }

    private JsonNode get(String id) {
        Api.Answer answer = api("sales").get("/api/leads/imports/" + id);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private List<CSVRecord> csv(String id, String what) throws IOException {
        Api.Answer answer = api("sales").get("/api/leads/imports/" + id + "/" + what);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        String text = new String(answer.response().body(), StandardCharsets.UTF_8);
        CSVRecord headings =
                CSVFormat.RFC4180.parse(new StringReader(text)).iterator().next();
        return CSVFormat.RFC4180
                .builder()
                .setHeader(headings.values())
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    private long count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }
}
