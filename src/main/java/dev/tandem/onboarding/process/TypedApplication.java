package dev.tandem.onboarding.process;

import dev.tandem.core.StrictJson;
import dev.tandem.core.UnreadableJsonException;
import dev.tandem.onboarding.Application;
import dev.tandem.tasks.SubmissionRefusedException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** An application as somebody typed it into a form: as JSON, in a variable that does not stay with the case. */
final class TypedApplication {

    private static final String VARIABLE = "application";
    private static final Pattern PERSON = Pattern.compile("(owners|representatives)\\[(\\d+)](?:\\.(\\w+))?");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("name", "Name"),
            Map.entry("legalForm", "Legal form"),
            Map.entry("registrationNumber", "Registration number"),
            Map.entry("country", "Country"),
            Map.entry("street", "Street and number"),
            Map.entry("postalCode", "Postal code"),
            Map.entry("city", "Town"),
            Map.entry("vatId", "VAT id"),
            Map.entry("iban", "IBAN"),
            Map.entry("product", "Product"),
            Map.entry("contactName", "Contact"),
            Map.entry("mail", "Mail address"),
            Map.entry("phone", "Phone"),
            Map.entry("birthDate", "Date of birth"),
            Map.entry("share", "Share"),
            Map.entry("representatives", "Who acts for it by law"),
            Map.entry("owners", "To whom it belongs"));

    private TypedApplication() {}

    /**
     * Takes the variable out of the case.
     *
     * @throws SubmissionRefusedException in plain words, if it is missing or can't be read
     */
    static Application take(DelegateExecution execution) {
        Object typed = execution.getVariable(VARIABLE);
        execution.removeVariable(VARIABLE);
        if (!(typed instanceof String text) || text.isBlank()) {
            throw new SubmissionRefusedException("The application is missing. Fill in the form and try again.");
        }
        try {
            return StrictJson.value(text, Application.class, "application");
        } catch (UnreadableJsonException e) {
            throw new SubmissionRefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** Drops what was typed. */
    static void drop(DelegateExecution execution) {
        execution.removeVariable(VARIABLE);
    }

    /** What is wrong, for the person in front of the form. */
    static <T> SubmissionRefusedException refused(
            Collection<T> problems, Function<T, String> field, Function<T, String> message) {
        return new SubmissionRefusedException(problems.stream()
                .map(problem -> field.apply(problem).isEmpty()
                        ? message.apply(problem)
                        : "\"" + label(field.apply(problem)) + "\": " + message.apply(problem))
                .collect(Collectors.joining(" ")));
    }

    /** As the form calls a field. */
    private static String label(String field) {
        Matcher person = PERSON.matcher(field);
        if (!person.matches()) {
            return LABELS.getOrDefault(field, field);
        }
        String who = (person.group(1).equals("owners") ? "Owner " : "Representative ")
                + (Integer.parseInt(person.group(2)) + 1);
        String of = person.group(3);
        return of == null ? who : who + ", " + LABELS.getOrDefault(of, of);
    }
}
