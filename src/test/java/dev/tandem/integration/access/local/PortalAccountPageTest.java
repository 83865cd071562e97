package dev.tandem.integration.access.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.identity.Client;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult.Created;
import dev.tandem.integration.access.NewAccess;
import dev.tandem.testing.TandemServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class PortalAccountPageTest {

    private static final String PAGE = "/accounts";

    @LocalServerPort
    int port;

    @Autowired
    AccessAccounts accounts;

    @Test
    void theDeskSeesWithWhatCustomersSignIn() {
        Created created = (Created) accounts.create(
                new EffectKey("CUS-PAGE-1", "serviceTask_createAccess", 1),
                new NewAccess("Paula@page.example", "<b>Paula</b> Page", "Page & Sons"));
        Client desk = Client.signedIn(port, "onboarding");

        assertThat(desk.page("/").body()).contains("href=\"" + PAGE + "\"");
        assertThat(desk.page(PAGE).body())
                .contains(
                        created.accountId(),
                        "paula@page.example",
                        "&lt;b&gt;Paula&lt;/b&gt; Page",
                        "Page &amp; Sons",
                        ">open<");
        assertThat(desk.page(PAGE + "?q=nobody_").body()).contains("None is found.");

        accounts.lock(new EffectKey("CUS-PAGE-1", "serviceTask_lock", 1), created.accountId(), "sanctioned");
        assertThat(desk.page(PAGE + "?q=paula").body()).contains(">locked<");
    }

    @Test
    void nobodyElseSeesThePage() {
        for (String user : new String[] {"clerk", "finance", "sales", "ops"}) {
            Client other = Client.signedIn(port, user);

            assertThat(other.page(PAGE).statusCode()).as(user).isEqualTo(403);
            assertThat(other.page("/").body()).as(user).doesNotContain("href=\"" + PAGE + "\"");
        }
        for (String user : new String[] {"compliance", "compliancehead"}) {
            assertThat(Client.signedIn(port, user).page(PAGE).statusCode()).isEqualTo(200);
        }
    }
}
