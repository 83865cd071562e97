package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import dev.tandem.invoice.Invoices;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a case in a browser: how one gets there, what one does there, and what is printed. */
@Tag("browser")
@TandemServerTest
class CasePageBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Invoices invoices;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void cockpitLinksTheBusinessKeyToThePageOfTheCase() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        try (Person operator = person("ops")) {
            operator.page()
                    .navigate(root() + "/camunda/app/cockpit/default/#/process-instance/"
                            + invoices.get(caseId).processInstanceId() + "/runtime");

            assertThat(operator.page()
                            .locator("a[href='/invoices/" + caseId + "']")
                            .first())
                    .hasText(caseId);
        }
    }

    @Test
    void financeRecordsThePaymentOnThePageAndPrintsItWithoutButtons() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00"));
        try (Person finance = person("finance")) {
            Page page = finance.page();
            page.navigate(root() + "/invoices/" + caseId);
            page.getByText("Record payment").first().click();
            page.fill("input[name=paidOn]", "2026-11-20");
            page.fill("input[name=reference]", "BANK-77");
            finance.picture("case-page-payment");
            page.locator("button:has-text('Record payment')").click();

            assertThat(page.locator(".note.good")).hasText("The payment is recorded.");
            assertThat(page.locator("main")).containsText("BANK-77");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".case .actions").first()).isHidden();
            assertThat(page.locator("iframe.page")).isHidden();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "case-page-print.png")));
        }
    }

    private Person person(String user) {
        return new Person(Objects.requireNonNull(chromium).browser(), root(), user);
    }

    private String root() {
        return "http://localhost:" + port;
    }
}
