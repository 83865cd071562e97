package dev.tandem.integration.accounting.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.identity.Client;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingResult.Posted;
import dev.tandem.testing.TandemServerTest;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class OpenItemsPageTest {

    private static final String PAGE = "/accounting/open-items";

    @LocalServerPort
    int port;

    @Autowired
    Accounting accounting;

    @Test
    void financeRecordsAPaymentOnThePage() {
        String posting = post("OI-<1>", "1190.00");
        Client finance = Client.signedIn(port, "finance");

        assertThat(finance.page("/").body()).contains(PAGE);
        assertThat(finance.page(PAGE).body())
                .contains(posting, "OI-&lt;1&gt;", "Bergmann Bürobedarf GmbH", "1,190.00", "/invoices/INV-OI-1");

        HttpResponse<String> wrong = pay(finance, posting, "paidOn=2026-03-14&amount=1189&discount=");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Not recorded", "make 1189, but 1190.00 EUR are to be paid");
        HttpResponse<String> unread = pay(finance, posting, "paidOn=gestern&amount=viel&discount=");
        assertThat(unread.statusCode()).isEqualTo(422);
        assertThat(unread.body()).contains("Fill in the date and the amount");

        HttpResponse<String> paid = pay(finance, posting, "paidOn=2026-03-14&amount=1166.20&discount=23.80");
        assertThat(Client.location(paid)).isEqualTo(PAGE + "?paid=" + posting);
        assertThat(finance.page(Client.location(paid)).body())
                .contains("<strong>" + posting + "</strong> is paid")
                .doesNotContain("id=\"" + posting + "\"");
        assertThat(accounting.payment(posting).orElseThrow().discount()).isEqualTo(new BigDecimal("23.80"));
    }

    @Test
    void nobodyElseSeesThePageOrPays() {
        String posting = post("OI-2", "10.00");
        for (String user : new String[] {"clerk", "approver", "manager"}) {
            Client other = Client.signedIn(port, user);

            assertThat(other.page(PAGE).statusCode()).as(user).isEqualTo(403);
            assertThat(other.form(PAGE + "/" + posting, "paidOn=2026-03-14&amount=10&discount=0", "/")
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(other.page("/").body()).doesNotContain(PAGE);
        }
        assertThat(accounting.payment(posting)).isEmpty();
    }

    private static HttpResponse<String> pay(Client client, String posting, String fields) {
        return client.form(PAGE + "/" + posting, fields, PAGE);
    }

    private String post(String number, String payable) {
        BigDecimal amount = new BigDecimal(payable);
        Posted posted = (Posted) accounting.post(
                new EffectKey("INV-" + number.replaceAll("[<>]", ""), "serviceTask_postInvoice", 1),
                new PostingRequest(
                        "S-1001",
                        false,
                        number,
                        LocalDate.of(2026, 3, 14),
                        "EUR",
                        amount,
                        BigDecimal.ZERO,
                        amount,
                        amount));
        return posted.posting().id();
    }
}
