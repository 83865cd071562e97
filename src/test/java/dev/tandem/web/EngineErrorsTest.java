package dev.tandem.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What went wrong outside Tandem is no error of Tandem, and what went wrong inside is not shown. */
@TandemServerTest
@ExtendWith(OutputCaptureExtension.class)
class EngineErrorsTest {

    private static final int PEOPLE = 4;

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @Test
    void ofTwoPeopleWhoDoTheSameTaskAtOnceOneDoesItAndTheOtherLearnsSo() throws Exception {
        List<Integer> all = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            String caseId = cases.send(SampleInvoice.bergmann("900.0" + round));
            String task = cases.task(caseId).getId();
            List<Integer> answers = atOnce(() -> new Api(port, "approver")
                    .post(
                            "/engine-rest/task/" + task + "/complete",
                            "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}")
                    .status());
            assertThat(answers).containsOnlyOnce(204);
            all.addAll(answers);
        }
        assertThat(all).isSubsetOf(204, 403, 404, 409);
    }

    @Test
    void aTaskThatIsGoneIsNotFound() {
        Api.Answer answer = new Api(port, "approver").post("/engine-rest/task/gone/complete", "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("message").asText()).contains("Somebody may have completed it");
    }

    @Test
    void whatChangedMeanwhileIsAConflict() {
        Response answer = EngineErrors.answer(new RestException(
                Response.Status.INTERNAL_SERVER_ERROR,
                new OptimisticLockingException("ENGINE-03005 Execution of 'UPDATE TaskEntity[1]' failed."),
                "Cannot complete task"));
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(message(answer)).contains("Reload").doesNotContain("TaskEntity");
    }

    @Test
    void theDatabasesWordsStayInTheLog(CapturedOutput output) {
        Response answer = EngineErrors.answer(new ProcessEngineException(
                "### Error querying database. SQL: select secret from act_id_user",
                new SQLException("Column secret not found")));
        assertThat(answer.getStatus()).isEqualTo(500);
        String reference = message(answer).replaceAll(".*reference (\\w+).*", "$1");
        assertThat(message(answer)).doesNotContain("select", "secret", "###");
        assertThat(output).contains("Database error " + reference);
    }

    @Test
    void aStartWithoutADocumentIsABadRequestInPlainWords(CapturedOutput output) {
        Api.Answer answer =
                new Api(port, "clerk").post("/engine-rest/process-definition/key/invoice-approval/start", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText())
                .isEqualTo("Choose the document of the invoice, and start again.");
        assertOneLineOfWarning(output);
    }

    @Test
    void aRefusedFormIsOneLineInTheLog(CapturedOutput output) {
        String caseId = cases.send(SampleInvoice.bergmann("910.00"));
        Api.Answer answer = new Api(port, "approver")
                .post(
                        "/engine-rest/task/" + cases.task(caseId).getId() + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"shredded by Jane Doe\"}}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertOneLineOfWarning(output);
        assertThat(output).doesNotContain("Jane Doe");
    }

    @Test
    void keyedDataThatCannotBeReadNamesThePlaceAndNoClasses() {
        String caseId = cases.send(SampleInvoice.scan(), "scan.pdf");
        for (String keyed : List.of(
                "{\"kind\": nonsense",
                "{\"kind\":\"INVOICE\",\"lineItems\":[{\"netAmount\":\"many\"}]}",
                "{\"kind\":\"something\"}",
                "[]")) {
            Api.Answer answer = new Api(port, "clerk")
                    .post(
                            "/engine-rest/task/" + cases.task(caseId).getId() + "/submit-form",
                            "{\"variables\":{\"decision\":{\"value\":\"keyed\"},\"keyedInvoice\":{\"value\":"
                                    + com.fasterxml.jackson.databind.node.TextNode.valueOf(keyed) + "}}}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.toString()).contains("can't be read").doesNotContain("dev.tandem", "java.", "jackson");
        }
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {                                   | not the JSON that is expected
            [1]                                 | not the JSON that is expected
            {"variables":[]}                    | "variables"
            {"variables":{"a":{"value":1,}}}    | "variables"
            """)
    void jsonThatIsNoneOrAnotherIsExplainedWithoutTheInside(String body, String expected) {
        Api.Answer answer =
                new Api(port, "clerk").post("/engine-rest/process-definition/key/invoice-approval/start", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText())
                .contains(expected)
                .doesNotContain("jackson", "java.", "REDACTED", "Dto");
    }

    private static void assertOneLineOfWarning(CapturedOutput output) {
        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ") && !line.contains("SpringDoc")))
                .hasSize(1)
                .allMatch(line -> line.contains("Refused what was submitted"));
        assertThat(output).doesNotContain(" ERROR ", "\tat ");
    }

    private static String message(Response answer) {
        return ((ExceptionDto) answer.getEntity()).getMessage();
    }

    private static List<Integer> atOnce(Callable<Integer> what) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            CyclicBarrier start = new CyclicBarrier(PEOPLE);
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                running.add(people.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            people.shutdown();
        }
    }
}
