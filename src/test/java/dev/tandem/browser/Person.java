package dev.tandem.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** Somebody who works with Tandem in a browser of their own. */
final class Person implements AutoCloseable {

    private static final double PATIENCE = 20_000;
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final BrowserContext context;
    private final Page page;
    private final String root;

    /** Signs in on Tandem's page as a sample user. */
    Person(Browser browser, String root, String user) {
        this.root = root;
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setTimezoneId("Europe/Berlin"));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(root + "/sign-in");
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", user);
        page.click("main button[type=submit], form button");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    Page page() {
        return page;
    }

    Locator form() {
        return page.locator("form.tandem");
    }

    void openTasklist() {
        page.navigate(root + TASKLIST);
    }

    /** Opens the task of an invoice as people do: by the prepared filter of their group. */
    void openTaskFromGroupFilter(String invoiceNumber) {
        openTasklist();
        page.getByText("My group's tasks").first().click();
        inList(invoiceNumber).click();
        formIsThere();
    }

    /** The task of an invoice in the list that is open. */
    Locator inList(String invoiceNumber) {
        return page.locator(".tasks-list .task, .tasks-list li")
                .filter(new Locator.FilterOptions().setHasText(invoiceNumber))
                .first();
    }

    /** Opens a task by its link. */
    void openTask(String taskId) {
        // a new document, or Tasklist would only change what is behind the "#"
        page.navigate("about:blank");
        page.navigate(root + TASKLIST + "#/?task=" + taskId);
        formIsThere();
    }

    private void formIsThere() {
        seen(form().locator(".tandem-decision, .tandem-problem:visible").first());
    }

    void claim() {
        page.locator("[ng-click='claim()']").click();
        seen(page.locator("[ng-click='unclaim()']").first());
    }

    void choose(String decision) {
        form().locator(".tandem-choices input[value=" + decision + "]").check();
    }

    void reason(String text) {
        form().locator("textarea[cam-variable-name=reason]").fill(text);
    }

    Locator completeButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
    }

    /** Completes the task; Tasklist closes it when the server took it. */
    void complete() {
        completeButton().click();
        PlaywrightAssertions.assertThat(form())
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    }

    void seen(Locator what) {
        PlaywrightAssertions.assertThat(what).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    /** For people who want to see what the test saw, also what one would have to scroll to. */
    void picture(String name) {
        page.setViewportSize(WIDTH, 3 * HEIGHT / 2);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
        page.setViewportSize(WIDTH, HEIGHT);
    }

    @Override
    public void close() {
        context.close();
    }
}
