package dev.tandem.integration.screening.list;

import dev.tandem.integration.screening.SanctionsListVersion;
import dev.tandem.integration.screening.match.ListedParty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of lists: which one is in force, what is on it, and what went wrong last. */
@Component
class ListTable {

    private static final String LIST = """
            select l.* from sanctions_list l
            join sanctions_list_in_force f on f.list_version = l.version""";

    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_PROBLEM = 2000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ListTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A list as the table has it. */
    record Row(
            SanctionsListVersion list,
            String sha256,
            @Nullable String loadedBy) {}

    /** Why a load failed last, and nothing was loaded since. */
    record Failure(Instant at, String source, String problem) {}

    /** Cheap enough to be asked all the time; 0 if none is in force. */
    long versionInForce() {
        return jdbc.sql("select coalesce(list_version, 0) from sanctions_list_in_force where id = 1")
                .query(Long.class)
                .single();
    }

    Optional<Row> inForce() {
        return jdbc.sql(LIST).query(ListTable::row).optional();
    }

    /** Until the end of the transaction nobody else puts a list in force. */
    void lock() {
        jdbc.sql("select id from sanctions_list_in_force where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** Writes a list and puts it in force. Lock first. */
    Row replace(List<ListedParty> parties, String source, String sha256, @Nullable String by, boolean confirmed) {
        long version = jdbc.sql("select coalesce(max(version), 0) + 1 from sanctions_list")
                .query(Long.class)
                .single();
        int names =
                parties.stream().mapToInt(party -> 1 + party.aliases().size()).sum();
        Instant now = Instant.now();
        jdbc.sql("""
                        insert into sanctions_list
                        (version, source, sha256, entries, names, loaded_at, loaded_by, confirmed_shrunken)
                        values (:version, :source, :sha256, :entries, :names, :now, :by, :confirmed)""")
                .param("version", version)
                .param("source", source)
                .param("sha256", sha256)
                .param("entries", parties.size())
                .param("names", names)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("confirmed", confirmed)
                .update();
        writeEntries(version, parties);
        jdbc.sql("update sanctions_list_in_force set list_version = :version where id = 1")
                .param("version", version)
                .update();
        return new Row(new SanctionsListVersion(version, source, now, parties.size(), names), sha256, by);
    }

    private void writeEntries(long version, List<ListedParty> parties) {
        List<Object[]> entries = new ArrayList<>();
        List<Object[]> aliases = new ArrayList<>();
        for (ListedParty party : parties) {
            entries.add(new Object[] {
                version, entries.size(), party.id(), party.name(), party.kind(), party.program(), party.remarks()
            });
            for (String alias : party.aliases()) {
                aliases.add(new Object[] {version, aliases.size(), party.id(), alias});
            }
        }
        batches.batchUpdate(
                "insert into sanctions_entry (list_version, position, entry_id, name, kind, program, remarks)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                entries);
        batches.batchUpdate(
                "insert into sanctions_alias (list_version, position, entry_id, name) values (?, ?, ?, ?)", aliases);
    }

    /** All that is on the list, as far as it is still there: older lists are deleted while others may read. */
    List<ListedParty> parties(long version) {
        Map<String, List<String>> aliases = new HashMap<>();
        jdbc.sql("select entry_id, name from sanctions_alias where list_version = :version order by position")
                .param("version", version)
                .query(row -> {
                    aliases.computeIfAbsent(row.getString("entry_id"), id -> new ArrayList<>())
                            .add(row.getString("name"));
                });
        return jdbc.sql("""
                        select entry_id, name, kind, program, remarks from sanctions_entry
                        where list_version = :version order by position""")
                .param("version", version)
                .query((row, n) -> new ListedParty(
                        row.getString("entry_id"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("program"),
                        row.getString("remarks"),
                        aliases.getOrDefault(row.getString("entry_id"), List.of())))
                .list();
    }

    /** Deletes the entries of lists that are no longer in force. */
    void deleteOld() {
        long inForce = versionInForce();
        for (String table : List.of("sanctions_alias", "sanctions_entry")) {
            jdbc.sql("delete from " + table + " where list_version < :version")
                    .param("version", inForce)
                    .update();
        }
    }

    /** The list was looked at, and is as it should be. */
    void checked() {
        jdbc.sql("""
                        update sanctions_list_in_force
                        set checked_at = :now, failed_at = null, failed_source = null, problem = null where id = 1""").param("now", OffsetDateTime.now(ZoneOffset.UTC)).update();
    }

    void failed(String source, String problem) {
        jdbc.sql("""
                        update sanctions_list_in_force
                        set failed_at = :now, failed_source = :source, problem = :problem where id = 1""")
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .param("source", shortened(source, LONGEST_SOURCE))
                .param("problem", shortened(problem, LONGEST_PROBLEM))
                .update();
    }

    Optional<Failure> failure() {
        return jdbc.sql(
                        "select failed_at, failed_source, problem from sanctions_list_in_force where problem is not null")
                .query((row, n) -> new Failure(
                        row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                        row.getString("failed_source"),
                        row.getString("problem")))
                .optional();
    }

    /** When the list was last found to be the newest there is. */
    Optional<Instant> checkedAt() {
        return jdbc.sql("select checked_at from sanctions_list_in_force where checked_at is not null")
                .query((row, n) ->
                        row.getObject("checked_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private static String shortened(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                new SanctionsListVersion(
                        row.getLong("version"),
                        row.getString("source"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
                        row.getInt("entries"),
                        row.getInt("names")),
                row.getString("sha256"),
                row.getString("loaded_by"));
    }
}
