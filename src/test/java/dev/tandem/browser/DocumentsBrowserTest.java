package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.tandem.documents.SampleDocuments;
import dev.tandem.onboarding.documents.UploadLinks;
import dev.tandem.onboarding.documents.UploadsInTest;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.TandemServerTest;
import java.nio.charset.StandardCharsets;
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
import org.springframework.context.annotation.Import;

/** A customer sends a document from a telephone, without scripts, and somebody of the desk checks it in Tasklist. */
@Tag("browser")
@TandemServerTest
@Import({Applications.class, ListInTest.class, UploadsInTest.class})
class DocumentsBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Applications applications;

    @Autowired
    private UploadLinks links;

    @Autowired
    private UploadsInTest uploads;

    @Autowired
    private Cases cases;

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
    void aDocumentIsSentFromATelephoneRejectedInTasklistAndSentAgain() {
        String id = applications.send(Applications.company("Brewster Ltd", "Ada Brewster", "Byron Lace"));
        String address = links.link(id).replace(":8080", ":" + port);

        try (BrowserContext telephone = telephone()) {
            Page page = telephone.newPage();
            page.navigate(address);
            assertThat(page.locator("h1")).hasText("Your documents");
            send(page, 1, "passport.jpg", "<html>no picture</html>".getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("#problem-1")).containsText("neither a PDF nor a picture");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            picture(page, "documents-refused");
            page.navigate(address);
            send(page, 1, "passport.jpg", SampleDocuments.turnedPhoto(800, 500, 6));
            assertThat(page.locator(".note")).containsText("Thank you");
            assertThat(page.locator("#document-1")).containsText("We got it");
            assertThat(page.locator("#document-1 form")).hasCount(0);
            picture(page, "documents-sent");
        }
        cases.runJobs(id);

        try (Person desk = desk()) {
            desk.openTask(cases.task(id).getId());
            desk.claim();
            desk.seen(desk.form().locator(".tandem-document img"));
            desk.choose("reject");
            assertThat(desk.completeButton()).isDisabled();
            desk.reason("The lower edge is cut off.\nPlease show the whole page.");
            desk.picture("check-document");
            desk.complete();
        }
        cases.runJobs(id);
        assertThat(uploads.state(id, 1)).isEqualTo("wanted");

        try (BrowserContext telephone = telephone()) {
            Page page = telephone.newPage();
            page.navigate(address);
            assertThat(page.locator("#document-1")).containsText("The lower edge is cut off.");
            picture(page, "documents-rejected");
            send(page, 1, "passport.pdf", SampleDocuments.pdf(2));
            assertThat(page.locator("#document-1")).containsText("We got it");
        }
        cases.runJobs(id);

        try (Person desk = desk()) {
            desk.openTask(cases.task(id).getId());
            desk.claim();
            assertThat(desk.form().locator(".tandem-rejected")).containsText("The lower edge is cut off.");
            desk.picture("check-document-again");
            desk.choose("accept");
            desk.complete();
        }
        assertThat(uploads.state(id, 1)).isEqualTo("accepted");
    }

    private static void send(Page page, int number, String name, byte[] content) {
        Locator document = page.locator("#document-" + number);
        document.locator("input[type=file]").setInputFiles(new FilePayload(name, "image/jpeg", content));
        document.locator("button").click();
    }

    private Person desk() {
        return new Person(Objects.requireNonNull(chromium).browser(), "http://localhost:" + port, "onboarding");
    }

    private static BrowserContext telephone() {
        return Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setJavaScriptEnabled(false));
    }

    /** For people who want to see what the test saw, on a telephone and on a desk. */
    private static void picture(Page page, String name) {
        shoot(page, name);
        page.setViewportSize(1200, 900);
        shoot(page, name + "-wide");
        page.setViewportSize(390, 844);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
