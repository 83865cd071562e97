package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.identity.Client;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@TandemServerTest
class HousekeepingPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private EngineHistory engine;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    /** Other tests of the same program run whatever jobs there are. */
    @BeforeEach
    void cleanupIsPlanned() {
        history.cleanUpHistoryAsync(false);
    }

    @Test
    void operationsSeeWhatIsKeptForHowLongAndWhatWasRemoved() {
        jdbc.sql("delete from housekeeping_run where name = 'leads'").update();
        jdbc.sql("""
                        insert into housekeeping_run (name, started_at, finished_at, removed, problem)
                        values ('leads', ?, ?, 1234, 'The night was over.')""")
                .params(OffsetDateTime.parse("2026-11-02T00:05:00Z"), OffsetDateTime.parse("2026-11-02T00:06:00Z"))
                .update();

        String page = Client.signedIn(port, "ops").page("/housekeeping").body();

        assertThat(page)
                .contains("Leads", "2 years after the case ended", "tandem.lead.keep-for", "2 Nov 2026, 01:05")
                .contains("removed 1,234", "The night was over.")
                .contains("Mails", "90 days", "Not yet")
                .contains("Next cleanup", "History of the engine")
                .contains("href=\"/housekeeping\"")
                .doesNotContain("No cleanup is planned", "The cleanup is stuck");
    }

    @Test
    void othersDoNotSeeIt() {
        for (String user : List.of("clerk", "owner", "compliance", "sales")) {
            HttpResponse<String> page = Client.signedIn(port, user).page("/housekeeping");
            assertThat(page.statusCode()).as(user).isEqualTo(403);
            assertThat(Client.signedIn(port, user).page("/").body()).doesNotContain("/housekeeping");
        }
        assertThat(Client.signedIn(port, "admin").page("/housekeeping").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theEngineRemovesWhatIsDueOfItsHistoryAtNight() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        cases.decide(caseId, "approver", "reject", "Not ordered.");
        cases.end(caseId);
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .rootProcessInstances()
                .singleResult()
                .getId();
        history.setRemovalTimeToHistoricProcessInstances()
                .absoluteRemovalTime(new Date(System.currentTimeMillis() - 86_400_000))
                .byIds(instance)
                .hierarchical()
                .executeAsync();
        management.createJobQuery().messages().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .map(Job::getId)
                .forEach(management::executeJob);
        management.createJobQuery().messages().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .map(Job::getId)
                .forEach(management::executeJob);

        assertThat(engine.processes())
                .anySatisfy(process -> assertThat(process)
                        .returns("invoice-approval", EngineHistory.Process::key)
                        .returns("Invoice approval", EngineHistory.Process::name)
                        .returns(List.of(365), EngineHistory.Process::keptForDays)
                        .returns(1L, EngineHistory.Process::due));
        List<Job> cleanup = history.findHistoryCleanupJobs();
        assertThat(cleanup).as("one at a time").hasSize(1);
        Instant due = cleanup.get(0).getDuedate().toInstant();
        assertThat(due.atZone(ZoneId.of("Europe/Berlin")).toLocalTime())
                .as("the beginning of the night, also when these tests run in it")
                .isEqualTo(LocalTime.of(1, 0));
        assertThat(due)
                .isBetween(
                        Instant.now().minus(4, ChronoUnit.HOURS), Instant.now().plus(25, ChronoUnit.HOURS));
        assertThat(engine.cleanup().next())
                .isEqualTo(cleanup.get(0).getDuedate().toInstant());
    }
}
