package dev.tandem.integration.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail templates in processes/invoice-approval/mail, with all values and with as few as possible. */
class InvoiceApprovalMailsTest {

    private static final Path FOLDER = Path.of("processes/invoice-approval/mail");
    private static final Path RENDERED = Path.of("target/mails");

    private static final Map<String, String> FULL = Map.ofEntries(
            Map.entry("invoiceNumber", "RE-2026-0815"),
            Map.entry("supplierName", "Bergmann Bürobedarf GmbH & Co. KG"),
            Map.entry("amount", "1,190.00 EUR"),
            Map.entry("issueDate", "14 March 2026"),
            Map.entry("dueDate", "13 April 2026"),
            Map.entry("postingId", "P-000042"),
            Map.entry(
                    "reason",
                    "The delivery was incomplete: 3 of 5 chairs are missing.\nPlease send an invoice for what was delivered."),
            Map.entry("decidedBy", "Anna Approver"),
            Map.entry("caseId", "INV-000017"),
            Map.entry("caseLink", "http://localhost:8080/invoices/INV-000017"),
            Map.entry("documentName", "RE-2026-0815.pdf"),
            Map.entry("question", "Which department ordered this?"),
            Map.entry("askedBy", "Maria Manager"),
            Map.entry("answerLink", "http://localhost:8080/answers/abc"),
            Map.entry("approvalDue", "Mon 23 Mar 2026, 17:00"),
            Map.entry("taskLink", "http://localhost:8080/camunda/app/tasklist/default/#/?task=1"),
            Map.entry("taskName", "Key in invoice data"),
            Map.entry("taskDue", "Mon 23 Mar 2026, 17:00"),
            Map.entry("discount", "23.80 EUR until 28 Mar 2026"),
            Map.entry("paidOn", "30 Mar 2026"),
            Map.entry("paidAmount", "1,166.20 EUR"),
            Map.entry("paidDiscount", "23.80 EUR"),
            Map.entry("paymentReference", "BANK-4711"),
            Map.entry("withdrawalReason", "It was meant for another company."),
            Map.entry("withdrawnBy", "Clara Clerk"),
            Map.entry("settlement", "The supplier pays it back."),
            Map.entry("settledBy", "Frida Finance"),
            Map.entry("companyName", "Example Company Ltd."));

    @ParameterizedTest
    @ValueSource(strings = {"approved-supplier", "approved-requester", "rejected-supplier", "rejected-requester"})
    void everyMailSaysWhatItIsAboutInBothParts(String name) throws IOException {
        MailTemplates.Rendered mail = render(name, FULL);

        assertThat(mail.subject()).contains("RE-2026-0815").hasSizeLessThan(100);
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part).contains("RE-2026-0815", "1,190.00 EUR", "14 March 2026", "INV-000017", "Example Company");
        }
        assertThat(mail.html()).contains("Bürobedarf GmbH &amp; Co. KG").doesNotContain("<script", "<img", "<link");
        Files.createDirectories(RENDERED);
        Files.writeString(RENDERED.resolve(name + ".html"), mail.html());
        Files.writeString(RENDERED.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected-supplier", "rejected-requester"})
    void aRejectionOfADocumentThatNobodyCouldReadHasNoEmptyPlaces(String name) throws IOException {
        MailTemplates.Rendered mail =
                render(name, only(Set.of("reason", "caseId", "caseLink", "documentName", "companyName")));

        assertThat(mail.subject()).endsWith("document RE-2026-0815.pdf");
        assertThat(mail.text())
                .contains("Why:\nThe delivery")
                .doesNotContain("Amount", "Invoice date", "Decided by", "  that");
        assertThat(mail.html()).contains("The delivery").doesNotContain("Amount", "Invoice date", "Decided by");
        assertThat(mail.text().lines()).noneMatch(line -> line.endsWith(":") && !line.equals("Why:"));
        Files.createDirectories(RENDERED);
        Files.writeString(RENDERED.resolve(name + "-unread.html"), mail.html());
        Files.writeString(RENDERED.resolve(name + "-unread.txt"), mail.subject() + "\n\n" + mail.text());
    }

    @Test
    void theSupplierLearnsNeitherWhoDecidedNorWhereOurCasesAre() throws IOException {
        for (String name : List.of("approved-supplier", "rejected-supplier", "withdrawn-supplier")) {
            MailTemplates.Rendered mail = render(name, FULL);
            assertThat(mail.text() + mail.html()).doesNotContain("Anna Approver", "localhost:8080");
        }
    }

    @Test
    void theRequesterGetsALinkToTheCase() throws IOException {
        for (String name : List.of("approved-requester", "rejected-requester")) {
            MailTemplates.Rendered mail = render(name, FULL);
            assertThat(mail.text()).contains("http://localhost:8080/invoices/INV-000017", "Anna Approver");
            assertThat(mail.html()).contains("href=\"http://localhost:8080/invoices/INV-000017\"", "Anna Approver");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "question-requester, Which department ordered this?, http://localhost:8080/answers/abc",
        "approval-reminder, 'Mon 23 Mar 2026, 17:00', 23.80 EUR until 28 Mar 2026",
        "approval-escalation, 'Mon 23 Mar 2026, 17:00', Open the task",
        "paid-requester, 30 Mar 2026, BANK-4711",
        "withdrawn-requester, It was meant for another company., http://localhost:8080/invoices/INV-000017",
        "withdrawn-supplier, It was meant for another company., RE-2026-0815",
        "settled-requester, The supplier pays it back., Frida Finance",
        "task-reminder, Key in invoice data, 'Mon 23 Mar 2026, 17:00'",
        "task-escalation, Key in invoice data, Open the task",
    })
    void aMailSaysWhatMattersInBothParts(String name, String first, String second) throws IOException {
        MailTemplates.Rendered mail = render(name, FULL);

        assertThat(mail.subject()).hasSizeLessThan(120);
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part).contains(first, second, "RE-2026-0815", "Example Company");
        }
        Files.createDirectories(RENDERED);
        Files.writeString(RENDERED.resolve(name + ".html"), mail.html());
        Files.writeString(RENDERED.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question-requester",
                "approval-reminder",
                "approval-escalation",
                "paid-requester",
                "withdrawn-requester",
                "withdrawn-supplier",
                "settled-requester",
                "task-reminder",
                "task-escalation"
            })
    void whatIsNotKnownLeavesNoEmptyPlaces(String name) throws IOException {
        MailTemplates.Rendered mail = render(
                name,
                only(Set.of("caseId", "companyName", "documentName", "invoiceNumber", "supplierName", "taskName")));

        assertThat(mail.text()).doesNotContain("Amount", "Cash discount", " .", "  of");
        assertThat(mail.html()).doesNotContain("Amount", "href=\"\"", "<p style=\"margin:0 0 16px;\"></p>");
        assertThat(mail.text().lines()).noneMatch(line -> line.endsWith(":"));
    }

    private static Map<String, String> only(Set<String> given) {
        Map<String, String> values = new HashMap<>(FULL);
        values.replaceAll((name, value) -> given.contains(name) ? value : "");
        return values;
    }

    private static MailTemplates.Rendered render(String name, Map<String, String> values) throws IOException {
        return MailTemplates.render(
                name,
                Files.readString(FOLDER.resolve(MailTemplates.textFile(name))),
                Files.readString(FOLDER.resolve(MailTemplates.htmlFile(name))),
                values);
    }
}
