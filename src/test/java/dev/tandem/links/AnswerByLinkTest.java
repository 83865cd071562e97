package dev.tandem.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever sent an invoice in opens the link of the mail in a browser in which nobody is signed in. */
@TandemServerTest
class AnswerByLinkTest {

    private static final Pattern LINK = Pattern.compile("/answers/([A-Za-z0-9_-]{43})");

    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private String caseId;
    private String token;

    @BeforeEach
    void anApproverHasAsked() {
        caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        cases.decide(caseId, "approver", "askBack", "Which <b>department</b> ordered this?");
        token = tokenOfTheMail();
    }

    @Test
    void thePageShowsTheQuestionAndNoMoreThanOneNeeds() {
        HttpResponse<String> page = get(token);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Which &lt;b&gt;department&lt;/b&gt; ordered this?", "1,785.00 EUR", "Bergmann")
                .doesNotContain(caseId, "<script", "DE02120300000000202051", "Anton");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void openingTheLinkChangesNothing() {
        get(token);
        get(token);

        assertThat(cases.isAt(caseId, "userTask_answerQuestion")).isTrue();
        assertThat(cases.task(caseId).getAssignee()).isNull();
    }

    @Test
    void theAnswerIsThatOfWhoeverSentTheInvoiceInAndTheCaseGoesOn() {
        assertThat(post(token, "Marketing.\nFor the fair.").body()).contains("Thank you");
        cases.runJobs(caseId);

        assertThat(cases.isAt(caseId, "userTask_approveInvoice")).isTrue();
        assertThat(jdbc.sql("""
                                select who || ': ' || reason from decision_trail
                                where case_id = ? and activity_id = 'userTask_answerQuestion'""").param(caseId).query(String.class).single())
                .isEqualTo("clerk: Marketing.\nFor the fair.");
    }

    @Test
    void aLinkIsUsedOnce() {
        post(token, "Marketing.");

        assertThat(post(token, "Sales.").statusCode()).isEqualTo(410);
        assertThat(get(token).statusCode()).isEqualTo(410);
        assertThat(get(token).body()).contains("no longer open");
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() {
        List<CompletableFuture<Integer>> answers = List.of(
                CompletableFuture.supplyAsync(() -> post(token, "One.").statusCode()),
                CompletableFuture.supplyAsync(() -> post(token, "Two.").statusCode()));

        assertThat(answers.stream().map(CompletableFuture::join)).contains(200);
        assertThat(jdbc.sql("""
                                select count(*) from decision_trail
                                where case_id = ? and activity_id = 'userTask_answerQuestion'""").param(caseId).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void aLinkEndsWhenTheTaskIsDoneInAnotherWay() {
        cases.decide(caseId, "clerk", "answered", "Marketing.");

        assertThat(get(token).statusCode()).isEqualTo(410);
        assertThat(post(token, "Sales.").statusCode()).isEqualTo(410);
    }

    @Test
    void anOldLinkDoesNotAnswerTheNextQuestion() {
        cases.decide(caseId, "clerk", "answered", "Marketing.");
        cases.decide(caseId, "approver", "askBack", "And which project?");

        assertThat(get(token).statusCode()).isEqualTo(404);
        assertThat(get(tokenOfTheMail()).body()).contains("And which project?");
    }

    @Test
    void wrongOldAndEmptyLinksGetAPageThatSaysSo() {
        assertThat(get(token.substring(1) + "A").statusCode()).isEqualTo(404);
        assertThat(get("x").body()).contains("This link does not work").doesNotContain("Exception");
        jdbc.sql("update task_link set expires_at = issued_at where case_id = ?")
                .param(caseId)
                .update();
        assertThat(get(token).statusCode()).isEqualTo(404);
        assertThat(post(token, "Marketing.").statusCode()).isEqualTo(404);
        assertThat(cases.isAt(caseId, "userTask_answerQuestion")).isTrue();
    }

    @Test
    void anEmptyOrTooLongAnswerIsRefusedAndCanBeMended() {
        assertThat(post(token, "  ").statusCode()).isEqualTo(400);
        assertThat(post(token, "a\0b").statusCode()).isEqualTo(400);
        HttpResponse<String> tooLong = post(token, "x".repeat(2001));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("at most 2000 characters", "xxx");
        assertThat(post(token, "Marketing.").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsFasterInTandemIsNotInterrupted() {
        cases.as("admin", () -> tasks.setAssignee(cases.task(caseId).getId(), "manager"));

        HttpResponse<String> refused = post(token, "Marketing.");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("A colleague is answering");
        assertThat(cases.isAt(caseId, "userTask_answerQuestion")).isTrue();
        cases.as("admin", () -> tasks.setAssignee(cases.task(caseId).getId(), null));
        assertThat(post(token, "Marketing.").statusCode()).isEqualTo(200);
    }

    @Test
    void theTableOfLinksDoesNotHoldWhatOpensThePage() {
        assertThat(jdbc.sql("select token_sha256 from task_link where case_id = ?")
                        .param(caseId)
                        .query(String.class)
                        .single())
                .isNotEqualTo(token)
                .isEqualTo(TaskLinks.hash(token));
    }

    private String tokenOfTheMail() {
        String text = jdbc.sql("""
                        select body_text from mail_outbox where effect_key like ? order by id desc
                        fetch first 1 rows only""")
                .param(caseId + ".serviceTask_askRequester%")
                .query(String.class)
                .single();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> get(String anyToken) {
        return send(request(anyToken).GET());
    }

    private HttpResponse<String> post(String anyToken, String answer) {
        return send(request(anyToken)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "answer=" + URLEncoder.encode(answer, StandardCharsets.UTF_8))));
    }

    private HttpRequest.Builder request(String anyToken) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/answers/" + anyToken))
                .header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
