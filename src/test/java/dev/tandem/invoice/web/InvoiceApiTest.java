package dev.tandem.invoice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** The API over HTTP. */
@TandemServerTest
class InvoiceApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    private Api clerk;

    @BeforeEach
    void signIn() {
        clerk = new Api(port, "clerk");
    }

    @Test
    void aDocumentIsTakenInKeptByteForByteAndShown() {
        SampleInvoice invoice = SampleInvoice.bergmann("1500.00");

        Api.Answer answer = clerk.send(invoice.xml(), "../../rechnung \"1\".xml");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/invoices/" + answer.caseId());
        assertThat(answer.json().get("state").asText()).isEqualTo("received");
        // put together from what is known, and the same as what is asked for
        assertThat(answer.json().at("/next/0/name").asText()).isNotEmpty();
        assertThat(answer.json()).isEqualTo(clerk.get(answer.header("Location")).json());
        cases.runJobs(answer.caseId());
        JsonNode shown = clerk.get(answer.header("Location")).json();
        assertThat(shown.at("/invoice/number").asText()).isEqualTo(invoice.number());
        assertThat(shown.at("/invoice/kind").asText()).isEqualTo("invoice");
        assertThat(shown.at("/invoice/lines").asInt()).isEqualTo(1);
        assertThat(shown.at("/invoice/lineItems").size()).isEqualTo(1);
        assertThat(shown.at("/invoice/payable").decimalValue()).isEqualByComparingTo(invoice.payable());
        assertThat(shown.at("/document/name").asText()).isEqualTo("rechnung 1.xml");
        assertThat(shown.at("/waitingFor/0").asText()).isEqualTo("Approve invoice");
        assertThat(shown.at("/way/0/who").asText()).isEqualTo("clerk");
        Api.Answer document = clerk.get(shown.at("/document/link").asText());
        assertThat(document.response().body()).isEqualTo(invoice.xml());
        assertThat(document.header("Content-Disposition")).startsWith("attachment");
        assertThat(document.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Api.Answer readable = clerk.get(shown.at("/document/html").asText());
        assertThat(readable.status()).isEqualTo(200);
        assertThat(readable.toString()).contains(invoice.number());
    }

    @Test
    void aPictureOfTheDocumentIsKeptByBrowsersButAskedForEachTime() throws Exception {
        byte[] pdf = new ClassPathResource("samples/invoices/scanned.pdf").getContentAsByteArray();
        String page = "/api/invoices/" + clerk.send(pdf, "scanned.pdf").caseId() + "/document/pages/1";

        Api.Answer first = clerk.get(page);
        Api.Answer again = clerk.get(page, Map.of("If-None-Match", first.header("ETag")));
        Api.Answer ofAnotherDocument = clerk.get(page, Map.of("If-None-Match", "\"0a\""));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Cache-Control"))
                .contains("no-cache", "private")
                .doesNotContain("max-age");
        assertThat(again.status()).isEqualTo(304);
        assertThat(ofAnotherDocument.status()).isEqualTo(200);
        assertThat(ofAnotherDocument.response().body())
                .isEqualTo(first.response().body());
    }

    @Test
    void theSameBytesAnswerWithTheFirstCase() {
        byte[] document = SampleInvoice.bergmann("1500.00").xml();
        String first = clerk.send(document, "a.xml").caseId();

        Api.Answer again = clerk.send(document, "b.xml");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.caseId()).isEqualTo(first);
    }

    @Test
    void theSameKeyAnswersWithTheFirstCaseAndRefusesOtherBytes() {
        byte[] document = SampleInvoice.bergmann("1500.00").xml();
        String first = clerk.send(document, "a.xml", "order-66").caseId();

        assertThat(clerk.send(document, "a.xml", "order-66").caseId()).isEqualTo(first);
        Api.Answer other = clerk.send(SampleInvoice.bergmann("1500.00").xml(), "a.xml", "order-66");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("detail").asText()).contains(first);
    }

    @Test
    void identicalSendsAtTheSameMomentAreOneCase() throws Exception {
        byte[] document = SampleInvoice.bergmann("1500.00").xml();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        Set<String> caseIds = new HashSet<>();
        List<Integer> created = new ArrayList<>();
        try {
            Callable<Api.Answer> send = () -> new Api(port, "clerk").send(document, "a.xml", "same-moment");
            for (var answer : senders.invokeAll(List.of(send, send, send, send, send, send, send, send))) {
                assertThat(answer.get().status()).as(answer.get().toString()).isIn(200, 201);
                caseIds.add(answer.get().caseId());
                created.add(answer.get().status());
            }
        } finally {
            senders.shutdown();
        }
        assertThat(caseIds).hasSize(1);
        assertThat(created).containsOnlyOnce(201);
    }

    @Test
    void afterARejectionTheSameBytesMayComeAgain() {
        byte[] document = SampleInvoice.bergmann("1500.00").xml();
        String first = clerk.send(document, "a.xml").caseId();
        cases.runJobs(first);
        cases.decide(first, "approver", "reject", "Not ordered.");

        Api.Answer again = clerk.send(document, "a.xml");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.caseId()).isNotEqualTo(first);
        assertThat(clerk.get("/api/invoices/" + first).json().get("state").asText())
                .isEqualTo("rejected");
    }

    @ParameterizedTest(name = "{1} is answered with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                            | nothing          | 400",
                "<html><script>alert(1)</script></html>                        | a web page       | 415",
                "hello                                                         | a text           | 415",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x> | an external entity | 400",
            })
    void whatIsNoInvoiceIsRefusedWithAMessage(String content, String what, int status) {
        Api.Answer answer = clerk.send(content.getBytes(StandardCharsets.UTF_8), "x.xml");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asText()).isNotBlank();
        assertThat(answer.toString()).doesNotContain("Exception", "root:");
    }

    @Test
    void tooLargeAFileIsAnsweredWith413() {
        Api.Answer answer = clerk.send(new byte[10 * 1024 * 1024 + 1], "big.pdf");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("detail").asText()).contains("10 MB");
    }

    @Test
    void brokenXmlBecomesACaseForAPerson() {
        Api.Answer answer =
                clerk.send("<?xml version='1.0'?><Invoice><broken".getBytes(StandardCharsets.UTF_8), "b.xml");
        assertThat(answer.status()).isEqualTo(201);

        cases.runJobs(answer.caseId());

        JsonNode shown = clerk.get("/api/invoices/" + answer.caseId()).json();
        assertThat(shown.at("/waitingFor/0").asText()).isEqualTo("Key in invoice data");
        assertThat(shown.get("unreadableReason").asText()).isNotBlank();
    }

    @Test
    void invoicesAreListedInPagesAndFiltered() {
        SampleInvoice invoice = SampleInvoice.bergmann("1500.00");
        String caseId = clerk.send(invoice.xml(), "a.xml").caseId();
        cases.runJobs(caseId);

        JsonNode found = clerk.get("/api/invoices?q=" + invoice.number() + "&state=inProgress")
                .json();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/id").asText()).isEqualTo(caseId);
        JsonNode page = clerk.get("/api/invoices?size=1&page=0").json();
        assertThat(page.get("items").size()).isEqualTo(1);
        assertThat(clerk.get("/api/invoices?state=lost").status()).isEqualTo(400);
        assertThat(clerk.get("/api/invoices?size=100000").status()).isEqualTo(400);
    }

    @Test
    void onlyThoseWhoWorkWithInvoicesSeeThem() {
        String caseId =
                clerk.send(SampleInvoice.bergmann("1500.00").xml(), "a.xml").caseId();

        assertThat(new Api(port, "sales").get("/api/invoices/" + caseId).status())
                .isEqualTo(403);
        assertThat(new Api(port, "sales").get("/api/invoices").status()).isEqualTo(403);
        assertThat(new Api(port, "compliance")
                        .get("/api/invoices/" + caseId + "/document")
                        .status())
                .isEqualTo(403);
        assertThat(new Api(port, "approver")
                        .send(SampleInvoice.bergmann("1.00").xml(), "a.xml")
                        .status())
                .isEqualTo(403);
        assertThat(new Api(port, "approver").get("/api/invoices/" + caseId).status())
                .isEqualTo(200);
        assertThat(new Api(port, "nobody").get("/api/invoices/" + caseId).status())
                .isEqualTo(401);
    }

    @Test
    void theDescriptionOfTheApiIsThere() {
        JsonNode description = clerk.get("/api/docs").json();

        assertThat(description.at("/paths/~1api~1invoices/post").isMissingNode())
                .isFalse();
        assertThat(description.at("/info/title").asText()).isEqualTo("Tandem");
        assertThat(description.at("/components/securitySchemes/user/scheme").asText())
                .isEqualTo("basic");
    }
}
