package dev.tandem.housekeeping;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table with one record per case, by its {@code id}, of which some were kept long enough. Every method joins the caller's transaction. */
public final class CaseTable {

    private final JdbcClient jdbc;
    private final String table;
    private final String over;

    /**
     * A table.
     *
     * @param over condition in SQL for records that were kept long enough, with named parameters for the limits; it can stand
     *     beside others
     */
    public CaseTable(JdbcClient jdbc, String table, String over) {
        this.jdbc = jdbc;
        this.table = table;
        this.over = over;
    }

    /** How many there are. */
    public long count() {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** How many were kept long enough. */
    public long countOver(Map<String, ?> limits) {
        return jdbc.sql("select count(*) from " + table + " where " + over)
                .params(limits)
                .query(Long.class)
                .single();
    }

    /**
     * Removes the next few that were kept long enough, passing over those that somebody else holds.
     *
     * @param after where to go on, as the call before said; empty at first
     * @param most how many at most
     * @param remove gets those that are held now, and says which of them it removed
     */
    public Removed removeNext(Map<String, ?> limits, String after, int most, UnaryOperator<List<String>> remove) {
        List<String> candidates = next(limits, after, most);
        List<String> held = candidates.isEmpty() ? List.of() : hold(candidates, limits);
        return Removed.after(candidates, most, remove.apply(held).size());
    }

    private List<String> next(Map<String, ?> limits, String after, int most) {
        return jdbc.sql("select id from " + table + " where " + over
                        + " and id > :after order by id fetch first :most rows only")
                .params(limits)
                .param("after", after)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Asks for the limits again: since they were looked for, somebody may have opened one. */
    List<String> hold(List<String> ids, Map<String, ?> limits) {
        return jdbc.sql("select id from " + table + " where id in (:ids) and " + over
                        + " order by id for update skip locked")
                .params(limits)
                .param("ids", ids)
                .query(String.class)
                .list();
    }
}
