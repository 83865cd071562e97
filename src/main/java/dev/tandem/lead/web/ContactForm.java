package dev.tandem.lead.web;

import dev.tandem.contact.PublicForm;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadFinding;
import dev.tandem.lead.check.LeadCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public form as it was filled in.
 *
 * @param values by name of the field
 */
record ContactForm(Map<String, String> values) {

    private static final String ORIGIN = "Contact form";
    private static final int LONGEST_SOURCE = 255;
    private static final int MOST_EMPLOYEES_DIGITS = 7;

    private static final String MAIL = "mail";

    /** What may be odd about a lead, and is asked about while the person is still there. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "mail-unreadable", "This is no mail address. It looks like name@company.com.",
            "mail-domain-unknown", "There is no mail address that ends so. Is it mistyped?",
            "phone-unreadable",
                    "This number can't be dialled. Begin with the prefix of your country, such as +49, or choose your country.");

    /** An empty form. */
    static ContactForm empty(@Nullable String source, String language) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(PublicForm.TOKEN, PublicForm.newToken());
        values.put("language", language);
        if (source != null && source.length() <= LONGEST_SOURCE) {
            values.put("source", source);
        }
        return new ContactForm(values);
    }

    /** For the page: as it was typed; empty for nothing. */
    public String get(String field) {
        return form().get(field);
    }

    /** What it has in common with other public forms. */
    PublicForm form() {
        return new PublicForm(values);
    }

    LeadData data() {
        return new LeadData(
                null,
                text("firstName"),
                text("lastName"),
                null,
                text(MAIL),
                text("phone"),
                text("company"),
                text("country"),
                text("language"),
                employees(),
                text("message"),
                ORIGIN,
                text("source"),
                null,
                null,
                null,
                null,
                null);
    }

    /** What is to be put right, by field; empty if nothing is. */
    Map<String, String> problems(LeadCheck check, String consentVersion) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (text("lastName") == null) {
            problems.put("lastName", "Tell us your name.");
        }
        if (text(MAIL) == null) {
            problems.put(MAIL, "Tell us your mail address, so that we can answer.");
        }
        if (text("employees") != null && employees() == null) {
            problems.put("employees", "Write a whole number, or nothing.");
        }
        for (LeadFinding finding : check.check(data()).findings()) {
            String question = QUESTIONS.get(finding.code());
            if (question != null) {
                problems.putIfAbsent(finding.code().substring(0, finding.code().indexOf('-')), question);
            }
        }
        String consent = form().consentProblem(consentVersion);
        if (consent != null) {
            problems.put(PublicForm.CONSENT, consent);
        }
        return problems;
    }

    private @Nullable Integer employees() {
        String text = get("employees").strip();
        return text.matches("[0-9]{1," + MOST_EMPLOYEES_DIGITS + "}") ? Integer.valueOf(text) : null;
    }

    private @Nullable String text(String field) {
        return form().text(field);
    }
}
