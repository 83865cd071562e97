package dev.tandem.integration.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail templates of customer onboarding and of screening again, with all values and with as few as possible. */
@Tag("once")
class CustomerOnboardingMailsTest {

    private static final Path FOLDER = Path.of("processes/customer-onboarding/mail");
    private static final Path RESCREENING = Path.of("processes/customer-rescreening/mail");
    private static final Path RENDERED = Path.of("target/mails");
    private static final String LINK = "http://localhost:8080/documents/abc.def";
    private static final String DUE = "Friday 11 December 2026";

    private static final Map<String, String> FULL = Map.ofEntries(
            Map.entry("caseId", "ONB-000017"),
            Map.entry("caseLink", "http://localhost:8080/onboardings/ONB-000017"),
            Map.entry("companyName", "Example Company Ltd."),
            Map.entry("customerName", "Bergmann & Söhne GmbH"),
            Map.entry("contactName", "Mia Müller"),
            Map.entry("product", "Credit: paid on account"),
            Map.entry("customerNumber", "D-10017"),
            Map.entry("accessUser", "mia@bergmann.example"),
            Map.entry(
                    "documents",
                    "• Extract from the commercial register: it shows who may sign for the company\n"
                            + "• Identity document of a representative: so that we know whom we deal with"),
            Map.entry("document", "Extract from the commercial register"),
            Map.entry("rejectionReason", "It is older than three months."),
            Map.entry("rejectedDocuments", "• Extract from the commercial register: It is older than three months."),
            Map.entry("uploadLink", LINK),
            Map.entry("documentsDue", DUE),
            Map.entry("reason", "Owner is on the sanctions list"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application-received",
                "documents-wanted",
                "documents-reminder",
                "document-rejected",
                "closed",
                "declined",
                "welcome",
                "withdrawn"
            })
    void everyMailToACustomerSaysWhoWritesAndAboutWhatInBothParts(String name) throws IOException {
        MailTemplates.Rendered mail = render(FOLDER, name, FULL);

        assertThat(mail.subject()).isNotBlank().hasSizeLessThan(100);
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part).contains("Mia Müller", "ONB-000017", "Example Company Ltd.", "Credit: paid on account");
        }
        assertThat(mail.html()).contains("Bergmann &amp; Söhne").doesNotContain("<script", "<img", "<link", "{{");
        keep(name + "-of-onboarding", mail);
    }

    /** Whoever is told that they are looked at, is warned. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application-received",
                "documents-wanted",
                "documents-reminder",
                "document-rejected",
                "closed",
                "declined",
                "welcome",
                "withdrawn"
            })
    void noCustomerReadsOfSanctionsRiskOrReasonsNorOfOurPages(String name) throws IOException {
        MailTemplates.Rendered mail = render(FOLDER, name, FULL);
        String all = mail.subject() + mail.text() + mail.html();

        assertThat(all)
                .doesNotContainIgnoringCase("sanction")
                .doesNotContainIgnoringCase("screen")
                .doesNotContainIgnoringCase("compliance")
                .doesNotContainIgnoringCase("risk")
                .doesNotContain("Owner is on", "/onboardings/", "tasklist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "documents-wanted|who may sign for the company|" + DUE,
                "documents-wanted|" + LINK + "|Identity document of a representative",
                "documents-reminder|who may sign for the company|" + DUE,
                "documents-reminder|" + LINK + "|still waiting for",
                "document-rejected|It is older than three months.|" + LINK,
                "document-rejected|Extract from the commercial register|" + DUE,
                "welcome|D-10017|mia@bergmann.example",
                "closed|apply again|owe us nothing",
                "withdrawn|is undone|apply again"
            })
    void aMailSaysWhatMattersInBothParts(String name, String first, String second) throws IOException {
        MailTemplates.Rendered mail = render(FOLDER, name, FULL);

        assertThat(mail.text()).contains(first, second);
        assertThat(mail.html()).contains(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application-received",
                "documents-wanted",
                "documents-reminder",
                "document-rejected",
                "closed",
                "declined",
                "welcome",
                "withdrawn"
            })
    void whatIsNotKnownLeavesNoEmptyPlaces(String name) throws IOException {
        MailTemplates.Rendered mail = render(FOLDER, name, only(Set.of("caseId", "companyName")));

        assertThat(mail.text()).startsWith("Hello,\n").doesNotContain("\n\n\n\n", "Until:", " .");
        assertThat(mail.html())
                .doesNotContain("href=\"\"", "<strong></strong>", "pre-line;word-break:break-word;\"></p>");
        assertThat(mail.text().lines()).noneMatch(line -> line.endsWith(" by ."));
    }

    @Test
    void colleaguesAreTheOnlyOnesWhoGetALinkToATask() throws IOException {
        for (Path folder : List.of(FOLDER, RESCREENING)) {
            for (String name : List.of("task-reminder", "task-escalation")) {
                Map<String, String> values = new HashMap<>(FULL);
                values.put("taskName", "Review possible hit");
                values.put("taskDue", "Mon 30 Nov 2026, 17:00");
                values.put("taskLink", "http://localhost:8080/camunda/app/tasklist/default/#/?task=1");
                MailTemplates.Rendered mail = render(folder, name, values);

                assertThat(mail.subject()).contains("Review possible hit", "Bergmann");
                for (String part : List.of(mail.text(), mail.html())) {
                    assertThat(part).contains("Mon 30 Nov 2026, 17:00", "#/?task", "ONB-000017");
                }
                keep(name + (folder == FOLDER ? "-of-onboarding" : "-of-rescreening"), mail);
            }
        }
    }

    private static void keep(String name, MailTemplates.Rendered mail) throws IOException {
        Files.createDirectories(RENDERED);
        Files.writeString(RENDERED.resolve(name + ".html"), mail.html());
        Files.writeString(RENDERED.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
    }

    private static Map<String, String> only(Set<String> names) {
        Map<String, String> values = new HashMap<>();
        FULL.forEach((name, value) -> values.put(name, names.contains(name) ? value : ""));
        return values;
    }

    private static MailTemplates.Rendered render(Path folder, String name, Map<String, String> values)
            throws IOException {
        return MailTemplates.render(
                name,
                Files.readString(folder.resolve(MailTemplates.textFile(name))),
                Files.readString(folder.resolve(MailTemplates.htmlFile(name))),
                values);
    }
}
