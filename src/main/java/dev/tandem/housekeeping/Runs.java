package dev.tandem.housekeeping;

import dev.tandem.core.InsertOnce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of runs, by which nodes agree who removes what. Every method joins the caller's transaction. */
@Component
class Runs {

    private final JdbcClient jdbc;
    private final InsertOnce insertOnce;

    Runs(JdbcClient jdbc, InsertOnce insertOnce) {
        this.jdbc = jdbc;
        this.insertOnce = insertOnce;
    }

    /** Begins the run of this night, or goes on with one whose node died; false if it was done, or another node does it. */
    boolean begin(String name, String claim, Instant nightStart, Instant now, Instant claimUntil) {
        if (!isKnown(name)) {
            insertOnce.tryInsert("insert into housekeeping_run (name) values (?)", name);
        }
        return jdbc.sql("""
                                update housekeeping_run set started_at = :now, finished_at = null, removed = 0, problem = null,
                                    claim = :claim, claim_until = :until
                                where name = :name and (started_at is null or started_at < :night and finished_at is not null
                                    or finished_at is null and claim_until < :now)""")
                        .param("name", name)
                        .param("claim", claim)
                        .param("night", at(nightStart))
                        .param("now", at(now))
                        .param("until", at(claimUntil))
                        .update()
                == 1;
    }

    private boolean isKnown(String name) {
        return jdbc.sql("select count(*) from housekeeping_run where name = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Adds what was removed; false if another node has taken over. */
    boolean removed(String name, String claim, int count, Instant claimUntil) {
        return jdbc.sql("""
                                update housekeeping_run set removed = removed + :count, claim_until = :until
                                where name = :name and claim = :claim""")
                        .param("name", name)
                        .param("claim", claim)
                        .param("count", count)
                        .param("until", at(claimUntil))
                        .update()
                == 1;
    }

    void finish(String name, String claim, @Nullable String problem, Instant now) {
        jdbc.sql("""
                        update housekeeping_run set finished_at = :now, problem = :problem, claim = null, claim_until = null
                        where name = :name and claim = :claim""")
                .param("name", name)
                .param("claim", claim)
                .param("problem", problem)
                .param("now", at(now))
                .update();
    }

    /** The last run, or the one that is under way. */
    Optional<HousekeepingRun> of(String name) {
        return jdbc.sql("select * from housekeeping_run where name = :name and started_at is not null")
                .param("name", name)
                .query((row, n) -> new HousekeepingRun(
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        moment(row, "finished_at"),
                        row.getLong("removed"),
                        row.getString("problem")))
                .optional();
    }

    /** How the last runs ended. */
    record Summary(long broken, @Nullable Instant oldest) {}

    Summary summary() {
        return jdbc.sql("""
                        select count(case when problem is not null then 1 end) as broken, min(started_at) as oldest
                        from housekeeping_run""")
                .query((row, n) -> new Summary(row.getLong("broken"), moment(row, "oldest")))
                .single();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
