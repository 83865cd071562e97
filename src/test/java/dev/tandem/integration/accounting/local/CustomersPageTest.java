package dev.tandem.integration.accounting.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.identity.Client;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.accounting.CustomerResult.Opened;
import dev.tandem.integration.accounting.FirstBusiness;
import dev.tandem.integration.accounting.NewCustomer;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemServerTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class CustomersPageTest {

    private static final String PAGE = "/accounting/customers";
    private static final String ORDER =
            "{\"document\": \"A-1\", \"kind\": \"order\", \"date\": \"2026-03-14\", \"amount\": 120.00}";

    @LocalServerPort
    int port;

    @Autowired
    CustomerAccounts accounts;

    @Test
    void financeRecordsTheFirstOrderOnThePage() {
        String customer = open("CUS-PAGE-1", "<b>Page</b> & Sons 100%", "DE 811 569 869");
        Client finance = Client.signedIn(port, "finance");

        assertThat(finance.page("/").body()).contains(PAGE);
        assertThat(finance.page(PAGE).body())
                .contains(customer, "&lt;b&gt;Page&lt;/b&gt; &amp; Sons", "DE811569869", "No business yet", ">open<");
        assertThat(finance.page(PAGE + "?q=100%25").body()).contains(customer);
        assertThat(finance.page(PAGE + "?q=nobody_").body()).contains("None is found.");

        HttpResponse<String> unread =
                finance.form(PAGE + "/" + customer, "document=A-1&kind=order&date=gestern&amount=viel", PAGE);
        assertThat(unread.statusCode()).isEqualTo(422);
        assertThat(unread.body()).contains("Not recorded", "Fill in number, kind, date and amount.");
        HttpResponse<String> early =
                finance.form(PAGE + "/" + customer, "document=A-1&kind=order&date=2999-01-01&amount=1", PAGE);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("is yet to come");

        HttpResponse<String> recorded =
                finance.form(PAGE + "/" + customer, "document=A-1&kind=order&date=2026-03-14&amount=1120.5", PAGE);
        assertThat(Client.location(recorded)).isEqualTo(PAGE + "?recorded=A-1");
        assertThat(finance.page(Client.location(recorded)).body())
                .contains("<strong>A-1</strong> is recorded", "First business:", "2026-03-14", "1,120.50");
        assertThat(accounts.firstBusiness(customer)).contains(new FirstBusiness("A-1", LocalDate.of(2026, 3, 14)));

        accounts.block(new EffectKey("CUS-PAGE-1", "serviceTask_block", 1), customer, "sanctioned");
        HttpResponse<String> blocked =
                finance.form(PAGE + "/" + customer, "document=A-2&kind=invoice&date=2026-03-14&amount=1", "/");
        assertThat(blocked.statusCode()).isEqualTo(409);
        assertThat(blocked.body()).contains("Customer " + customer + " is blocked", ">blocked<");
    }

    @Test
    void whoSetsCustomersUpSeesThePageAndRecordsNothing() {
        String customer = open("CUS-PAGE-2", "Seen GmbH", null);
        for (String user : new String[] {"onboarding", "compliance", "compliancehead"}) {
            Client other = Client.signedIn(port, user);

            assertThat(other.page(PAGE).body())
                    .as(user)
                    .contains("Seen GmbH")
                    .doesNotContain("action=\"" + PAGE + "/" + customer);
            assertThat(other.page("/").body()).as(user).contains(PAGE);
            assertThat(other.form(PAGE + "/" + customer, "document=A-1&kind=order&date=2026-03-14&amount=1", "/")
                            .statusCode())
                    .as(user)
                    .isEqualTo(403);
            assertThat(new Api(port, user).post(documents(customer), ORDER).status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(accounts.firstBusiness(customer)).isEmpty();
    }

    @Test
    void nobodyElseSeesThePage() {
        for (String user : new String[] {"clerk", "approver", "sales", "ops"}) {
            Client other = Client.signedIn(port, user);

            assertThat(other.page(PAGE).statusCode()).as(user).isEqualTo(403);
            assertThat(other.page("/").body()).as(user).doesNotContain(PAGE);
        }
    }

    @Test
    void aProgramTellsOfAnOrderAndHearsWhatIsWrong() {
        String customer = open("CUS-PAGE-3", "Told GmbH", null);
        Api finance = new Api(port, "finance");

        assertThat(finance.post(documents(customer), ORDER).status()).isEqualTo(201);
        assertThat(finance.post(documents(customer), ORDER).status()).isEqualTo(200);
        assertThat(accounts.firstBusiness(customer)).isPresent();

        Api.Answer other = finance.post(documents(customer), ORDER.replace("120.00", "121.00"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("detail").asText()).contains("A-1 is recorded with " + customer + " already");
        Api.Answer nobody = finance.post(documents("D-0"), ORDER);
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.json().get("detail").asText()).contains("There is no customer D-0");
        Api.Answer kind = finance.post(documents(customer), ORDER.replace("order", "gift"));
        assertThat(kind.status()).isEqualTo(422);
        assertThat(kind.json().get("detail").asText()).contains("\"kind\" is \"order\" or \"invoice\"");
        assertThat(finance.post(documents(customer), "{}").status()).isEqualTo(422);
        assertThat(finance.post(documents(customer), ORDER.replace("2026-03-14", "2999-03-14"))
                        .status())
                .isEqualTo(422);
    }

    private static String documents(String customer) {
        return "/api/accounting/customers/" + customer + "/documents";
    }

    private String open(String caseId, String name, @Nullable String vatId) {
        return ((Opened) accounts.open(
                        new EffectKey(caseId, "serviceTask_openAccount", 1),
                        new NewCustomer(name, vatId, "DE", null, null, null, "m@page.example", null, true)))
                .customerId();
    }
}
