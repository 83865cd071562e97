package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import dev.tandem.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a line of the log says in production: which case, which process, which step, and nothing of what the case is about. */
@TandemTest
class JsonLogTest {

    @Autowired
    private Cases cases;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

    @BeforeEach
    void logAsInProduction() throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat((String) production().getProperty("logging.structured.format.console"));
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(lines);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    @AfterEach
    void logAsBefore() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender(appender);
    }

    @Test
    void aFailingStepSaysWhichCaseItBelongsToAndNotWhatItIsAbout() throws Exception {
        String caseId = cases.take(SampleInvoice.bergmann("1500.00").xml(), "invoice-of-ada-brewster.xml");
        Job job = cases.runUpTo(caseId, "serviceTask_readInvoice");
        jdbc.sql("delete from invoice_document where invoice_id = ?")
                .param(caseId)
                .update();

        asTheJobExecutorDoes(job);

        JsonNode line = lines().stream()
                .filter(candidate ->
                        candidate.path("log").path("logger").asText().contains("jobexecutor"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was logged of the failure: " + lines));
        assertThat(line.path("caseId").asText()).isEqualTo(caseId);
        assertThat(line.path("processKey").asText()).isEqualTo("invoice-approval");
        assertThat(line.path("activityId").asText()).isEqualTo("serviceTask_readInvoice");
        assertThat(lines.toString(StandardCharsets.UTF_8))
                .doesNotContain("Bergmann", "ada-brewster", "1500.00", "clerk");
    }

    private void asTheJobExecutorDoes(Job job) {
        new ExecuteJobsRunnable(List.of(job.getId()), (ProcessEngineImpl) engine) {
            {
                jobExecutor = mock(JobExecutor.class);
                when(jobExecutor.isActive()).thenReturn(true);
            }
        }.run();
    }

    @Test
    void aRowThatPostgresRefusesIsNotQuotedInProduction() throws Exception {
        Object quotes =
                production().getProperty("spring.datasource.hikari.data-source-properties.logServerErrorDetail");
        assertThat(quotes).isEqualTo(false);
        assumeTrue(TestDatabase.isPostgres());
        Map<String, String> database = TestDatabase.fresh();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.get("spring.datasource.url"));
            pool.setUsername(database.get("spring.datasource.username"));
            pool.setPassword(database.get("spring.datasource.password"));
            pool.setMaximumPoolSize(1);
            pool.addDataSourceProperty("logServerErrorDetail", String.valueOf(quotes));
            JdbcTemplate there = new JdbcTemplate(pool);
            there.execute("create table person (name text primary key)");
            there.update("insert into person (name) values (?)", "Ada Brewster");

            assertThatThrownBy(() -> there.update("insert into person (name) values (?)", "Ada Brewster"))
                    .hasStackTraceContaining("person_pkey")
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("Brewster"));
            assertThatThrownBy(() -> there.batchUpdate(
                            "insert into person (name) values (?)", List.<Object[]>of(new Object[] {"Ada Brewster"})))
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("Brewster"));
        }
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private List<JsonNode> lines() {
        ObjectMapper json = new ObjectMapper();
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                        throw new AssertionError("not JSON: " + line, e);
                    }
                })
                .toList();
    }

    private static PropertySource<?> production() throws Exception {
        return new YamlPropertySourceLoader()
                .load("production", new ClassPathResource("application-production.yaml"))
                .get(0);
    }
}
