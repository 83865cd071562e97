package dev.tandem.invoice.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.identity.Client;
import dev.tandem.testing.Api;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page that lists invoices, over HTTP. */
@TandemServerTest
class InvoicesPageTest {

    private final String unique = UUID.randomUUID().toString().substring(0, 8) + ".xml";

    @LocalServerPort
    private int port;

    @Test
    void theListIsFilteredAndLeadsToEachInvoice() {
        Api.Answer sent = new Api(port, "clerk")
                .send(SampleInvoice.bergmann("11.00").withNumber("<b>" + unique).xml(), unique);
        Client approver = Client.signedIn(port, "approver");

        Document found = page(approver, "/invoices?q=" + sent.caseId() + "&state=received");

        assertThat(found.select("tbody tr")).hasSize(1);
        assertThat(found.select("tbody a").attr("href")).isEqualTo("/invoices/" + sent.caseId());
        assertThat(found.select("tbody a").text()).isEqualTo(unique);
        assertThat(found.select("select[name=state] option[selected]").val()).isEqualTo("received");
        assertThat(found.select(".places a[aria-current]").text()).isEqualTo("Invoices");
        assertThat(page(approver, "/invoices?q=" + sent.caseId() + "&state=paid")
                        .select(".empty")
                        .text())
                .contains("No invoice is like this.");
        assertThat(page(approver, "/invoices?q=" + sent.caseId() + "&state=nonsense&page=-3")
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(found.select(".leads-actions")).isEmpty();
        assertThat(page(Client.signedIn(port, "clerk"), "/invoices").select(".leads-actions a"))
                .hasSize(1);
    }

    @Test
    void aFileThatCouldNotBeReadIsNoSupplier() {
        Api.Answer sent = new Api(port, "clerk").send(SampleInvoice.scan(), "scan 7.pdf");

        Document found = page(Client.signedIn(port, "clerk"), "/invoices/" + sent.caseId());

        assertThat(found.select("h1").text()).isEqualTo("Not read yet");
        assertThat(found.select(".case-head strong").text()).isEqualTo("scan 7.pdf");
    }

    @Test
    void salesSeesNone() {
        HttpResponse<String> answer = Client.signedIn(port, "sales").page("/invoices");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Not for you");
    }

    private static Document page(Client client, String path) {
        HttpResponse<String> answer = client.page(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
