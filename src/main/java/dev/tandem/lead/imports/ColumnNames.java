package dev.tandem.lead.imports;

import dev.tandem.core.DecisionTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds out what the columns of a file stand for: sales says so in the decision table {@code lead-import-columns}. */
@Component
class ColumnNames {

    static final String TABLE = "lead-import-columns";

    private static final String UNKNOWN = "unknown";

    private static final int LONGEST_HEADING = 200;
    private static final int MOST_DIGITS = 5;

    private final DecisionTables tables;

    ColumnNames(DecisionTables tables) {
        this.tables = tables;
    }

    /** @throws UnreadableFileException if these are no headings, or nothing under them says anything of a lead */
    Columns of(List<String> cells) {
        List<String> headings =
                new ArrayList<>(cells.stream().map(String::strip).toList());
        while (!headings.isEmpty() && headings.get(headings.size() - 1).isEmpty()) {
            headings.remove(headings.size() - 1);
        }
        // What is asked of a decision table is kept in its history: nothing may get there that says who somebody is.
        if (headings.stream().anyMatch(ColumnNames::isNoHeading)) {
            throw new UnreadableFileException(
                    "The first row is to hold the headings of the columns, and seems to hold a lead. Put headings above it.");
        }
        List<String> fields = headings.stream().map(this::field).toList();
        if (fields.stream().allMatch(field -> field.isEmpty() || field.equals(Columns.IGNORED))) {
            throw new UnreadableFileException("None of the headings is known, so nothing can be said of the leads: "
                    + shortened(String.join(", ", headings))
                    + ". The decision table " + TABLE + " says which headings there are.");
        }
        return new Columns(headings, fields);
    }

    private String field(String heading) {
        String name = normalised(heading);
        if (name.isEmpty()) {
            return "";
        }
        return tables.ask(TABLE, Map.of("heading", name)).stream()
                .map(row -> row.get("field"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(field -> !field.equals(UNKNOWN))
                .findFirst()
                .orElse("");
    }

    /** Lower case, letters and digits only: {@code E-Mail} and {@code e_mail} are the same. */
    static String normalised(String heading) {
        return heading.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isNoHeading(String heading) {
        return heading.length() > LONGEST_HEADING
                || heading.contains("@")
                || heading.chars().filter(Character::isDigit).count() > MOST_DIGITS;
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
