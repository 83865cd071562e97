package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.tandem.testing.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Applications as strangers and the onboarding desk enter them, with a real server and its job executor. */
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
class ApplicationBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private static @Nullable Chromium chromium;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final String unique = "z" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

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
    void aStrangerAppliesFromAPhoneWithoutScripts() {
        BrowserContext phone = browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setViewportSize(PHONE_WIDTH, PHONE_HEIGHT));
        open.add(phone);
        Page page = phone.newPage();
        page.navigate(root() + "/apply");
        BoundingBox form = page.locator("main form").boundingBox();
        assertThat(form.x).isNotNegative();
        assertThat(form.x + form.width).isLessThanOrEqualTo(PHONE_WIDTH);
        page.getByLabel("A person, for themselves").check();
        assertThat(page.locator("#legalForm")).isHidden();
        assertThat(page.locator("#birthDate")).isVisible();
        page.getByLabel("A company").check();
        assertThat(page.locator("#birthDate")).isHidden();

        page.locator("#name").fill("Roux " + unique);
        page.locator("#legalForm").selectOption("limited");
        page.locator("#product").selectOption("standard");
        page.locator("#street").fill("1 rue Neuve");
        page.locator("#postalCode").fill("75001");
        page.locator("#city").fill("Paris");
        page.locator("#country").selectOption("France");
        page.locator("#mail").fill(unique + "@roux.fr");
        page.locator("#vatId").fill("FR40303265046");
        page.locator("[name='representatives[0].name']").fill("Amélie Roux");
        page.locator("[name='owners[0].name']").fill("Amélie Roux");
        button(page, "One more owner").click();
        page.locator("[name='owners[1].name']").fill("Luc Roux");
        page.getByRole(AriaRole.CHECKBOX).check();
        // as the Enter key does
        page.locator("#city").press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not sent yet");
        assertThat(page.locator("#vatId-problem")).containsText("is no VAT id");
        assertThat(page.locator("[name='owners[1].name']")).hasValue("Luc Roux");
        picture(page, "apply-problem");
        page.locator("#vatId").fill("FR40303265045");
        button(page, "Apply").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your application has arrived");
        picture(page, "apply-thanks");
        JsonNode found = waitForOther("received");
        assertThat(found.at("/channel").asText()).isEqualTo("form");
        assertThat(found.at("/application/owners/1/name").asText()).isEqualTo("Luc Roux");
    }

    @Test
    void theDeskEntersAnApplicationAndCompletesIt() {
        Person desk = person("onboarding");
        desk.page().navigate(root() + "/onboardings");
        desk.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enter an application"))
                .first()
                .click();
        desk.seen(edited(desk, "name"));
        edited(desk, "name").fill("Blanc " + unique);
        edited(desk, "legalForm").selectOption("Partnership (KG, OHG, LLP)");
        edited(desk, "street").fill("1 rue Neuve");
        edited(desk, "city").fill("Paris");
        edited(desk, "country").fill("France");
        edited(desk, "mail").fill(unique + "@blanc.fr");
        edited(desk, "vatId").fill("FR40303265046");
        desk.form().getByLabel("Name, representative 1").fill("Pierre Blanc");
        desk.form().getByLabel("Date of birth, representative 1").fill("1980-05-17");
        desk.form().getByLabel("Name, owner 1").fill("Pierre Blanc");
        desk.form().getByLabel("Share in percent, owner 1").fill("62,5");
        picture(desk.page(), "enter-application");
        desk.page().locator(".modal-footer .btn-primary").click();

        JsonNode incomplete = waitFor("incomplete");
        assertThat(incomplete.at("/application/owners/0/share").asText()).isEqualTo("62.5");
        assertThat(incomplete.at("/application/representatives/0/birthDate").asText())
                .isEqualTo("1980-05-17");
        assertThat(incomplete.at("/channel").asText()).isEqualTo("tasklist");
        desk.openTask(incomplete.at("/next/0/taskId").asText());
        desk.claim();
        assertThat(desk.form().locator(".tandem-findings .tandem-bad")).containsText("is no VAT id");
        assertThat(edited(desk, "vatId")).hasValue("FR40303265046");
        edited(desk, "street").fill("2 rue Neuve");
        desk.completeButton().click();
        assertThat(desk.page().locator("body")).containsText("is no VAT id");
        desk.picture("complete-application");
        desk.page().locator("[notifications-panel] .close:visible").first().click();
        edited(desk, "vatId").fill("FR40303265045");
        desk.complete();

        JsonNode after = waitForOther("incomplete");
        assertThat(after.at("/application/vatId").asText()).isEqualTo("FR40303265045");
        assertThat(after.at("/application/street").asText()).isEqualTo("2 rue Neuve");
        assertThat(after.at("/application/representatives/0/birthDate").asText())
                .isEqualTo("1980-05-17");
    }

    private static Locator edited(Person person, String field) {
        return person.form().locator("[ng-model='t.edited." + field + "']");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private JsonNode waitFor(String state) {
        return await().atMost(PATIENCE)
                .until(this::mine, found -> state.equals(found.path("state").asText()));
    }

    private JsonNode waitForOther(String state) {
        return await().atMost(PATIENCE)
                .until(
                        this::mine,
                        found -> found.has("state")
                                && !state.equals(found.path("state").asText()));
    }

    private JsonNode mine() {
        Api api = new Api(port, "onboarding");
        JsonNode found = api.get("/api/onboardings?q=" + unique).json();
        String id = found.at("/items/0/id").asText("");
        return id.isEmpty() ? found : api.get("/api/onboardings/" + id).json();
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
