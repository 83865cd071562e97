package dev.tandem.lead.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of imports. Every method joins the caller's transaction, or is one statement. */
@Component
class ImportRows {

    private static final String FORGOTTEN = "The person asked to be forgotten before the row's turn came.";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What became of a row. */
    enum State {
        WAITING,
        STARTED,
        KNOWN,
        REJECTED,
        FORGOTTEN;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A row as it is kept.
     *
     * @param number as spreadsheet programs show it
     * @param cells null as soon as they are not needed
     */
    record Row(
            int number,
            State state,
            @Nullable String mail,
            @Nullable List<String> cells,
            @Nullable String leadId,
            @Nullable String problemColumn,
            @Nullable String problem) {

        static Row waiting(int number, @Nullable String mail, List<String> cells) {
            return new Row(number, State.WAITING, mail, cells, null, null, null);
        }

        Row started(String lead) {
            return new Row(number, State.STARTED, null, null, lead, null, null);
        }

        Row known(String lead) {
            return new Row(number, State.KNOWN, null, null, lead, null, "Known already: " + lead);
        }

        Row rejected(List<RowProblem> problems) {
            return new Row(
                    number, State.REJECTED, mail, cells, null, RowProblem.columns(problems), RowProblem.whys(problems));
        }
    }

    void add(String importId, List<Row> rows) {
        batches.batchUpdate("""
                insert into lead_import_row (import_id, row_number, state, mail, cells, lead_id, problem_column, problem)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", rows, rows.size(), (statement, row) -> {
            statement.setString(1, importId);
            statement.setInt(2, row.number());
            statement.setString(3, row.state().text());
            statement.setString(4, row.mail());
            statement.setString(5, row.cells() == null ? null : Columns.json(row.cells()));
            statement.setString(6, row.leadId());
            statement.setString(7, row.problemColumn());
            statement.setString(8, row.problem());
        });
    }

    void update(String importId, List<Row> rows) {
        batches.batchUpdate("""
                update lead_import_row set state = ?, mail = ?, cells = ?, lead_id = ?, problem_column = ?, problem = ?
                where import_id = ? and row_number = ?""", rows, rows.size(), (statement, row) -> {
            statement.setString(1, row.state().text());
            statement.setString(2, row.mail());
            statement.setString(3, row.cells() == null ? null : Columns.json(row.cells()));
            statement.setString(4, row.leadId());
            statement.setString(5, row.problemColumn());
            statement.setString(6, row.problem());
            statement.setString(7, importId);
            statement.setInt(8, row.number());
        });
    }

    /** The next rows after this one, whatever became of them. */
    List<Row> after(String importId, int number, int most) {
        return jdbc.sql("""
                        select * from lead_import_row where import_id = ? and row_number > ? order by row_number
                        fetch first ? rows only""")
                .params(importId, number, most)
                .query(ImportRows::row)
                .list();
    }

    /** Which of these rows still wait; they are held until the caller's transaction ends. */
    Set<Integer> lockWaiting(String importId, List<Integer> numbers) {
        return new HashSet<>(jdbc.sql("""
                        select row_number from lead_import_row
                        where import_id = :import and row_number between :first and :last and row_number in (:numbers)
                            and state = 'waiting'
                        order by row_number for update""")
                .param("import", importId)
                .param("numbers", numbers)
                .param("first", Collections.min(numbers))
                .param("last", Collections.max(numbers))
                .query(Integer.class)
                .list());
    }

    /** The next rejected rows after this one. */
    List<Row> rejectedAfter(String importId, int number, int most) {
        return jdbc.sql("""
                        select * from lead_import_row where import_id = ? and row_number > ? and state = 'rejected'
                        order by row_number fetch first ? rows only""")
                .params(importId, number, most)
                .query(ImportRows::row)
                .list();
    }

    /** A line of the results. */
    record Result(
            int number,
            @Nullable String leadId,
            @Nullable Integer score,
            @Nullable String team,
            @Nullable String rep,
            @Nullable String problemColumn,
            @Nullable String problem) {}

    /** What became of the rows after this one. */
    List<Result> resultsAfter(String importId, int number, int most) {
        return jdbc.sql("""
                        select r.row_number, r.lead_id, r.problem_column, r.problem, l.score, l.team, l.rep
                        from lead_import_row r left join lead l on l.id = r.lead_id
                        where r.import_id = ? and r.row_number > ? order by r.row_number fetch first ? rows only""")
                .params(importId, number, most)
                .query((row, n) -> new Result(
                        row.getInt("row_number"),
                        row.getString("lead_id"),
                        row.getObject("score", Integer.class),
                        row.getString("team"),
                        row.getString("rep"),
                        row.getString("problem_column"),
                        row.getString("problem")))
                .list();
    }

    /** Empties the rows with this mail address; those that wait will not become leads. */
    void forget(String mail) {
        // the rows before their import, as those do who make leads of them
        Map<String, Integer> waiting = new TreeMap<>();
        jdbc.sql(
                        "select import_id from lead_import_row where mail = ? and state = 'waiting' order by import_id, row_number"
                                + " for update")
                .param(mail)
                .query(String.class)
                .list()
                .forEach(importId -> waiting.merge(importId, 1, Integer::sum));
        jdbc.sql("""
                        update lead_import_row set state = 'forgotten', mail = null, cells = null, problem = ?
                        where mail = ? and state = 'waiting'""").params(FORGOTTEN, mail).update();
        jdbc.sql("update lead_import_row set mail = null, cells = null where mail = ?")
                .param(mail)
                .update();
        waiting.forEach((importId, count) -> jdbc.sql("update lead_import set forgotten = forgotten + ? where id = ?")
                .params(count, importId)
                .update());
    }

    /** Empties rejected rows of imports that ended before that. */
    int emptyRejected(Instant endedBefore) {
        return jdbc.sql("""
                        update lead_import_row set mail = null, cells = null where cells is not null and import_id in (
                            select id from lead_import where finished_at < ?)""").param(LeadImports.at(endedBefore)).update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        String cells = row.getString("cells");
        return new Row(
                row.getInt("row_number"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("mail"),
                cells == null ? null : Columns.list(cells),
                row.getString("lead_id"),
                row.getString("problem_column"),
                row.getString("problem"));
    }
}
