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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail templates in processes/lead-assignment/mail, with all values and with as few as possible. */
@Tag("once")
class LeadAssignmentMailsTest {

    private static final Path FOLDER = Path.of("processes/lead-assignment/mail");
    private static final Path RENDERED = Path.of("target/mails");

    private static final Map<String, String> FULL = Map.ofEntries(
            Map.entry("caseId", "LEAD-000017"),
            Map.entry("caseLink", "http://localhost:8080/leads/LEAD-000017"),
            Map.entry("companyName", "Example Company Ltd."),
            Map.entry("leadName", "Mia Müller, Bergmann & Söhne"),
            Map.entry("leadCountry", "Germany"),
            Map.entry("interest", "Process automation"),
            Map.entry("message", "Please call me back.\nBest after 14:00."),
            Map.entry("score", "72"),
            Map.entry(
                    "reasons",
                    "+40  Wrote to us through the web form\n+35  More than 20 minutes on the website\n-3  No phone"),
            Map.entry("team", "Germany, Austria, Switzerland"),
            Map.entry("rep", "Samir Sales"),
            Map.entry("respondBy", "Mon 23 Nov 2026, 12:00"),
            Map.entry("taskLink", "http://localhost:8080/camunda/app/tasklist/default/#/?task=1"),
            Map.entry("missedBy", "Samir Sales"),
            Map.entry("missedReason", "Samir Sales did not begin by Mon 23 Nov 2026, 12:00."));

    @ParameterizedTest
    @ValueSource(strings = {"lead-assigned", "lead-reminder", "lead-missed", "task-reminder", "task-escalation"})
    void everyMailSaysWhatItIsAboutInBothParts(String name) throws IOException {
        MailTemplates.Rendered mail = render(name, FULL);

        assertThat(mail.subject()).contains("Mia Müller").hasSizeLessThan(100);
        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part).contains("72", "LEAD-000017");
        }
        assertThat(mail.html()).contains("Bergmann &amp; Söhne").doesNotContain("<script", "<img", "<link", "{{");
        Files.createDirectories(RENDERED);
        Files.writeString(RENDERED.resolve(name + "-of-lead.html"), mail.html());
        Files.writeString(RENDERED.resolve(name + "-of-lead.txt"), mail.subject() + "\n\n" + mail.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead-assigned", "lead-reminder"})
    void theRepReadsWhyTheLeadHasItsScoreAndByWhenToBegin(String name) throws IOException {
        MailTemplates.Rendered mail = render(name, FULL);

        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part).contains("through the web form", "Mon 23 Nov 2026, 12:00", "Please call me back.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead-assigned", "lead-reminder", "lead-missed"})
    void aLeadOfWhichLittleIsKnownLeavesNoEmptyPlaces(String name) throws IOException {
        MailTemplates.Rendered mail = render(name, only(Set.of("caseId", "caseLink", "leadName")));

        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part)
                    .doesNotContain(
                            "Score", "Why", "Interest", "Country", "Message", "Begin by", "Open the task", "  The");
        }
        assertThat(mail.text()).doesNotContain("\n\n\n\n");
    }

    private static Map<String, String> only(Set<String> names) {
        Map<String, String> values = new HashMap<>();
        FULL.forEach((name, value) -> values.put(name, names.contains(name) ? value : ""));
        return values;
    }

    private static MailTemplates.Rendered render(String name, Map<String, String> values) throws IOException {
        Map<String, String> all = new HashMap<>(values);
        if (name.startsWith("task-")) {
            all.put("taskName", "Find a rep");
            all.put("taskDue", "Mon 23 Nov 2026, 17:00");
        }
        return MailTemplates.render(
                name,
                Files.readString(FOLDER.resolve(MailTemplates.textFile(name))),
                Files.readString(FOLDER.resolve(MailTemplates.htmlFile(name))),
                all);
    }
}
