package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tandem.testing.SampleInvoice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;

/** Differences, accounts and corrected invoices as clerks see them in Tasklist. */
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
class MatchAndCodingBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable Chromium chromium;

    private final List<Person> people = new ArrayList<>();

    @LocalServerPort
    private int port;

    private final TestRestTemplate http;
    private final TaskService tasks;

    @Autowired
    MatchAndCodingBrowserTest(TestRestTemplate http, TaskService tasks) {
        this.http = http;
        this.tasks = tasks;
    }

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void signOut() {
        people.forEach(Person::close);
    }

    @Test
    void aClerkSeesEachDifferenceBesideTheOrderAndMatchesWithAnother() {
        SampleInvoice invoice = SampleInvoice.bergmann("140.00");
        String dearer = new String(invoice.xml(), StandardCharsets.UTF_8)
                .replaceAll("(unitCode=\"C62\">)[^<]*", "$1100")
                .replaceAll("(<cbc:PriceAmount currencyID=\"EUR\">)[^<]*", "$11.40");
        String caseId = send(dearer.getBytes(StandardCharsets.UTF_8));
        Person clerk = open(caseId, "Clear up differences");

        assertThat(clerk.form().locator(".tandem-match"))
                .containsText("Price: 1.40 EUR invoiced, but 1.00 EUR ordered (40 % more).");
        clerk.choose("matchAgain");
        Locator number = clerk.form().locator("input[cam-variable-name=orderNumber]");
        assertThat(number).hasValue(SampleInvoice.BLANKET_ORDER);
        clerk.picture("clear-differences");
        number.fill("PO-nobody-knows");
        clerk.complete();

        clerk = open(caseId, "Clear up differences");
        assertThat(clerk.form().locator(".tandem-match")).containsText("Accounting has no order \"PO-nobody-knows\".");
        clerk.choose("accept");
        assertThat(clerk.completeButton()).isDisabled();
        clerk.reason("Agreed on the phone.");
        clerk.complete();

        waitFor(caseId, "Confirm accounts");
    }

    @Test
    void aClerkSplitsALineAndConfirmsItsAccounts() {
        String caseId = send(SampleInvoice.bergmann("1600.00").ofOrder(null).xml());
        Person clerk = open(caseId, "Confirm accounts");
        clerk.choose("confirm");
        Locator coding = clerk.form().locator(".tandem-coding");
        assertThat(coding).containsText("The invoice names cost centre 4711.");
        assertThat(clerk.completeButton()).isEnabled();

        coding.getByText("Split").click();
        assertThat(coding).containsText("Give each part its amount.");
        assertThat(clerk.completeButton()).isDisabled();
        coding.locator("input").nth(0).fill("1.000,00");
        coding.locator("input").nth(1).fill("500");
        assertThat(coding).containsText("The parts make 1,500.00, not 1,600.00.");
        coding.locator("input").nth(1).fill("600");
        coding.getByLabel("Account of").nth(1).selectOption("6300 Other expenses");
        coding.getByLabel("Cost centre of").nth(1).selectOption("4200 IT operations");
        clerk.picture("confirm-coding");
        clerk.complete();

        Person approver = open(caseId, "Approve invoice", "approver");
        assertThat(approver.form().locator(".tandem-accounts")).containsText("6300");
        assertThat(approver.form().locator(".tandem-accounts")).containsText("600.00");
        assertThat(codings(caseId)).hasSize(2);
    }

    @Test
    void aClerkChoosesTheInvoiceThatACreditNoteCorrects() {
        SampleInvoice invoice = SampleInvoice.bergmann("145.00");
        String corrected = send(invoice.xml());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view(corrected).get("state")).isEqualTo("posted"));
        String note = send(
                SampleInvoice.bergmann("20.00").asCreditNote().ofOrder(null).xml());
        Person clerk = open(note, "Find corrected invoice");

        assertThat(clerk.form()).containsText("The credit note does not say which invoice it corrects.");
        clerk.choose("link");
        clerk.form()
                .locator(".tandem-found label")
                .filter(new Locator.FilterOptions().setHasText(invoice.number()))
                .click();
        clerk.picture("find-corrected-invoice");
        clerk.complete();

        Person approver = open(note, "Approve invoice", "approver");
        assertThat(approver.form()).containsText("Corrects invoice " + invoice.number());
    }

    private Person open(String caseId, String task) {
        return open(caseId, task, "clerk");
    }

    private Person open(String caseId, String task, String user) {
        waitFor(caseId, task);
        Person person = new Person(Objects.requireNonNull(chromium).browser(), "http://localhost:" + port, user);
        people.add(person);
        person.openTask(tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .taskName(task)
                .singleResult()
                .getId());
        person.claim();
        return person;
    }

    private String send(byte[] document) {
        LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", new ByteArrayResource(document) {
            @Override
            public String getFilename() {
                return "invoice.xml";
            }
        });
        var answer = http.withBasicAuth("clerk", "clerk").postForEntity("/api/invoices", parts, Map.class);
        return String.valueOf(Objects.requireNonNull(answer.getBody()).get("id"));
    }

    private Map<?, ?> view(String caseId) {
        return Objects.requireNonNull(
                http.withBasicAuth("clerk", "clerk").getForObject("/api/invoices/" + caseId, Map.class));
    }

    private List<?> codings(String caseId) {
        return (List<?>) Objects.requireNonNull(view(caseId).get("codings"));
    }

    private void waitFor(String caseId, String task) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(String.valueOf(view(caseId).get("waitingFor")))
                        .contains(task));
    }
}
