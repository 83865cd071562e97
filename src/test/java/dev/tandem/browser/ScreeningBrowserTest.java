package dev.tandem.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tandem.testing.TandemServerTest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How compliance screens a name. */
@Tag("browser")
@TandemServerTest
class ScreeningBrowserTest {

    private static @Nullable Chromium chromium;

    @LocalServerPort
    private int port;

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
    void complianceScreensANameAndSeesWhyItIsAHit() {
        String root = "http://localhost:" + port;
        try (Person carla = new Person(Objects.requireNonNull(chromium).browser(), root, "compliance")) {
            Page page = carla.page();
            page.navigate(root + "/screening");
            carla.picture("screening");
            page.getByLabel("Name").fill("Arkadij Scheltuchow");
            page.locator("#birthDate").fill("1958-03-14");
            page.locator("#country").fill("RU");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Screen").setExact(true))
                    .click();

            carla.seen(page.getByText("ZHELTUKHOV, Arkadiy Venediktovich").first());
            carla.seen(page.getByText("born 1958, the entry says 1961 (differs)"));
            carla.picture("screening-hit");

            page.getByLabel("Name").fill("<b>Nobody</b> Ordinary");
            page.locator("#birthDate").fill("");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Screen").setExact(true))
                    .click();
            carla.seen(page.getByText("Nobody on the list has such a name"));
            PlaywrightAssertions.assertThat(page).hasURL(root + "/screening");
            carla.picture("screening-none");
        }
    }
}
