package dev.tandem.lead.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file: what stands in a row, said of a lead.
 *
 * @param headings as they are in the file
 * @param fields what each stands for; empty if nobody knows, {@link #IGNORED} if it is left out on purpose
 */
record Columns(List<String> headings, List<String> fields) {

    static final String IGNORED = "ignored";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final String WHOLE = "It is to be a whole number from 0 to " + Integer.MAX_VALUE + ".";

    /** A lead, or why there is none. */
    record Read(@Nullable LeadData data, List<RowProblem> problems) {}

    /** Reads a row; cells after the last heading must be empty. */
    Read read(List<String> cells) {
        Row row = new Row(cells);
        LeadData data = new LeadData(
                row.text("externalId"),
                row.text("firstName"),
                row.text("lastName"),
                row.text("name"),
                row.text("mail"),
                row.text("phone"),
                row.text("company"),
                row.text("country"),
                row.text("language"),
                row.whole("employees"),
                row.text("message"),
                row.text("origin"),
                row.text("source"),
                row.whole("visits"),
                row.whole("timeOnSite"),
                row.decimal("pageViews"),
                row.text("interest"),
                row.text("occupation"));
        row.looksWhole();
        return row.problems.isEmpty() ? new Read(data, List.of()) : new Read(null, row.problems);
    }

    /** The mail address in the row, as an erasure looks for it; null if there is none. */
    @Nullable
    String mail(List<String> cells) {
        String mail = new Row(cells).text("mail");
        return mail == null || mail.length() > 320
                ? null
                : mail.toLowerCase(Locale.ROOT).replace("\0", "");
    }

    /** The row as it came, for the register. */
    String given(List<String> cells) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(cells.size(), headings.size()); i++) {
            if (!cells.get(i).isBlank() && !fields.get(i).equals(IGNORED)) {
                given.putIfAbsent(headings.get(i), cells.get(i));
            }
        }
        return json(given);
    }

    /** A problem of the register, with the heading of the column that the value came from. */
    RowProblem located(LeadProblem problem) {
        int column = fields.indexOf(problem.field());
        return new RowProblem(column < 0 ? "" : headings.get(column), problem.problem());
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> list(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row that was kept can't be read", e);
        }
    }

    /** One row while it is read. */
    private final class Row {

        private final List<String> cells;
        private final Map<String, Integer> columns = new HashMap<>();
        private final List<RowProblem> problems = new ArrayList<>();

        Row(List<String> cells) {
            this.cells = cells;
            // of several columns for the same, the first that says something
            for (int i = 0; i < Math.min(cells.size(), fields.size()); i++) {
                if (!blank(cells.get(i))) {
                    columns.putIfAbsent(fields.get(i), i);
                }
            }
        }

        @Nullable
        String text(String field) {
            Integer column = columns.get(field);
            return column == null ? null : plain(cells.get(column));
        }

        @Nullable
        Integer whole(String field) {
            String text = text(field);
            if (text == null) {
                return null;
            }
            Optional<BigDecimal> number =
                    CellNumbers.whole(text).filter(n -> n.signum() >= 0 && n.compareTo(MOST) <= 0);
            if (number.isEmpty()) {
                problem(field, WHOLE);
                return null;
            }
            return number.get().intValueExact();
        }

        @Nullable
        BigDecimal decimal(String field) {
            String text = text(field);
            if (text == null) {
                return null;
            }
            Optional<BigDecimal> number = CellNumbers.decimal(text);
            if (number.isEmpty()) {
                problem(field, "It is to be a number.");
            }
            return number.orElse(null);
        }

        void looksWhole() {
            for (int i = headings.size(); i < cells.size(); i++) {
                if (!blank(cells.get(i))) {
                    problems.add(
                            new RowProblem(
                                    "",
                                    "The row has more cells than there are headings. Is a quotation mark missing around a cell?"));
                    return;
                }
            }
            if (cells.stream().allMatch(Columns::blank)) {
                problems.add(new RowProblem("", "Nothing is in this row."));
            }
        }

        private void problem(String field, String why) {
            problems.add(new RowProblem(headings.get(Objects.requireNonNull(columns.get(field))), why));
        }
    }

    private static boolean blank(String cell) {
        return plain(cell).isEmpty();
    }

    /** Without space around it, and without the quotation mark that our own downloads put before what looks like a formula. */
    private static String plain(String cell) {
        String text = cell.strip();
        while (!text.isEmpty() && isSpace(text.charAt(0))) {
            text = text.substring(1);
        }
        while (!text.isEmpty() && isSpace(text.charAt(text.length() - 1))) {
            text = text.substring(0, text.length() - 1);
        }
        return text.length() > 1 && text.charAt(0) == '\'' && SafeCsv.startsFormula(text.charAt(1))
                ? text.substring(1)
                : text;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }
}
