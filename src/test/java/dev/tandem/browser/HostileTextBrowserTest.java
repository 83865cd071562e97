package dev.tandem.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.bare.BareEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;

/**
 * A model whose texts are HTML, scripts and AngularJS expressions: the web applications show them as what they are, texts. Has a
 * database of its own, because the model is the newest version.
 */
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000",
            "test.database=with hostile texts"
        })
class HostileTextBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path MODELS = Path.of("processes/invoice-approval");

    private static final String HOSTILE =
            "<img src=x onerror=\"window.pwned='img'\"><svg onload=\"window.pwned='svg'\"></svg>"
                    + "<script>window.pwned='script'</script>{{constructor.constructor('pwned=1')()}}"
                    + " javascript:window.pwned=2";

    private static @Nullable Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private DataSource database;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void textsOfAModelAreShownAndNeverRun() throws Exception {
        ProcessDefinition definition = deployHostileModel();
        String caseId = send(SampleInvoice.bergmann("1200.00").xml(), "\"><img src=x onerror=window.pwned=4>.xml");
        await().atMost(PATIENCE)
                .until(() -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(caseId)
                                .count()
                        == 1);
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
        String instance = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getProcessInstanceId();

        try (Person approver = new Person(Objects.requireNonNull(chromium).browser(), root(), "approver")) {
            List<String> dialogs = watch(approver.page());
            approver.openTasklist();
            approver.page().getByText("My group's tasks").first().click();
            approver.seen(approver.page().getByText("Approve <img").first());
            approver.openTask(task);
            for (String tab : new String[] {"History", "Diagram", "Description"}) {
                approver.page()
                        .locator(".ctn-tabset-tasklist a, .nav-tabs a")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(tab))
                        .first()
                        .click();
                approver.page().waitForLoadState();
            }
            approver.seen(approver.page().getByText("window.pwned").first());
            assertNothingRan(approver.page(), dialogs);
            approver.page().navigate(root() + "/invoices/" + caseId);
            assertNothingRan(approver.page(), dialogs);
        }
        try (Person owner = new Person(Objects.requireNonNull(chromium).browser(), root(), "owner")) {
            List<String> dialogs = watch(owner.page());
            for (String place : List.of(
                    "#/processes",
                    "#/process-definition/" + definition.getId() + "/runtime",
                    "#/process-instance/" + instance + "/runtime",
                    "#/repository?deployment=" + definition.getDeploymentId(),
                    "#/tasks")) {
                owner.page().navigate("about:blank");
                owner.page().navigate(root() + "/camunda/app/cockpit/default/" + place);
                owner.seen(owner.page().locator("[cam-widget-header], header").first());
                if (place.contains("runtime")) {
                    owner.seen(owner.page().getByText("window.pwned").first());
                }
                owner.page().waitForLoadState(LoadState.NETWORKIDLE);
                assertThat(owner.page().evaluate("String(window.pwned)"))
                        .as(place)
                        .isEqualTo("undefined");
                assertThat(dialogs).as(place).isEmpty();
            }
        }
    }

    /** The policy of the pages is the second line: even what got into them would not run. */
    @Test
    void aScriptThatGotIntoAPageWouldNotRun() {
        try (Person approver = new Person(Objects.requireNonNull(chromium).browser(), root(), "approver")) {
            approver.openTasklist();
            approver.seen(approver.page().getByText("My group's tasks").first());
            approver.page()
                    .evaluate("document.body.insertAdjacentHTML('beforeend',"
                            + " '<img src=\"/nothing\" onerror=\"window.pwned=1\"><a id=hostile href=\"javascript:window.pwned=2\">x</a>"
                            + "<iframe srcdoc=\"<script>parent.pwned=3</script>\"></iframe>')");
            approver.page().evaluate("document.getElementById('hostile').click()");
            approver.page().waitForTimeout(500);
            assertNothingRan(approver.page(), List.of());
        }
    }

    @Test
    void anUploadedPageIsDownloadedAndNotShown() {
        try (Person approver = new Person(Objects.requireNonNull(chromium).browser(), root(), "approver")) {
            String caseId = send(
                    "%PDF-1.4 <html><script>window.pwned=1</script>".getBytes(StandardCharsets.UTF_8), "evil.html");
            var download = approver.page()
                    .waitForDownload(() -> approver.page()
                            .evaluate(
                                    "address => { window.location = address }",
                                    "/api/invoices/" + caseId + "/document"));
            assertThat(download.suggestedFilename()).isNotEmpty();
        }
    }

    private ProcessDefinition deployHostileModel() throws Exception {
        String hostile = HOSTILE.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        String model = Files.readString(MODELS.resolve("invoice-approval.bpmn"))
                .replace("name=\"Invoice approval\"", "name=\"Invoice " + hostile + "\"")
                .replace("name=\"Approve invoice\"", "name=\"Approve " + hostile + "\"")
                .replaceAll(
                        "<bpmn:documentation>[^<]*",
                        java.util.regex.Matcher.quoteReplacement("<bpmn:documentation>Text " + hostile));
        // the gate would refuse it
        ProcessEngine bare = BareEngine.on(database);
        try {
            bare.getRepositoryService()
                    .createDeployment()
                    .name(HOSTILE)
                    .addString("invoice-approval.bpmn", model)
                    .addString(
                            "invoice-approval-rules.dmn",
                            Files.readString(MODELS.resolve("invoice-approval-rules.dmn")))
                    .deploy();
        } finally {
            bare.close();
        }
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("invoice-approval")
                .latestVersion()
                .singleResult();
    }

    private static List<String> watch(Page page) {
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        return dialogs;
    }

    private static void assertNothingRan(Page page, List<String> dialogs) {
        assertThat(page.evaluate("String(window.pwned)")).isEqualTo("undefined");
        assertThat(dialogs).isEmpty();
    }

    private String send(byte[] document, String name) {
        LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", new ByteArrayResource(document) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        var answer = http.withBasicAuth("clerk", "clerk").postForEntity("/api/invoices", parts, Map.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return String.valueOf(Objects.requireNonNull(answer.getBody()).get("id"));
    }

    private String root() {
        return "http://localhost:" + port;
    }
}
