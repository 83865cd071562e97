package dev.tandem.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of erasures: what was asked for, and how far it is. Every method joins the caller's transaction. */
@Component
public class Erasures {

    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An erasure that is not finished. */
    record Open(
            String caseId,
            String process,
            Instant requestedAt,
            boolean erased,
            @Nullable String elsewhere) {}

    /**
     * Has the case erased within minutes. Asked for again, it changes nothing. The caller holds the record of the case, so that
     * two requests for the same case come one after the other.
     *
     * @param process key of the process definition, of which there is a bean {@link ErasableCases}
     * @param userId who recorded the wish; null if a message told it
     */
    public void request(String caseId, String process, @Nullable String userId) {
        if (of(caseId).isPresent()) {
            return;
        }
        OffsetDateTime now = at(clock.instant());
        jdbc.sql("""
                        insert into erasure (case_id, process, requested_at, requested_by, next_look_at)
                        values (:case, :process, :now, :by, :now)""")
                .param("case", caseId)
                .param("process", process)
                .param("now", now)
                .param("by", userId)
                .update();
    }

    /** What became of the wish; empty if nobody asked to be forgotten. */
    public Optional<Erasure> of(String caseId) {
        return jdbc.sql("select * from erasure where case_id = :case")
                .param("case", caseId)
                .query((row, n) -> new Erasure(
                        row.getString("case_id"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        row.getString("requested_by"),
                        moment(row, "erased_at"),
                        moment(row, "finished_at")))
                .optional();
    }

    /** Erasures that are not finished. */
    record UnderWay(long number, @Nullable Instant oldest) {}

    UnderWay underWay() {
        return jdbc.sql("select count(*) as number, min(requested_at) as oldest from erasure where finished_at is null")
                .query((row, n) -> new UnderWay(row.getLong("number"), moment(row, "oldest")))
                .single();
    }

    /** Whether somebody asked for it and it is not finished. */
    boolean isUnderWay(String caseId) {
        return jdbc.sql("select count(*) from erasure where case_id = :case and finished_at is null")
                        .param("case", caseId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<String> due(Instant now) {
        return jdbc.sql("""
                        select case_id from erasure where finished_at is null and next_look_at <= :now
                        order by next_look_at, case_id fetch first :most rows only""")
                .param("now", at(now))
                .param("most", MOST_AT_ONCE)
                .query(String.class)
                .list();
    }

    /** Holds the erasure until the caller's transaction ends; empty if it is finished, or another node holds it. */
    Optional<Open> lock(String caseId) {
        return jdbc.sql("select * from erasure where case_id = :case and finished_at is null for update skip locked")
                .param("case", caseId)
                .query((row, n) -> new Open(
                        row.getString("case_id"),
                        row.getString("process"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        row.getObject("erased_at") != null,
                        row.getString("elsewhere")))
                .optional();
    }

    void erased(String caseId, @Nullable String elsewhere, Instant now) {
        jdbc.sql("""
                        update erasure set erased_at = :now, elsewhere = :elsewhere, finished_at = :finished, attempts = 0
                        where case_id = :case""")
                .param("now", at(now))
                .param("elsewhere", elsewhere)
                .param("finished", elsewhere == null ? at(now) : null)
                .param("case", caseId)
                .update();
    }

    void finished(String caseId, Instant now) {
        jdbc.sql("update erasure set elsewhere = null, finished_at = :now where case_id = :case")
                .param("now", at(now))
                .param("case", caseId)
                .update();
    }

    void lookAgain(String caseId, Instant when) {
        jdbc.sql("update erasure set next_look_at = :next where case_id = :case")
                .param("next", at(when))
                .param("case", caseId)
                .update();
    }

    /** As {@link #lookAgain}, and counts it as a failure. */
    void tryAgain(String caseId, Instant when) {
        jdbc.sql("update erasure set attempts = attempts + 1, next_look_at = :next where case_id = :case")
                .param("next", at(when))
                .param("case", caseId)
                .update();
    }

    int attempts(String caseId) {
        return jdbc.sql("select attempts from erasure where case_id = :case")
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    /** Cases whose last traces may still turn up, as files that a node was just writing. */
    List<String> erasedSince(Instant limit) {
        return jdbc.sql("select case_id from erasure where erased_at >= :limit")
                .param("limit", at(limit))
                .query(String.class)
                .list();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
