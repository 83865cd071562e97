package dev.tandem.onboarding.web;

import dev.tandem.contact.PublicForm;
import dev.tandem.contact.Texts;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationFinding;
import dev.tandem.onboarding.ApplicationLimits;
import dev.tandem.onboarding.Owner;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.Representative;
import dev.tandem.onboarding.check.ApplicationCheck;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public form as it was filled in. Fields have the names that the API has; people on it come in rows, of which empty ones say
 * nothing.
 *
 * @param values by name of the field
 */
record ApplyForm(Map<String, String> values) {

    private static final String REPRESENTATIVES = "representatives";
    private static final String OWNERS = "owners";

    /** How many rows there are at most. */
    private static final Map<String, Integer> MOST = Map.of(REPRESENTATIVES, 3, OWNERS, 4);

    private static final List<String> OF_A_PERSON = List.of("name", "birthDate", "country", "share");

    /** Whose button for one more row was pressed. */
    private static final String MORE = "more";

    private static final String ROWS = "Rows";

    /** What the check says of codes is for programs; here people choose from a list. */
    private static final Map<String, String> CHOICES = Map.of(
            "legalForm", "Choose the legal form of the company.",
            "product", "Choose what you would like.",
            "country", "Choose the country.",
            "mail", "Tell us your mail address, so that we can write to you.");

    /** An empty form. */
    static ApplyForm empty() {
        return new ApplyForm(Map.of(PublicForm.TOKEN, PublicForm.newToken(), "kind", PartyKind.COMPANY.text()));
    }

    /** What it has in common with other public forms. */
    PublicForm form() {
        return new PublicForm(values);
    }

    /** For the page: as it was typed; empty for nothing. */
    public String get(String field) {
        return form().get(field);
    }

    /** For the page: the numbers of the rows to show, from 0. */
    public List<Integer> rows(String people) {
        return IntStream.range(0, rowCount(people)).boxed().toList();
    }

    /** For the page: whether there may be one more row. */
    public boolean hasRoom(String people) {
        return rowCount(people) < most(people);
    }

    private int rowCount(String people) {
        String count = get(people + ROWS);
        return count.matches("[1-9]") ? Math.min(Integer.parseInt(count), most(people)) : 1;
    }

    private static int most(String people) {
        return Objects.requireNonNullElse(MOST.get(people), 1);
    }

    /** Whether a button for one more row was pressed, instead of sending the form. */
    boolean wantsMore() {
        return MOST.containsKey(get(MORE));
    }

    /** The same with one more row. */
    ApplyForm withMore() {
        String people = get(MORE);
        Map<String, String> more = new HashMap<>(values);
        more.put(people + ROWS, String.valueOf(Math.min(rowCount(people) + 1, most(people))));
        return new ApplyForm(more);
    }

    Application application() {
        boolean company = kind() == PartyKind.COMPANY;
        return new Application(
                kind(),
                text("name"),
                company ? text("legalForm") : null,
                company ? text("registrationNumber") : null,
                text("country"),
                text("street"),
                text("postalCode"),
                text("city"),
                text("vatId"),
                text("iban"),
                text("product"),
                text("contactName"),
                text("mail"),
                text("phone"),
                company ? null : date("birthDate"),
                people(
                        REPRESENTATIVES,
                        at -> new Representative(name(at), date(at + "birthDate"), text(at + "country"))),
                people(OWNERS, this::owner));
    }

    private Owner owner(String at) {
        boolean company = PartyKind.COMPANY.text().equals(get(at + "kind"));
        return new Owner(
                company ? PartyKind.COMPANY : PartyKind.PERSON,
                name(at),
                company ? null : date(at + "birthDate"),
                text(at + "country"),
                number(at + "share"));
    }

    private PartyKind kind() {
        return PartyKind.PERSON.text().equals(get("kind")) ? PartyKind.PERSON : PartyKind.COMPANY;
    }

    private <T> List<T> people(String people, Function<String, T> person) {
        return filled(people).map(row -> person.apply(at(people, row))).toList();
    }

    /** A person has neither, whatever was typed before they said so. */
    private Stream<Integer> filled(String people) {
        return kind() == PartyKind.PERSON
                ? Stream.of()
                : rows(people).stream()
                        .filter(row -> OF_A_PERSON.stream().anyMatch(field -> text(at(people, row) + field) != null));
    }

    private static String at(String people, int row) {
        return people + "[" + row + "].";
    }

    /** What is to be put right, by field; empty if nothing is. */
    Map<String, String> problems(ApplicationCheck check, String consentVersion) {
        Map<String, String> problems = new LinkedHashMap<>();
        CHOICES.forEach((field, problem) -> {
            if (text(field) == null && (kind() == PartyKind.COMPANY || !field.equals("legalForm"))) {
                problems.put(field, problem);
            }
        });
        Application application = application();
        unreadable(problems);
        ApplicationLimits.problems(application).stream()
                .filter(problem -> !problem.field().isEmpty())
                .forEach(problem -> problems.putIfAbsent(inRows(problem.field()), problem.problem()));
        check.check(application).findings().stream()
                .filter(ApplicationFinding::blocking)
                .forEach(finding -> problems.putIfAbsent(inRows(finding.field()), finding.message()));
        String consent = form().consentProblem(consentVersion);
        if (consent != null) {
            problems.put(PublicForm.CONSENT, consent);
        }
        return problems;
    }

    private void unreadable(Map<String, String> problems) {
        List<String> dates = new ArrayList<>();
        if (kind() == PartyKind.PERSON) {
            dates.add("birthDate");
        }
        filled(REPRESENTATIVES).forEach(row -> dates.add(at(REPRESENTATIVES, row) + "birthDate"));
        filled(OWNERS).forEach(row -> {
            String at = at(OWNERS, row);
            dates.add(at + "birthDate");
            if (text(at + "share") != null && number(at + "share") == null) {
                problems.put(at + "share", "Write a number from 0 to 100, or nothing.");
            }
        });
        dates.stream()
                .filter(field -> text(field) != null && date(field) == null)
                .forEach(field -> problems.put(field, "Write the day as 1980-05-17."));
    }

    /** The application lacks the rows that are empty, so the numbers in it are others than here. */
    private String inRows(String field) {
        for (String people : MOST.keySet()) {
            if (field.startsWith(people + "[")) {
                int end = field.indexOf(']');
                int number = Integer.parseInt(field.substring(people.length() + 1, end));
                return people + "[" + filled(people).toList().get(number) + field.substring(end);
            }
        }
        return field;
    }

    private String name(String at) {
        return Objects.requireNonNullElse(text(at + "name"), "");
    }

    private @Nullable LocalDate date(String field) {
        String text = text(field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable BigDecimal number(String field) {
        String text = text(field);
        String plain =
                text == null ? "" : text.replace("%", "").replace(',', '.').strip();
        return plain.matches("[0-9]{1,3}(\\.[0-9]{1,2})?") ? new BigDecimal(plain) : null;
    }

    private @Nullable String text(String field) {
        return Texts.line(get(field));
    }
}
