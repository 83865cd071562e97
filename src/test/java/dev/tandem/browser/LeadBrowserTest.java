package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dev.tandem.lead.imports.ImportWork;
import dev.tandem.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Leads as strangers and sales see them, with a real server and its job executor. */
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
class LeadBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private static @Nullable Chromium chromium;

    private final ImportWork imports;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final String unique = "z" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    LeadBrowserTest(ImportWork imports) {
        this.imports = imports;
    }

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

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void aStrangerWritesFromAPhoneWithoutScripts() {
        BrowserContext phone = browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setViewportSize(PHONE_WIDTH, PHONE_HEIGHT)
                        .setLocale("fr-FR"));
        open.add(phone);
        Page page = phone.newPage();
        page.navigate(root() + "/contact");
        assertFits(page.locator("main form"));
        BoundingBox honeypot = page.locator("input[name=website]").boundingBox();
        assertThat(honeypot.x + honeypot.width).isNegative();

        page.locator("#firstName").fill("Amélie");
        page.locator("#lastName").fill("Roux-" + unique);
        page.locator("#mail").fill(unique + "@roux.con");
        page.locator("#phone").fill("01 42 68 53 00");
        page.locator("#country").selectOption("France");
        page.locator("#message").fill("Twenty chairs.");
        page.getByRole(AriaRole.CHECKBOX).check();
        page.getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not sent yet");
        assertThat(page.locator("#mail-problem")).containsText("Is it mistyped?");
        assertThat(page.getByRole(AriaRole.CHECKBOX)).isChecked();
        assertThat(page.locator("#language")).hasValue("fr");
        picture(page, "contact-problem");
        page.locator("#mail").fill(unique + "@roux.fr");
        page.getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your message has arrived");
        picture(page, "contact-thanks");
        JsonNode lead = waitForState("assigned");
        assertThat(lead.at("/lead/phone").asText()).isEqualTo("+33142685300");
        assertThat(lead.get("team").asText()).isEqualTo("inside-sales");
    }

    @Test
    void aSalesPersonEntersALeadAndItsRepQualifiesIt() {
        Person sales = person("sales");
        sales.page().navigate(root() + "/leads");
        sales.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enter a lead"))
                .click();
        Locator start = sales.page().locator(".modal-footer .btn-primary");
        sales.seen(field(sales, "lastName"));
        assertThat(start).isDisabled();
        field(sales, "firstName").fill("Pierre");
        field(sales, "lastName").fill("Blanc-" + unique);
        field(sales, "mail").fill(unique + "@blanc.fr");
        field(sales, "company").fill("Blanc " + unique);
        field(sales, "country").fill("Frankreich");
        field(sales, "employees").fill("sixty");
        field(sales, "message").fill("Call back on Monday.");
        sales.picture("enter-lead");
        start.click();
        assertThat(sales.page().locator(".modal-body .alert:visible")).containsText("is to be a whole number");
        field(sales, "employees").fill("60");
        start.click();
        JsonNode lead = waitForState("assigned");
        assertThat(lead.get("channel").asText()).isEqualTo("tasklist");
        assertThat(lead.get("receivedBy").asText()).isEqualTo("sales");
        assertThat(lead.get("rep").asText()).isEqualTo("sales2");

        Person rep = person("sales2");
        rep.page().navigate(root() + "/leads?rep=me&q=" + unique);
        assertThat(rep.page().locator("tbody tr")).hasCount(1);
        picture(rep.page(), "leads");
        rep.page().getByText("Pierre Blanc-" + unique).click();
        assertThat(rep.page().locator(".reasons")).containsText("Company of 50 people or more");
        assertThat(rep.page().locator(".findings")).containsText("No phone number was given.");
        picture(rep.page(), "lead");
        rep.page().getByText("Contact lead").first().click();
        rep.seen(rep.form().locator(".tandem-decision"));
        rep.claim();
        rep.choose("qualified");
        rep.picture("contact-lead");
        rep.complete();

        waitForState("qualified");
        rep.page().navigate(root() + "/leads/" + lead.get("id").asText());
        assertThat(rep.page().locator(".way").last()).containsText("Qualified by Sara Sales");
    }

    @Test
    void aSpreadsheetIsImportedWhileOneWatches() {
        Person sales = person("sales");
        Page page = sales.page();
        page.navigate(root() + "/leads");
        page.getByText("Import a spreadsheet").click();
        page.locator("input[type=file]").setInputFiles(new FilePayload("leads.csv", "text/csv", """
                ProspectID;Name;E-Mail;Message;Total Visits
                %1$s-1;Jörg Über;joerg@%1$s.de;"First line
                second; line";3
                %1$s-2;Ana Pérez;;;1
                %1$s-3;Ben Braun;;;often
                """.formatted(unique)
                .getBytes(StandardCharsets.UTF_8)));
        picture(page, "imports");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import"))
                .click();
        assertThat(page.locator("h1")).hasText("leads.csv");
        assertThat(page.locator(".chip.large")).not().hasText("completed");

        // the page is not loaded again: it looks by itself
        await().atMost(PATIENCE).until(() -> {
            imports.run();
            return page.locator(".chip.large").textContent().equals("completed");
        });

        assertThat(page.locator(".tiles")).containsText(Pattern.compile("Rows\\s*3\\s*New leads\\s*2\\s*Scored\\s*2"));
        assertThat(page.locator("tbody tr")).containsText("Total Visits");
        picture(page, "import");
        Download results =
                page.waitForDownload(() -> page.getByText("Results as CSV").click());
        assertThat(text(results)).contains("row,lead,score,team,assignee,problem", "LEAD-", "Total Visits");
        JsonNode lead = waitForState("assigned", "joerg@" + unique);
        assertThat(lead.at("/lead/name").asText()).isEqualTo("Jörg Über");
        assertThat(lead.at("/lead/message").asText()).isEqualTo("First line\nsecond; line");
    }

    private static String text(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theHeadOfEachPageLeadsToTheOthers() {
        Person sales = person("saleslead");
        for (String place : List.of("Leads", "Imports", "Teams", "Customers")) {
            sales.page().navigate(root() + "/leads");
            Locator link = sales.page().locator(".places a", new Page.LocatorOptions().setHasText(place));
            link.click();
            assertThat(sales.page().locator("h1")).hasText(place.equals("Imports") ? "Import leads" : place);
            assertThat(sales.page().locator(".places [aria-current=page]")).hasText(place);
        }
    }

    private void assertFits(Locator what) {
        BoundingBox box = what.boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(PHONE_WIDTH);
    }

    private JsonNode waitForState(String state) {
        return waitForState(state, unique);
    }

    private JsonNode waitForState(String state, String text) {
        Api api = new Api(port, "saleslead");
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            JsonNode found = api.get("/api/leads?q=" + text).json();
                            String id = found.at("/items/0/id").asText("");
                            return id.isEmpty()
                                    ? found
                                    : api.get("/api/leads/" + id).json();
                        },
                        lead -> state.equals(lead.path("state").asText()));
    }

    private static Locator field(Person person, String variable) {
        return person.form().locator("[cam-variable-name=" + variable + "]");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private Person person(String user) {
        Person person = new Person(browser(), root(), user);
        open.add(person);
        return person;
    }

    private static Browser browser() {
        return Objects.requireNonNull(chromium).browser();
    }

    private String root() {
        return "http://localhost:" + port;
    }
}
