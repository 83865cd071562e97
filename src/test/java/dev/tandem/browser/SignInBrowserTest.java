package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tandem.testing.TandemServerTest;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in, in a browser. */
@Tag("browser")
@TandemServerTest
class SignInBrowserTest {

    private static @Nullable Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

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
    void whoMistypesThePasswordNeedNotTypeTheNameAgain() {
        // one of its own: after a wrong password the right one has to wait
        User user = identity.newUser("typist" + UUID.randomUUID().toString().substring(0, 8));
        user.setPassword("a password for one test");
        identity.saveUser(user);
        try (Page page = Objects.requireNonNull(chromium).browser().newPage()) {
            page.navigate("http://localhost:" + port + "/sign-in");
            assertThat(page.locator("#user")).hasValue("");
            page.fill("#user", user.getId());
            page.fill("#password", "wrong");
            page.click("form button");

            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.locator("#user")).hasValue(user.getId());
            assertThat(page.locator("#password")).isFocused();
            assertThat(page).hasURL("http://localhost:" + port + "/sign-in?refused");

            page.navigate("http://localhost:" + port + "/sign-in");
            assertThat(page.locator("#user")).hasValue("");
        }
        identity.deleteUser(user.getId());
    }
}
