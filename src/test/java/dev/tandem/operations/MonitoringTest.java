package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tandem.metrics.FigureCollector;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a running Tandem tells those who watch it. */
@TandemServerTest
class MonitoringTest {

    private static final Path DASHBOARD = Path.of("docker/grafana/tandem.json");
    private static final Path ALERTS = Path.of("docker/prometheus/alerts.yaml");

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private FigureCollector collector;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void somebodyHasATask() throws Exception {
        cases.send(SampleInvoice.bergmann("1500.00"));
        // requests are counted once one was made
        scrape();
        collector.collect();
    }

    @Test
    void aCaseIsCountedFromItsStartToItsEnd() throws Exception {
        double started = value("tandem_cases_started_total{process=\"invoice-approval\"}");
        double running = value("tandem_cases_running{process=\"invoice-approval\"}");
        double completed = value("tandem_cases_ended_total{outcome=\"completed\",process=\"invoice-approval\"}");
        double failed = value("tandem_cases_ended_total{outcome=\"failed\",process=\"invoice-approval\"}");

        String rejected = cases.send(SampleInvoice.bergmann("1500.00"));
        String deleted = cases.send(SampleInvoice.bergmann("1600.00"));
        collector.collect();
        assertThat(value("tandem_cases_started_total{process=\"invoice-approval\"}"))
                .isEqualTo(started + 2);
        assertThat(value("tandem_cases_running{process=\"invoice-approval\"}")).isEqualTo(running + 2);
        assertThat(value("tandem_tasks_unclaimed{group=\"approvers\"}")).isGreaterThanOrEqualTo(2);
        assertThat(value("tandem_tasks_unclaimed_oldest_seconds{group=\"approvers\"}"))
                .isPositive();

        cases.decide(rejected, "approver", "reject", "Not ordered.");
        cases.end(rejected);
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(deleted)
                        .rootProcessInstances()
                        .singleResult()
                        .getId(),
                "Sent in twice");
        collector.collect();
        assertThat(value("tandem_cases_running{process=\"invoice-approval\"}")).isEqualTo(running);
        assertThat(value("tandem_cases_ended_total{outcome=\"completed\",process=\"invoice-approval\"}"))
                .isEqualTo(completed + 1);
        assertThat(value("tandem_cases_ended_total{outcome=\"failed\",process=\"invoice-approval\"}"))
                .isEqualTo(failed + 1);
    }

    @Test
    void whatTakesTooLongOrIsStuckIsSeen() throws Exception {
        String caseId = cases.take(SampleInvoice.bergmann("1700.00").xml(), "invoice.xml");
        Job job = cases.job(caseId);
        jdbc.sql("update act_ru_job set create_time_ = ?, duedate_ = null where id_ = ?")
                // longer ago than the night's cleanup, which tests do not run
                .params(java.sql.Timestamp.from(java.time.Instant.now().minusSeconds(200_000)), job.getId())
                .update();
        collector.collect();
        assertThat(value("tandem_jobs{state=\"due\"}")).isPositive();
        assertThat(value("tandem_jobs_oldest_due_seconds")).isBetween(199_990.0, 200_300.0);
        double failed = value("tandem_jobs{state=\"failed\"}");
        double open = value("tandem_incidents_open{process=\"invoice-approval\"}");
        double raised = value("tandem_incidents_raised_total{process=\"invoice-approval\"}");

        management.setJobRetries(job.getId(), 0);
        collector.collect();

        assertThat(value("tandem_jobs{state=\"failed\"}")).isEqualTo(failed + 1);
        assertThat(value("tandem_incidents_open{process=\"invoice-approval\"}")).isEqualTo(open + 1);
        assertThat(value("tandem_incidents_raised_total{process=\"invoice-approval\"}"))
                .isEqualTo(raised + 1);
        runtime.deleteProcessInstance(job.getProcessInstanceId(), "A test");
    }

    @Test
    void whatIsRolledBackIsNotCounted() throws Exception {
        double started = value("tandem_cases_started_total{process=\"invoice-approval\"}");
        try {
            runtime.startProcessInstanceByKey("invoice-approval", "INV-NONE");
        } catch (RuntimeException refused) {
            // no document was sent in
        }
        assertThat(value("tandem_cases_started_total{process=\"invoice-approval\"}"))
                .isEqualTo(started);
    }

    @Test
    void everyCallOfAPortIsTimedWithItsOutcome() throws Exception {
        cases.send(SampleInvoice.bergmann("1800.00"));

        assertThat(value("tandem_jobs_executed_total{outcome=\"succeeded\",process=\"invoice-approval\"}"))
                .isPositive();
        assertThat(scrape())
                .contains(
                        "tandem_port_calls_seconds_count{operation=\"identifySupplier\",outcome=\"ok\",port=\"accounting\"}");
    }

    @Test
    void noLabelSaysAnythingOfACaseOrAPerson() throws Exception {
        String caseId = cases.send(SampleInvoice.bergmann("1900.00"));
        collector.collect();

        assertThat(scrape()).doesNotContain(caseId, "Bergmann", "bergmann", "@", "clerk\"");
    }

    @Test
    void everyMetricOfTheDashboardIsThere() throws Exception {
        Set<String> used = new TreeSet<>();
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        dashboard.findValuesAsText("expr").forEach(expression -> used.addAll(metrics(expression)));

        assertThat(used).hasSizeGreaterThan(20);
        assertThat(exposed()).containsAll(used);
    }

    @Test
    void everyMetricOfTheAlertsIsThereAndEveryAlertSaysWhatToDo() throws Exception {
        Set<String> used = new TreeSet<>();
        JsonNode alerts = new ObjectMapper(new YAMLFactory()).readTree(ALERTS.toFile());
        for (JsonNode rule : alerts.path("groups").findParents("alert")) {
            used.addAll(metrics(rule.path("expr").asText()));
            assertThat(rule.path("labels").path("severity").asText())
                    .as(rule.path("alert").asText())
                    .isIn("page", "ticket");
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(rule.path("annotations").path("action").asText()).hasSizeGreaterThan(30);
        }

        assertThat(used).hasSizeGreaterThan(8);
        assertThat(exposed()).containsAll(used);
    }

    /** The metrics that an expression asks for: what is followed by a label or a range, or stands alone. Prometheus makes "up" itself. */
    private static Set<String> metrics(String expression) {
        String bare = expression
                .replaceAll("\"[^\"]*\"", "\"\"")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", " ")
                .replaceAll("\\{[^}]*}", " ");
        Set<String> names = new TreeSet<>();
        Matcher name =
                Pattern.compile("\\b[a-z_][a-z0-9_]*_[a-z0-9_]+\\b(?!\\s*\\()").matcher(bare);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private Set<String> exposed() throws IOException, InterruptedException {
        return scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    private double value(String series) throws IOException, InterruptedException {
        return scrape().lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + series));
    }

    private String scrape() throws IOException, InterruptedException {
        String scrape = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                                .header("Authorization", "Bearer for-tests-only-0123456789")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return scrape;
    }
}
