package dev.tandem.lead.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What became of the rows, as CSV, written as it is read. */
@Component
class ImportDownloads {

    private static final int ROWS_AT_ONCE = 1000;

    private final ImportRows rows;

    ImportDownloads(ImportRows rows) {
        this.rows = rows;
    }

    /** A line for each row that was seen to so far. */
    void results(LeadImport from, HttpServletResponse response) throws IOException {
        try (Writer writer = writer(response, from.id() + "-results.csv")) {
            SafeCsv csv = new SafeCsv(writer);
            csv.row(List.of("row", "lead", "score", "team", "assignee", "problem"));
            int last = 0;
            List<ImportRows.Result> next = rows.resultsAfter(from.id(), last, ROWS_AT_ONCE);
            while (!next.isEmpty()) {
                for (ImportRows.Result row : next) {
                    csv.row(List.of(
                            Integer.toString(row.number()),
                            text(row.leadId()),
                            row.score() == null ? "" : row.score().toString(),
                            text(row.team()),
                            text(row.rep()),
                            problem(row)));
                    last = row.number();
                }
                next = rows.resultsAfter(from.id(), last, ROWS_AT_ONCE);
            }
        }
    }

    /** The rejected rows with why, and their cells under the headings of the file, to be mended and sent again. */
    void rejected(LeadImport from, HttpServletResponse response) throws IOException {
        try (Writer writer = writer(response, from.id() + "-rejected.csv")) {
            SafeCsv csv = new SafeCsv(writer);
            List<String> headings = new ArrayList<>(List.of("row", "column", "why"));
            headings.addAll(from.headings());
            csv.row(headings);
            int last = 0;
            List<ImportRows.Row> next = rows.rejectedAfter(from.id(), last, ROWS_AT_ONCE);
            while (!next.isEmpty()) {
                for (ImportRows.Row row : next) {
                    List<String> cells = new ArrayList<>(
                            List.of(Integer.toString(row.number()), text(row.problemColumn()), text(row.problem())));
                    cells.addAll(Objects.requireNonNullElse(row.cells(), List.of()));
                    csv.row(cells);
                    last = row.number();
                }
                next = rows.rejectedAfter(from.id(), last, ROWS_AT_ONCE);
            }
        }
    }

    private static Writer writer(HttpServletResponse response, String fileName) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    private static String problem(ImportRows.Result row) {
        String column = text(row.problemColumn());
        return column.isEmpty() ? text(row.problem()) : column + ": " + text(row.problem());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
