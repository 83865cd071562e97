package dev.tandem.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.Cases;
import dev.tandem.testing.RawHttp;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.bare.BareEngine;
import dev.tandem.testing.bare.BareStarter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people brought is handed out as a download of a type that was found, and never becomes part of a page. */
@TandemServerTest
class ContentTest {

    private static final String HTML =
            "<!DOCTYPE html><html><body><script>alert(document.domain)</script></body></html>";
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(document.domain)\"><script>alert(1)</script></svg>";
    private static final String XHTML =
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></html>";
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test" id="d">
              <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start" %s>%s</startEvent>
              </process>
            </definitions>
            """;
    private static final String EVIL_FIELD =
            "<extensionElements><camunda:formData><camunda:formField id=\"f\" type=\"string\""
                    + " label=\"&lt;img src=x onerror=alert(document.domain)&gt;\"/></camunda:formData></extensionElements>";

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private DataSource database;

    @Test
    void aBareStarterServesWhatItIsTold() {
        int bare = BareStarter.running().getPort();
        String deployed = upload(
                bare,
                Map.of("evil.html", HTML, "evil.svg", SVG, "p.bpmn", MODEL.formatted("generated", "", EVIL_FIELD)));
        String id = deployed.replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\".*?\"name\":\"attack\".*", "$1");
        String resources = RawHttp.send(bare, "GET", "/engine-rest/deployment/" + id + "/resources", "")
                .body();
        assertThat(resources).contains("evil.html");
        String html = resources.replaceAll("(?s).*\"id\":\"([^\"]+)\",\"name\":\"evil.html\".*", "$1");
        String svg = resources.replaceAll("(?s).*\"id\":\"([^\"]+)\",\"name\":\"evil.svg\".*", "$1");
        assertThat(RawHttp.send(bare, "GET", "/engine-rest/deployment/" + id + "/resources/" + html + "/data", "")
                        .header("Content-Type"))
                .startsWith("text/html");
        assertThat(RawHttp.send(bare, "GET", "/engine-rest/deployment/" + id + "/resources/" + svg + "/data", "")
                        .header("Content-Type"))
                .startsWith("image/svg+xml");
        RawHttp.Answer form =
                RawHttp.send(bare, "GET", "/engine-rest/process-definition/key/generated/rendered-form", "");
        assertThat(form.header("Content-Type")).startsWith("application/xhtml+xml");
        assertThat(form.body()).contains("<img src=x onerror=alert(document.domain)>");
    }

    @ParameterizedTest
    @CsvSource({
        "html, text/html",
        "html, text/html; charset=UTF-7",
        "html, application/pdf",
        "html, image/png",
        "html, application/json",
        "html, application/x-nothing",
        "svg, image/svg+xml",
        "xhtml, application/xhtml+xml",
        "xhtml, text/xml",
        "pdf, text/html",
        "png, image/svg+xml"
    })
    void aFileInAVariableIsADownloadOfTheTypeThatItIs(String kind, String claimed) {
        String caseId = cases.send(SampleInvoice.bergmann("900.00"));
        Task task = cases.task(caseId);
        runtime.setVariable(
                task.getProcessInstanceId(),
                "brought",
                Variables.fileValue("x." + kind)
                        .file(bytes(kind))
                        .mimeType(claimed.replaceAll(";.*", ""))
                        .encoding(claimed.contains("charset") ? "UTF-7" : null)
                        .create());
        String variable = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(task.getProcessInstanceId())
                .variableName("brought")
                .singleResult()
                .getId();
        String past = history.createHistoricVariableInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .variableName("brought")
                .singleResult()
                .getId();
        for (String path : List.of(
                "/process-instance/" + task.getProcessInstanceId() + "/variables/brought/data",
                "/task/" + task.getId() + "/variables/brought/data",
                "/execution/" + task.getExecutionId() + "/localVariables/brought/data",
                "/variable-instance/" + variable + "/data",
                "/history/variable-instance/" + past + "/data")) {
            RawHttp.Answer answer = RawHttp.send(port, "GET", "/engine-rest" + path, "", As.user("admin"));
            if (answer.status() == 404) {
                // no scope of its own
                assertThat(path).contains("/execution/");
                continue;
            }
            assertDownload(answer, kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "svg", "xhtml", "pdf", "png"})
    void anAttachmentIsADownloadOfTheTypeThatItIs(String kind) {
        Task task = cases.task(cases.send(SampleInvoice.bergmann("900.00")));
        String attachment = tasks.createAttachment(
                        "text/html",
                        task.getId(),
                        task.getProcessInstanceId(),
                        "x." + kind,
                        "",
                        new ByteArrayInputStream(bytes(kind)))
                .getId();
        assertDownload(
                RawHttp.send(
                        port,
                        "GET",
                        "/engine-rest/task/" + task.getId() + "/attachment/" + attachment + "/data",
                        "",
                        As.user("admin")),
                kind);
    }

    /** As they may be in a database from before there was a gate. */
    @Test
    void deployedResourcesAndPicturesAreDownloadsAndNoHtmlOfAModelIsHandedOut() {
        ProcessEngine bare = BareEngine.on(database);
        try {
            Deployment deployment = bare.getRepositoryService()
                    .createDeployment()
                    .name("from before")
                    .addString("evil.html", HTML)
                    .addString("evil.svg", SVG)
                    .addString("evil.xml", XHTML)
                    .addString("evil.png", HTML)
                    .addInputStream("good.png", new ByteArrayInputStream(bytes("png")))
                    .addString("pictured.bpmn", MODEL.formatted("pictured", "", ""))
                    .addString("pictured.svg", SVG)
                    .addString("generated.bpmn", MODEL.formatted("generatedBefore", "", EVIL_FIELD))
                    .addString("form.html", "<form><script cam-script>alert(1)</script></form>")
                    .addString(
                            "embedded.bpmn",
                            MODEL.formatted("embeddedBefore", "camunda:formKey=\"embedded:deployment:form.html\"", ""))
                    .deploy();
            for (Resource resource : bare.getRepositoryService().getDeploymentResources(deployment.getId())) {
                RawHttp.Answer answer =
                        get("/deployment/" + deployment.getId() + "/resources/" + resource.getId() + "/data");
                assertDownload(answer, resource.getName().equals("good.png") ? "png" : "other");
            }
            RawHttp.Answer picture = get("/process-definition/" + definition(bare, "pictured") + "/diagram");
            assertThat(picture.header("Content-Type")).doesNotContain("svg", "html", "xml");
            RawHttp.Answer generated =
                    get("/process-definition/" + definition(bare, "generatedBefore") + "/rendered-form");
            assertThat(generated.status()).isEqualTo(403);
            assertThat(generated.body()).doesNotContain("<img").contains("Camunda Form");
            RawHttp.Answer embedded =
                    get("/process-definition/" + definition(bare, "embeddedBefore") + "/deployed-start-form");
            assertThat(embedded.status()).isBetween(400, 499);
            assertThat(embedded.body()).doesNotContain("<form", "alert");
        } finally {
            bare.getRepositoryService()
                    .createDeploymentQuery()
                    .deploymentName("from before")
                    .list()
                    .forEach(deployment -> bare.getRepositoryService().deleteDeployment(deployment.getId(), true));
            bare.close();
        }
    }

    @Test
    void documentsOfInvoicesAreDownloadsAndTheirPagesCanRunNothing() {
        String caseId = cases.send(SampleInvoice.bergmann("900.00"));
        RawHttp.Answer original = api("/api/invoices/" + caseId + "/document");
        assertThat(original.status()).isEqualTo(200);
        assertThat(original.header("Content-Disposition")).startsWith("attachment");
        assertThat(original.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(original.header("Content-Security-Policy")).contains("sandbox");
        RawHttp.Answer page = api("/api/invoices/" + caseId + "/document/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Disposition")).startsWith("inline");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script");
        String scan = cases.send(SampleInvoice.scan(), "evil.html");
        RawHttp.Answer renamed = api("/api/invoices/" + scan + "/document");
        assertThat(renamed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(renamed.header("Content-Disposition")).startsWith("attachment");
    }

    /** Spring encodes a name only where it is told the character set: without one, line breaks pass (CVE-2026-59314). */
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1.pdf", "a\nX-Evil: 1\n\n<script>.pdf", "a\u2028\u0000X-Evil: 1.pdf"})
    void aFileNameAddsNoHeader(String name) {
        String scan = cases.send(SampleInvoice.scan(), name);

        RawHttp.Answer answer = api("/api/invoices/" + scan + "/document");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Evil")).isEmpty();
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void whatTheEngineSaysItselfStaysAsItIs() {
        RawHttp.Answer answer = get("/task?maxResults=50");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(get("/task/none").status()).isEqualTo(404);
        assertThat(get("/task/none").header("Content-Type")).startsWith("application/json");
    }

    private RawHttp.Answer get(String path) {
        return RawHttp.send(port, "GET", "/engine-rest" + path, "", As.user("admin"));
    }

    private RawHttp.Answer api(String path) {
        return RawHttp.send(port, "GET", path, "", As.user("clerk"));
    }

    private static void assertDownload(RawHttp.Answer answer, String kind) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .isEqualTo(
                        switch (kind) {
                            case "pdf" -> "application/pdf";
                            case "png" -> "image/png";
                            default -> "application/octet-stream";
                        });
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
    }

    private static byte[] bytes(String kind) {
        return switch (kind) {
            case "html" -> HTML.getBytes(StandardCharsets.UTF_8);
            case "svg" -> SVG.getBytes(StandardCharsets.UTF_8);
            case "xhtml" -> XHTML.getBytes(StandardCharsets.UTF_8);
            case "pdf" -> "%PDF-1.4 something".getBytes(StandardCharsets.UTF_8);
            case "png" ->
                Base64.getDecoder()
                        .decode(
                                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String definition(ProcessEngine engine, String key) {
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .singleResult();
        return definition.getId();
    }

    private static String upload(int port, Map<String, String> files) {
        StringBuilder body =
                new StringBuilder("--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nattack\r\n");
        files.forEach((name, content) -> body.append("--x\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"; filename=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(content)
                .append("\r\n"));
        body.append("--x--\r\n");
        RawHttp.Answer answer = RawHttp.send(
                port,
                "POST",
                "/engine-rest/deployment/create",
                body.toString(),
                "Content-Type: multipart/form-data; boundary=x");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
