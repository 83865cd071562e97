package dev.tandem.lead.imports;

import dev.tandem.core.Moments;
import dev.tandem.core.WorkingTimeSettings;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How the pages say things. Public methods, because templates call them. */
@Component
public class ImportWords {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("externalId", "its id where it comes from"),
            Map.entry("firstName", "first name"),
            Map.entry("lastName", "last name"),
            Map.entry("name", "whole name"),
            Map.entry("mail", "mail address"),
            Map.entry("phone", "phone number"),
            Map.entry("company", "company"),
            Map.entry("country", "country"),
            Map.entry("language", "language"),
            Map.entry("employees", "employees of the company"),
            Map.entry("message", "message"),
            Map.entry("origin", "how it arose"),
            Map.entry("source", "where the person came from"),
            Map.entry("visits", "visits of the website"),
            Map.entry("timeOnSite", "seconds on the website"),
            Map.entry("pageViews", "pages per visit"),
            Map.entry("interest", "interest"),
            Map.entry("occupation", "occupation"));

    private final WorkingTimeSettings time;

    ImportWords(WorkingTimeSettings time) {
        this.time = time;
    }

    public String moment(Instant moment) {
        return Moments.text(moment, time.zone());
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    public String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, bytes / 1000) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    /** In one or two words. */
    public String state(LeadImport from) {
        return switch (from.phase()) {
            case RECEIVING -> "arriving";
            case READING -> "reading the file";
            case STARTING -> "taking leads in";
            case SCORING -> "scoring leads";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
        };
    }

    /** {@code good}, {@code bad} or {@code busy}. */
    public String mood(LeadImport from) {
        return from.phase() == ImportPhase.COMPLETED ? "good" : from.phase() == ImportPhase.FAILED ? "bad" : "busy";
    }

    public boolean isOver(LeadImport from) {
        return from.phase().isOver();
    }

    /**
     * A column and what it stands for.
     *
     * @param meaning in words
     * @param used whether it says something of the lead
     */
    public record Column(String heading, String meaning, boolean used) {}

    public List<Column> columns(LeadImport from) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < from.fields().size(); i++) {
            String field = from.fields().get(i);
            String meaning = field.isEmpty()
                    ? "not known: kept beside the lead"
                    : field.equals(Columns.IGNORED) ? "left out" : FIELDS.getOrDefault(field, field);
            columns.add(new Column(from.headings().get(i), meaning, FIELDS.containsKey(field)));
        }
        return columns;
    }
}
