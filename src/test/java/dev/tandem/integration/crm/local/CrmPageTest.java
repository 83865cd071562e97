package dev.tandem.integration.crm.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.identity.Client;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmCustomers;
import dev.tandem.integration.crm.CustomerRegistration;
import dev.tandem.integration.crm.NewCrmCustomer;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.NewOpportunity.Person;
import dev.tandem.testing.TandemServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class CrmPageTest {

    private static final String PAGE = "/crm";

    @LocalServerPort
    int port;

    @Autowired
    Crm crm;

    @Autowired
    CrmCustomers customers;

    @Test
    void salesSeesWhoIsKnownAndWhatMayBecomeBusiness() {
        crm.register(
                new EffectKey("LEAD-PAGE-1", "serviceTask_createOpportunity", 1),
                new NewOpportunity(
                        null,
                        null,
                        false,
                        new Person(
                                "<b>Paula</b> Page",
                                "paula@page.example",
                                null,
                                "Page & Sons 100%",
                                "page.example",
                                null,
                                null),
                        "sales2",
                        "inside-sales",
                        41,
                        null,
                        null,
                        null));
        Client sales = Client.signedIn(port, "sales");

        assertThat(sales.page("/").body()).contains(PAGE);
        assertThat(sales.page(PAGE).body())
                .contains(
                        "Sonnenfeld Energie eG", "&lt;b&gt;Paula&lt;/b&gt; Page", "/leads/LEAD-PAGE-1", "inside-sales")
                .contains("Sara Sales");
        assertThat(sales.page(PAGE + "?q=100%25").body()).contains("Paula").doesNotContain("Sonnenfeld");
        assertThat(sales.page(PAGE + "?q=%25").body()).contains("Paula").doesNotContain("Sonnenfeld");
        assertThat(sales.page(PAGE + "?q=nobody_").body()).contains("None is found.");
    }

    @Test
    void salesSeesWhoIsACustomerAndWhoIsBlocked() {
        String customer = ((CustomerRegistration.Registered) customers.register(
                        new EffectKey("CUS-PAGE-1", "serviceTask_registerInCrm", 1),
                        new NewCrmCustomer("<i>Carl</i> & Co", "Carla Carl", "carla@carl.example", null, "DE", true)))
                .customerId();
        Client sales = Client.signedIn(port, "sales");

        assertThat(sales.page(PAGE).body()).contains(customer, "&lt;i&gt;Carl&lt;/i&gt; &amp; Co", ">customer<");

        customers.block(new EffectKey("CUS-PAGE-1", "serviceTask_block", 1), customer, "sanctioned");
        assertThat(sales.page(PAGE + "?q=" + customer).body()).contains(">blocked<");
    }

    @Test
    void nobodyElseSeesThePage() {
        for (String user : new String[] {"clerk", "finance", "compliance", "ops"}) {
            Client other = Client.signedIn(port, user);

            assertThat(other.page(PAGE).statusCode()).as(user).isEqualTo(403);
            assertThat(other.page("/").body()).as(user).doesNotContain("href=\"/crm\"");
        }
        assertThat(Client.signedIn(port, "saleslead").page(PAGE).statusCode()).isEqualTo(200);
    }
}
