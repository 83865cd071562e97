package dev.tandem.lead.imports;

import dev.tandem.core.Sequences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of imports. Every method joins the caller's transaction, or is one statement. */
@Component
class LeadImports {

    private static final String OPEN = "phase in ('reading', 'starting')";

    private static final Duration FIRST_REST = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Sequences sequences;
    private final Clock clock = Clock.systemUTC();

    LeadImports(JdbcClient jdbc, Sequences sequences) {
        this.jdbc = jdbc;
        this.sequences = sequences;
    }

    /** Begins to take a file in. */
    String begin(FileKind kind, String fileName, String sentBy) {
        String id = String.format(Locale.ROOT, "IMPORT-%06d", sequences.next("lead_import_number"));
        jdbc.sql("""
                        insert into lead_import (id, phase, kind, file_name, size_in_bytes, sent_by, sent_at, worked_at)
                        values (:id, 'receiving', :kind, :name, 0, :by, :now, :now)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("name", fileName)
                .param("by", sentBy)
                .param("now", at(clock.instant()))
                .update();
        return id;
    }

    void addChunk(String id, int position, byte[] content) {
        jdbc.sql("insert into lead_import_chunk (import_id, position, content) values (?, ?, ?)")
                .params(id, position, content)
                .update();
    }

    Optional<byte[]> chunk(String id, int position) {
        return jdbc.sql("select content from lead_import_chunk where import_id = ? and position = ?")
                .params(id, position)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    /** The import of the same bytes that did not fail. */
    Optional<String> ofSameBytes(String sha256) {
        return jdbc.sql("select id from lead_import where live_sha256 = ?")
                .param(sha256)
                .query(String.class)
                .optional();
    }

    /** The file is there. Fails on a duplicate key if the same came in at the same moment. */
    void received(String id, long size, String sha256, @Nullable String encoding) {
        jdbc.sql("""
                        update lead_import set phase = 'reading', size_in_bytes = ?, live_sha256 = ?, encoding = ?, worked_at = ?
                        where id = ? and phase = 'receiving'""").params(size, sha256, encoding, at(clock.instant()), id).update();
    }

    void delete(String id) {
        deleteFile(id);
        jdbc.sql("delete from lead_import where id = ?").param(id).update();
    }

    void deleteFile(String id) {
        jdbc.sql("delete from lead_import_chunk where import_id = ?").param(id).update();
    }

    /** Files that never arrived as a whole. */
    List<String> abandoned(Instant begunBefore) {
        return jdbc.sql("select id from lead_import where phase = 'receiving' and sent_at < ?")
                .param(at(begunBefore))
                .query(String.class)
                .list();
    }

    /** Takes an import that nobody works on, the one that has waited longest; gives its id. */
    Optional<Claim> claim(Duration lease) {
        OffsetDateTime now = at(clock.instant());
        List<String> waiting = jdbc.sql("select id from lead_import where " + OPEN
                        + " and (lease is null or lease_until < ?) order by worked_at, id fetch first 5 rows only")
                .param(now)
                .query(String.class)
                .list();
        for (String id : waiting) {
            String token = UUID.randomUUID().toString();
            int claimed = jdbc.sql("update lead_import set lease = ?, lease_until = ? where id = ? and " + OPEN
                            + " and (lease is null or lease_until < ?)")
                    .params(token, at(clock.instant().plus(lease)), id, now)
                    .update();
            if (claimed == 1) {
                return Optional.of(new Claim(id, token, lease));
            }
        }
        return Optional.empty();
    }

    /**
     * The right to work on an import.
     *
     * @param token nobody else has it
     * @param lease how long it holds from the last sign of life on
     */
    record Claim(String importId, String token, Duration lease) {}

    /**
     * Holds the import until the caller's transaction ends, and for the time of the lease.
     *
     * @throws LeaseLostException if another node has it by now
     */
    void hold(Claim claim) {
        own(jdbc.sql("update lead_import set lease_until = ? where id = ? and lease = ? and " + OPEN)
                .params(at(clock.instant().plus(claim.lease())), claim.importId(), claim.token())
                .update());
    }

    /** Lets others have it; without an effect if they have it already. */
    void release(Claim claim) {
        jdbc.sql("update lead_import set lease = null, lease_until = null, worked_at = ? where id = ? and lease = ?")
                .params(at(clock.instant()), claim.importId(), claim.token())
                .update();
    }

    /** Lets it rest for a while, longer each time; tells how often work on it broke off since it last got on. */
    int brokeOff(Claim claim, String problem) {
        int breaks = jdbc.sql("select breaks from lead_import where id = ?")
                        .param(claim.importId())
                        .query(Integer.class)
                        .single()
                + 1;
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(breaks - 1, 8));
        jdbc.sql(
                        "update lead_import set breaks = ?, problem = ?, lease_until = ?, worked_at = ? where id = ? and lease = ?")
                .params(
                        breaks,
                        problem,
                        at(clock.instant().plus(rest)),
                        at(clock.instant()),
                        claim.importId(),
                        claim.token())
                .update();
        return breaks;
    }

    /** Another node works on the import. */
    static final class LeaseLostException extends RuntimeException {}

    void headings(String id, List<String> headings, List<String> fields) {
        jdbc.sql("update lead_import set headings = ?, fields = ? where id = ?")
                .params(Columns.json(headings), Columns.json(fields), id)
                .update();
    }

    void read(String id, int rows, int lastRead) {
        jdbc.sql(
                        "update lead_import set row_count = row_count + ?, last_read = ?, breaks = 0, problem = null where id = ?")
                .params(rows, lastRead, id)
                .update();
    }

    /** All rows are there: the file is not needed any more. */
    void allRead(String id, String format) {
        deleteFile(id);
        jdbc.sql("update lead_import set phase = 'starting', format = ? where id = ?")
                .params(format, id)
                .update();
    }

    /** Adds what became of some rows, if the import is still with this node. */
    void done(Claim claim, int started, int known, int rejected) {
        own(jdbc.sql("""
                        update lead_import set started = started + ?, known = known + ?, rejected = rejected + ?, breaks = 0,
                            problem = null, lease_until = ?
                        where id = ? and lease = ? and phase = 'starting'""")
                .params(
                        started,
                        known,
                        rejected,
                        at(clock.instant().plus(claim.lease())),
                        claim.importId(),
                        claim.token())
                .update());
    }

    /** All rows up to this one are done. */
    void advance(Claim claim, int lastDone, int rejected) {
        own(jdbc.sql("""
                        update lead_import set last_done = ?, rejected = rejected + ?, lease_until = ?
                        where id = ? and lease = ? and phase = 'starting'""")
                .params(lastDone, rejected, at(clock.instant().plus(claim.lease())), claim.importId(), claim.token())
                .update());
    }

    void allStarted(Claim claim) {
        own(jdbc.sql("""
                        update lead_import set phase = 'scoring', lease = null, lease_until = null
                        where id = ? and lease = ? and phase = 'starting'""").params(claim.importId(), claim.token()).update());
    }

    private static void own(int updated) {
        if (updated != 1) {
            throw new LeaseLostException();
        }
    }

    /** It ends here; the same file may come again. Nothing of it is kept but why. */
    void fail(String id, String problem) {
        deleteFile(id);
        jdbc.sql("delete from lead_import_row where import_id = ? and state in ('waiting', 'rejected', 'forgotten')")
                .param(id)
                .update();
        jdbc.sql("""
                        update lead_import set phase = 'failed', problem = ?, finished_at = ?, live_sha256 = null, lease = null,
                            lease_until = null
                        where id = ?""").params(problem, at(clock.instant()), id).update();
    }

    /** Counts anew how many leads have their score, and ends the import when all have. */
    void countScores(String id) {
        int scored = jdbc.sql("""
                        select count(*) from lead_import_row r join lead l on l.id = r.lead_id
                        where r.import_id = ? and r.state = 'started'
                            and (l.score is not null or l.erased_at is not null or l.closed_at is not null)""").param(id).query(Integer.class).single();
        jdbc.sql("update lead_import set scored = ? where id = ? and scored < ?")
                .params(scored, id, scored)
                .update();
        jdbc.sql("""
                        update lead_import set phase = 'completed', scored = started, finished_at = ?
                        where id = ? and phase = 'scoring' and started <= ?""").params(at(clock.instant()), id, scored).update();
    }

    List<String> beingScored() {
        return jdbc.sql("select id from lead_import where phase = 'scoring' order by sent_at")
                .query(String.class)
                .list();
    }

    Optional<LeadImport> find(String id) {
        return jdbc.sql("select * from lead_import where id = ? and phase <> 'receiving'")
                .param(id)
                .query(LeadImports::leadImport)
                .optional();
    }

    LeadImport get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no import " + id));
    }

    /** The newest first. */
    List<LeadImport> list(int most) {
        return jdbc.sql("select * from lead_import where phase <> 'receiving' order by sent_at desc, id desc"
                        + " fetch first ? rows only")
                .param(most)
                .query(LeadImports::leadImport)
                .list();
    }

    /** Whether rows may still turn up that are not in the table of rows. */
    boolean isAnyBeingRead() {
        return jdbc.sql("select count(*) from lead_import where phase in ('receiving', 'reading')")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static LeadImport leadImport(ResultSet row, int n) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new LeadImport(
                row.getString("id"),
                ImportPhase.of(row.getString("phase")),
                FileKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getLong("size_in_bytes"),
                row.getString("encoding"),
                row.getString("format"),
                row.getString("sent_by"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                Columns.list(row.getString("headings")),
                Columns.list(row.getString("fields")),
                new LeadImport.Counts(
                        row.getInt("row_count"),
                        row.getInt("started"),
                        row.getInt("known"),
                        row.getInt("rejected"),
                        row.getInt("forgotten"),
                        row.getInt("scored")),
                row.getInt("last_read"),
                row.getInt("last_done"),
                row.getString("problem"),
                finished == null ? null : finished.toInstant());
    }
}
