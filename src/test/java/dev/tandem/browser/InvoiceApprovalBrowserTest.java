package dev.tandem.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.testing.Api;
import dev.tandem.testing.InvoicePdfs;
import dev.tandem.testing.SampleInvoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;

/** The invoice approval as clerks, approvers and finance see it in Tasklist, with a real server and its job executor. */
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=1000"
        })
class InvoiceApprovalBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of a bank that sample suppliers don't have. */
    private static final String OTHER_IBAN = "DE75512108001245126199";

    private static @Nullable Chromium chromium;

    private final List<Person> people = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Value("${tandem.data}")
    private Path data;

    private final TestRestTemplate http;
    private final TaskService tasks;

    private final ManagementService management;
    private final IdentityService identity;

    @Autowired
    InvoiceApprovalBrowserTest(
            TestRestTemplate http, TaskService tasks, ManagementService management, IdentityService identity) {
        this.http = http;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
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
    void signOut() {
        people.forEach(Person::close);
    }

    @Test
    void anApproverFindsTheTaskSeesFactsAndDocumentApprovesAndTheInvoiceIsPosted() {
        SampleInvoice invoice = SampleInvoice.bergmann("1200.00");
        String caseId = send(invoice.xml(), "invoice.xml");
        waitFor(caseId, "Approve invoice");

        Person approver = person("approver");
        approver.openTaskFromGroupFilter(invoice.number());
        assertThat(approver.inList(invoice.number()).locator(".variable-value").nth(1))
                .hasText("1,428.00 EUR");
        approver.claim();

        assertThat(approver.form()).containsText(invoice.number());
        assertThat(approver.form()).containsText("Bergmann Bürobedarf GmbH");
        assertThat(approver.form()).containsText("Known supplier");
        assertThat(approver.form().locator(".tandem-amount")).hasText("1,428.00 EUR");
        assertThat(approver.form().locator(".tandem-iban").first()).hasText("DE02 1203 0000 0000 2020 51");
        assertThat(approver.form()).containsText("as in master data");
        assertThat(approver.form().locator(".tandem-lines")).containsText("Copying paper");
        readableDocumentShows(approver, invoice.number());
        assertThat(approver.completeButton()).isDisabled();
        approver.choose("approve");
        approver.picture("approve-invoice");
        approver.complete();

        waitForState(caseId, "posted");
        waitForMail(caseId, "rechnung@bergmann.example");
        waitForMail(caseId, "clerk@tandem.example");
        assertThat(way(caseId)).contains("approve by approver");
    }

    @Test
    void aPdfIsSeenAsPictures() {
        SampleInvoice invoice = SampleInvoice.bergmann("1300.00");
        String caseId = send(
                InvoicePdfs.withXml(
                        keyed(invoice.number(), "1300.00"),
                        "factur-x.xml",
                        invoice.xml(),
                        InvoicePdfs.Place.ASSOCIATED_FILES),
                "invoice.pdf");
        waitFor(caseId, "Approve invoice");
        Person approver = person("approver");

        approver.openTask(task(caseId, "Approve invoice").getId());

        picturesAreThere(approver, 1);
        approver.picture("approve-invoice-pdf");
    }

    @Test
    void whoHasNotClaimedATaskSeesEverythingAndDecidesNothing() {
        SampleInvoice invoice = SampleInvoice.bergmann("1400.00");
        String caseId = send(invoice.xml(), "invoice.xml");
        waitFor(caseId, "Approve invoice");
        Person approver = person("approver");

        approver.openTaskFromGroupFilter(invoice.number());

        assertThat(approver.form().locator(".tandem-claim")).containsText("Claim");
        assertThat(approver.form().locator(".tandem-choices input[value=approve]"))
                .isDisabled();
        assertThat(approver.completeButton()).isDisabled();
        readableDocumentShows(approver, invoice.number());
        approver.picture("approve-invoice-unclaimed");

        approver.claim();
        assertThat(approver.form().locator(".tandem-claim")).isHidden();
        approver.choose("approve");
        assertThat(approver.completeButton()).isEnabled();
    }

    @Test
    void aRejectionNeedsAReasonWhichTheSupplierIsTold() {
        SampleInvoice invoice = SampleInvoice.bergmann("1500.00").withWrongPayable();
        String caseId = send(invoice.xml(), "invoice.xml");
        decide(caseId, "clerk", "Clear up differences", "accept", "Packaging.");
        waitFor(caseId, "Approve invoice");
        Person approver = person("approver");
        approver.openTask(task(caseId, "Approve invoice").getId());
        approver.claim();

        assertThat(approver.form().locator(".tandem-findings li")).not().hasCount(0);
        approver.choose("reject");
        assertThat(approver.completeButton()).isDisabled();
        approver.picture("approve-invoice-reject");
        approver.reason("Nobody ordered this.");
        approver.complete();

        waitForState(caseId, "rejected");
        waitForMail(caseId, "rechnung@bergmann.example");
        assertThat(mails(caseId)).anyMatch(mail -> mail.contains("Nobody ordered this."));
    }

    @Test
    void aQuestionGoesToAClerkAndComesBackWithTheAnswer() {
        SampleInvoice invoice = SampleInvoice.bergmann("1600.00");
        String caseId = send(invoice.xml(), "invoice.xml");
        waitFor(caseId, "Approve invoice");
        Person approver = person("approver");
        approver.openTask(task(caseId, "Approve invoice").getId());
        approver.claim();
        approver.choose("askBack");
        approver.reason("Which team ordered it?");
        approver.complete();

        waitFor(caseId, "Answer question");
        Person clerk = person("clerk");
        clerk.openTask(task(caseId, "Answer question").getId());
        clerk.claim();
        assertThat(clerk.form().locator(".tandem-note").first()).containsText("Anton Approver asks:");
        assertThat(clerk.form().locator(".tandem-note").first()).containsText("Which team ordered it?");
        assertThat(clerk.completeButton()).isDisabled();
        clerk.reason("Facility did.");
        clerk.form().getByText("The data are wrong: I correct them").click();
        clerk.form().getByLabel("Our order").fill("PO-4711");
        clerk.picture("answer-question");
        clerk.complete();

        decide(caseId, "clerk", "Clear up differences", "accept", "Ordered by phone.");
        decide(caseId, "clerk", "Confirm accounts", "confirm", null);
        waitFor(caseId, "Approve invoice");
        approver.openTask(task(caseId, "Approve invoice").getId());
        assertThat(approver.form().locator(".tandem-way")).containsText("Facility did.");
        assertThat(approver.form().locator(".tandem-facts")).containsText("PO-4711");
        assertThat(approver.form().locator("textarea[cam-variable-name=reason]"))
                .hasValue("");
        approver.claim();
        approver.choose("approve");
        approver.complete();
        waitForState(caseId, "posted");
    }

    @Test
    void aScanIsKeyedInBesideItsPicture() {
        String caseId = send(InvoicePdfs.scanned(keyed("2026/88", "1250.00")), "scan.pdf");
        waitFor(caseId, "Key in invoice data");
        Person clerk = person("clerk");
        clerk.openTask(task(caseId, "Key in invoice data").getId());
        clerk.claim();

        picturesAreThere(clerk, 1);
        assertThat(clerk.form()).containsText("It could not be read.");
        assertThat(clerk.completeButton()).isDisabled();
        Locator form = clerk.form();
        form.getByLabel("Number *").fill("2026/88");
        form.getByLabel("Invoice date *").fill("2026-10-12");
        form.getByLabel("Name *").fill("Bergmann Bürobedarf GmbH");
        form.getByLabel("VAT id").fill("DE 136 695 976");
        form.getByLabel("IBAN").fill("DE02 1203 0000 0000 2020 51");
        form.getByLabel("Without tax").fill("1.250,00");
        form.getByLabel("Tax", new Locator.GetByLabelOptions().setExact(true)).fill("237,50");
        form.getByLabel("With tax").fill("1,487.50");
        form.getByLabel("To pay").fill("1.487,5o");
        assertThat(form).containsText("Not a number.");
        assertThat(clerk.completeButton()).isDisabled();
        form.getByLabel("To pay").fill("1.487,50");
        form.getByLabel("Tax rate, row 1").fill("19");
        form.getByLabel("Taxed amount, row 1").fill("1250");
        form.getByLabel("Tax, row 1", new Locator.GetByLabelOptions().setExact(true))
                .fill("237,5");
        form.getByText("+ Line").click();
        form.getByLabel("What, line 1").fill("Painting");
        form.getByLabel("Price, line 1").fill("1250");
        form.getByLabel("Tax rate, line 1").fill("19");
        form.getByLabel("Amount, line 1").fill("1250");
        clerk.picture("key-in-invoice");
        clerk.complete();

        decide(caseId, "clerk", "Confirm accounts", "confirm", null);
        waitFor(caseId, "Approve invoice");
        Map<?, ?> invoice = (Map<?, ?>) Objects.requireNonNull(view(caseId).get("invoice"));
        assertThat(invoice.get("payable")).isEqualTo(1487.5);
        assertThat(invoice.get("netTotal")).isEqualTo(1250.0);
        assertThat(invoice.get("issueDate")).isEqualTo("2026-10-12");
        assertThat(invoice.get("sellerVatId")).isEqualTo("DE136695976");
        assertThat(invoice.get("lines")).isEqualTo(1);
    }

    @Test
    void whatWasKeyedInCanBeSavedForLater() {
        String caseId = send(InvoicePdfs.scanned(keyed("2026/89", "77.00")), "scan.pdf");
        waitFor(caseId, "Key in invoice data");
        Person clerk = person("clerk");
        String taskId = task(caseId, "Key in invoice data").getId();
        clerk.openTask(taskId);
        clerk.claim();
        clerk.form().getByLabel("Number *").fill("2026/89");
        clerk.form().getByLabel("Invoice date *").fill("2026-10-12");
        clerk.page()
                .getByText("Save", new Page.GetByTextOptions().setExact(true))
                .click();

        clerk.openTask(taskId);

        assertThat(clerk.form().getByLabel("Number *")).hasValue("2026/89");
        assertThat(clerk.form().getByLabel("Invoice date *")).hasValue("2026-10-12");
    }

    @Test
    void aClerkStartsACaseWithAFile(@TempDir Path folder) throws IOException {
        SampleInvoice invoice = SampleInvoice.bergmann("1700.00");
        Person clerk = person("clerk");
        clerk.page().navigate(root() + "/camunda/app/tasklist/default/#/?processStart=invoice-approval");
        Locator file = clerk.page().locator("form.tandem input[type=file]");
        clerk.seen(file);
        Locator start = clerk.page().locator(".modal-footer .btn-primary");
        assertThat(start).isDisabled();

        file.setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {1}));
        assertThat(clerk.form()).containsText("Only e-invoices (.xml) and PDFs (.pdf)");
        file.setInputFiles(Files.write(folder.resolve("big.pdf"), new byte[10 * 1024 * 1024 + 1]));
        assertThat(clerk.form()).containsText("too large");
        assertThat(start).isDisabled();
        file.setInputFiles(new FilePayload("invoice.xml", "text/xml", invoice.xml()));
        clerk.picture("start");
        start.click();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(find(invoice.number())).isNotNull());
        Map<?, ?> started = view(Objects.requireNonNull(find(invoice.number())));
        assertThat(started.get("channel")).isEqualTo("form");
        assertThat(started.get("receivedBy")).isEqualTo("clerk");

        clerk.page().navigate("about:blank");
        clerk.page().navigate(root() + "/camunda/app/tasklist/default/#/?processStart=invoice-approval");
        file.setInputFiles(new FilePayload("again.xml", "text/xml", invoice.xml()));
        start.click();
        assertThat(clerk.page().locator(".modal-body .alert:visible"))
                .containsText(
                        Pattern.compile("started\\.\\s+:\\s+This document was sent in before: it is the case INV-"));
    }

    @Test
    void aSuspectedDuplicateStandsBesideTheOtherInvoice() {
        SampleInvoice invoice = SampleInvoice.bergmann("1800.00");
        String first = send(invoice.xml(), "first.xml");
        waitFor(first, "Approve invoice");
        SampleInvoice again = SampleInvoice.bergmann("1850.00").withNumber(invoice.number());
        String second = send(again.xml(), "second.xml");
        waitFor(second, "Decide on suspected duplicate");
        Person clerk = person("clerk");
        clerk.openTask(task(second, "Decide on suspected duplicate").getId());
        clerk.claim();

        assertThat(clerk.form().locator(".tandem-note").first()).containsText("the same number");
        assertThat(clerk.form().locator("tr.tandem-differs", new Locator.LocatorOptions().setHasText("To pay")))
                .containsText("2,201.50 EUR");
        assertThat(clerk.form().locator("iframe")).hasCount(2);
        clerk.choose("duplicate");
        assertThat(clerk.completeButton()).isDisabled();
        clerk.reason("The supplier sent it once more.");
        clerk.picture("decide-duplicate");
        clerk.complete();

        waitForState(second, "rejected");
    }

    @Test
    void anUnknownSupplierNeedsTwoPeopleAndWhatItSaysIsOnlyText() {
        String name = "Neuling {{ 7 * 7 }} <img src=x onerror=alert(1)> GmbH";
        SampleInvoice invoice = SampleInvoice.unknown("90.00");
        SampleInvoice named =
                invoice.from(name.replace("<", "&lt;").replace(">", "&gt;"), invoice.vatId(), invoice.iban());
        String caseId = send(named.xml(), "invoice.xml");
        waitFor(caseId, "Link or propose supplier");
        Person clerk = person("clerk");
        clerk.openTask(task(caseId, "Link or propose supplier").getId());
        clerk.claim();
        assertThat(clerk.form().locator("h3")).hasText(name);
        assertThat(clerk.form()).containsText("Unknown supplier");
        clerk.choose("link");
        clerk.form().locator("input[type=search]").fill("Bergmann");
        clerk.seen(clerk.form().locator(".tandem-found label").getByText("S-1001"));
        assertThat(clerk.completeButton()).isDisabled();
        clerk.picture("assign-supplier-link");
        clerk.choose("propose");
        assertThat(clerk.form().getByLabel("Name required")).hasValue(name);
        assertThat(clerk.completeButton()).isDisabled();
        clerk.form().getByLabel("Name required").fill("Neuling GmbH");
        clerk.form().getByLabel("Category required").selectOption("Marketing");
        clerk.picture("assign-supplier");
        clerk.complete();

        waitFor(caseId, "Confirm new supplier");
        Person finance = person("finance");
        finance.openTask(task(caseId, "Confirm new supplier").getId());
        finance.claim();
        assertThat(finance.form()).containsText("proposed by Clara Clerk");
        assertThat(finance.form().locator("tr.tandem-differs")).containsText("Neuling GmbH");
        finance.choose("confirm");
        finance.picture("confirm-supplier");
        finance.complete();

        decide(caseId, "clerk", "Confirm accounts", "confirm", null);
        waitFor(caseId, "Approve invoice");
        Map<?, ?> supplier = (Map<?, ?>) Objects.requireNonNull(view(caseId).get("supplier"));
        assertThat(supplier.get("name")).isEqualTo("Neuling GmbH");
        assertThat(supplier.get("category")).isEqualTo("Marketing");
    }

    @Test
    void anAccountThatIsNotInMasterDataIsConfirmedByFinance() {
        String caseId =
                send(SampleInvoice.bergmann("60.00").withIban(OTHER_IBAN).xml(), "invoice.xml");
        waitFor(caseId, "Confirm bank details");
        Person finance = person("finance");
        finance.openTask(task(caseId, "Confirm bank details").getId());
        finance.claim();

        assertThat(finance.form()).containsText("DE75 5121 0800 1245 1261 99");
        assertThat(finance.form()).containsText("not in master data");
        assertThat(finance.form()).containsText("In master data");
        finance.choose("reject");
        assertThat(finance.completeButton()).isDisabled();
        finance.reason("Ms. Bergmann says by phone that it is not theirs.");
        finance.picture("confirm-iban");
        finance.complete();

        waitForState(caseId, "rejected");
    }

    @Test
    void whatAccountingRefusesGoesToFinanceWithTheReason() {
        // accounting's sample data have this supplier blocked
        SampleInvoice invoice =
                SampleInvoice.bergmann("70.00").from("Altbau Immobilien AG", "DE813495425", "DE88100900001234567892");
        String caseId = send(invoice.xml(), "invoice.xml");
        decide(caseId, "clerk", "Confirm accounts", "confirm", null);
        waitFor(caseId, "Resolve refused posting");
        Person finance = person("finance");
        finance.openTask(task(caseId, "Resolve refused posting").getId());
        finance.claim();
        assertThat(finance.form().locator(".tandem-note").first())
                .containsText(Pattern.compile("did not take this invoice: .*blocked", Pattern.DOTALL));
        finance.choose("reject");
        finance.reason("The supplier stays blocked.");
        finance.picture("resolve-posting");
        finance.complete();

        waitForState(caseId, "rejected");
    }

    @Test
    void aFormSaysSoWhenTheInvoiceCantBeShownAndCanTryAgain() {
        SampleInvoice invoice = SampleInvoice.bergmann("1900.00");
        String caseId = send(invoice.xml(), "invoice.xml");
        waitFor(caseId, "Approve invoice");
        Person approver = person("approver");
        approver.page()
                .route("**/api/invoices/" + caseId, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
        approver.openTask(task(caseId, "Approve invoice").getId());
        assertThat(approver.form().locator(".tandem-problem")).containsText("The invoice is not shown.");
        assertThat(approver.completeButton()).isDisabled();
        approver.picture("problem");

        approver.page().unrouteAll();
        approver.form()
                .getByText("Try again", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(approver.form().locator(".tandem-facts")).containsText(invoice.number());
        assertThat(approver.form().locator(".tandem-problem")).isHidden();
    }

    @Test
    void amountsAreReadAsPeopleWriteThem() {
        Person clerk = person("clerk");
        clerk.openTasklist();
        String read = "values => import('/forms/invoice-approval/parts/keyed-invoice.js')"
                + ".then(parts => values.map(value => parts.readAmount(value, true)))";

        Object numbers = clerk.page()
                .evaluate(read, List.of("1.234,56", "1,234.56", "1234.5", "1.234", "1 234,5", "-7,00", "0,125", ""));
        Object nonsense = clerk.page().evaluate(read, List.of("12.34.5", "1,2,3", "ten", "1.234,5.6", "--1"));

        assertThat(numbers).isEqualTo(List.of("1234.56", "1234.56", "1234.5", "1234", "1234.5", "-7.00", "0.125", ""));
        assertThat((List<?>) nonsense).allMatch(Objects::isNull);
    }

    @Test
    void thePageOfACaseTellsItsStoryToThoseWhoMaySeeIt() {
        SampleInvoice invoice = SampleInvoice.bergmann("2000.00");
        String caseId = send(invoice.xml(), "invoice.xml");
        waitFor(caseId, "Approve invoice");
        Person approver = person("approver");
        approver.page().navigate(root() + "/invoices/" + caseId);
        approver.picture("case");
        assertThat(approver.page().locator("main")).containsText("2,380.00 EUR");
        assertThat(approver.page().locator("main")).containsText("What happens next");
        assertThat(approver.page().locator("main")).containsText("Approve invoice");
        assertThat(approver.page().locator(".way"))
                .containsText(Pattern.compile("Received by Clara Clerk\\s+on \\d+ \\w{3} 20\\d\\d, \\d\\d:\\d\\d"));

        Response missing = approver.page().navigate(root() + "/invoices/INV-999999");
        assertThat(missing.status()).isEqualTo(HttpStatus.NOT_FOUND.value());
        assertThat(approver.page().locator("main")).containsText("No such invoice");

        Person sales = person("sales");
        Response refused = sales.page().navigate(root() + "/invoices/" + caseId);
        assertThat(refused.status()).isEqualTo(HttpStatus.FORBIDDEN.value());
        assertThat(sales.page().locator("main")).not().containsText("Bergmann");
    }

    @Test
    void aLargeInvoiceIsApprovedByTwoPeopleAndTheFirstCannotBeTheSecond() {
        identity.createMembership("approver", "managers");
        try {
            SampleInvoice invoice = SampleInvoice.bergmann("12500.00");
            String caseId = send(invoice.xml(), "invoice.xml");
            waitFor(caseId, "Approve invoice");
            String first = task(caseId, "Approve invoice").getId();
            Person approver = person("approver");
            approver.openTask(first);
            approver.claim();
            assertThat(approver.form()).containsText("as ordered");
            approver.choose("approve");
            approver.complete();
            await().atMost(PATIENCE)
                    .until(() -> tasks.createTaskQuery()
                                    .processInstanceBusinessKey(caseId)
                                    .taskCandidateGroup("managers")
                                    .count()
                            == 1);

            approver.openTask(task(caseId, "Approve invoice").getId());
            approver.page().locator("[ng-click='claim()']").click();
            assertThat(approver.page()
                            .locator("[notifications-panel], .notifications")
                            .first())
                    .containsText("somebody else");
            approver.picture("second-approval-refused");

            Person manager = person("manager");
            manager.openTask(task(caseId, "Approve invoice").getId());
            manager.claim();
            manager.choose("approve");
            manager.complete();
            waitForState(caseId, "posted");
            assertThat(way(caseId)).contains("approve by approver", "approve by manager");
        } finally {
            identity.deleteMembership("approver", "managers");
        }
    }

    @Test
    void aReminderLeadsToTheTask() {
        SampleInvoice invoice = SampleInvoice.bergmann("2100.00");
        String caseId = send(invoice.xml(), "invoice.xml");
        waitFor(caseId, "Approve invoice");
        Job timer = management
                .createJobQuery()
                .processInstanceId(task(caseId, "Approve invoice").getProcessInstanceId())
                .activityId("boundary_remind")
                .singleResult();

        management.setJobDuedate(timer.getId(), new Date());

        waitForMail(caseId, "approver@tandem.example");
        Matcher link = Pattern.compile("/camunda/app/tasklist/default/#/\\?task=(?:3D)?([0-9a-f-]{36})")
                .matcher(String.join("\n", mails(caseId)).replace("=\r\n", "").replace("=\n", ""));
        assertThat(link.find()).isTrue();
        Person approver = person("approver");
        approver.openTask(link.group(1));
        assertThat(approver.form()).containsText(invoice.number());
    }

    @Test
    void camundasEndOfLifeBannerDoesNotShow() {
        Person clerk = person("clerk");
        clerk.openTasklist();
        clerk.seen(clerk.page().getByText("My group's tasks").first());
        clerk.picture("tasklist");

        assertThat(clerk.page().locator(".ce-eol-banner:visible")).hasCount(0);
        assertThat(clerk.page().locator("body")).not().containsText(Pattern.compile("end.of.life|end of support"));
    }

    /** Somebody does the task without a browser. */
    private void decide(String caseId, String user, String task, String decision, @Nullable String reason) {
        waitFor(caseId, task);
        String because = reason == null ? "" : ",\"reason\":{\"value\":\"" + reason + "\"}";
        Api.Answer answer = new Api(port, user)
                .post(
                        "/engine-rest/task/" + task(caseId, task).getId() + "/complete",
                        "{\"variables\":{\"decision\":{\"value\":\"" + decision + "\"}" + because + "}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(HttpStatus.NO_CONTENT.value());
    }

    private Person person(String user) {
        Person person = new Person(Objects.requireNonNull(chromium).browser(), root(), user);
        people.add(person);
        return person;
    }

    private String root() {
        return "http://localhost:" + port;
    }

    /** An e-invoice is shown as a page to read, in a frame. */
    private static void readableDocumentShows(Person person, String text) {
        assertThat(person.page().frameLocator(".tandem-document iframe").locator("body"))
                .containsText(text);
    }

    private static void picturesAreThere(Person person, int count) {
        Locator pages = person.form().locator(".tandem-document img");
        assertThat(pages).hasCount(count);
        await().atMost(PATIENCE).until(() -> (Boolean) pages.first().evaluate("image => image.naturalWidth > 0"));
    }

    /** Sends a document in by the API. */
    private String send(byte[] document, String name) {
        LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", new ByteArrayResource(document) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        var answer = http.withBasicAuth("clerk", "clerk").postForEntity("/api/invoices", parts, Map.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return String.valueOf(Objects.requireNonNull(answer.getBody()).get("id"));
    }

    private Map<?, ?> view(String caseId) {
        return Objects.requireNonNull(
                http.withBasicAuth("clerk", "clerk").getForObject("/api/invoices/" + caseId, Map.class));
    }

    private @Nullable String find(String number) {
        Map<?, ?> page = Objects.requireNonNull(
                http.withBasicAuth("clerk", "clerk").getForObject("/api/invoices?q=" + number, Map.class));
        List<?> items = (List<?>) Objects.requireNonNull(page.get("items"));
        return items.isEmpty() ? null : (String) ((Map<?, ?>) items.get(0)).get("id");
    }

    private List<?> waitingFor(String caseId) {
        return (List<?>) Objects.requireNonNull(view(caseId).get("waitingFor"));
    }

    private void waitFor(String caseId, String task) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(waitingFor(caseId).toString()).contains(task));
    }

    private void waitForState(String caseId, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view(caseId).get("state")).isEqualTo(state));
    }

    private List<String> way(String caseId) {
        return ((List<?>) Objects.requireNonNull(view(caseId).get("way")))
                .stream()
                        .map(step -> ((Map<?, ?>) step).get("decision") + " by " + ((Map<?, ?>) step).get("who"))
                        .toList();
    }

    private Task task(String caseId, String name) {
        return Objects.requireNonNull(tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .taskName(name)
                .singleResult());
    }

    private void waitForMail(String caseId, String to) {
        await().atMost(PATIENCE).until(() -> mails(caseId).stream().anyMatch(mail -> mail.contains("To: " + to)));
    }

    private List<String> mails(String caseId) {
        Path outbox = data.resolve("outbox");
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(InvoiceApprovalBrowserTest::text)
                    .filter(mail -> mail.contains("Message-ID: <" + caseId))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvoiceData keyed(String number, String net) {
        BigDecimal amount = new BigDecimal(net);
        return new InvoiceData(
                InvoiceKind.INVOICE,
                number,
                LocalDate.of(2026, 10, 12),
                null,
                "EUR",
                "Bergmann Bürobedarf GmbH",
                "DE136695976",
                null,
                null,
                null,
                amount,
                null,
                null,
                amount,
                amount.multiply(new BigDecimal("0.19")),
                amount.multiply(new BigDecimal("1.19")),
                null,
                null,
                amount.multiply(new BigDecimal("1.19")),
                null,
                List.of(),
                List.of(),
                List.of());
    }
}
