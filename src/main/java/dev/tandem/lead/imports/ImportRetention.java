package dev.tandem.lead.imports;

import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets which file of leads came when, and what became of its rows. The leads themselves are kept by their own rule. */
@Component
class ImportRetention implements Retention {

    private final JdbcClient jdbc;
    private final ImportSettings settings;

    ImportRetention(JdbcClient jdbc, ImportSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String what() {
        return "Rows of imports";
    }

    @Override
    public String keptFor() {
        return Periods.words(settings.keepRecordFor()) + " after the import ended";
    }

    @Override
    public String setting() {
        return "tandem.lead.imports.keep-record-for";
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from lead_import_row")
                .query(Long.class)
                .single();
    }

    @Override
    public long countDue(Instant now) {
        return jdbc.sql("""
                        select count(*) from lead_import_row
                        where import_id in (select id from lead_import where finished_at < :before)""")
                .param("before", Periods.before(now, settings.keepRecordFor()))
                .query(Long.class)
                .single();
    }

    @Override
    public Removed removeNext(Instant now, String after, int most) {
        int rows = jdbc.sql("""
                        delete from lead_import_row where (import_id, row_number) in (
                            select import_id, row_number from lead_import_row
                            where import_id in (select id from lead_import where finished_at < :before)
                            order by import_id, row_number fetch first :most rows only)""")
                .param("before", Periods.before(now, settings.keepRecordFor()))
                .param("most", most)
                .update();
        if (rows < most) {
            forgetEmptyImports(now);
        }
        return Removed.all(rows, most);
    }

    private void forgetEmptyImports(Instant now) {
        for (String statement : new String[] {
            "delete from lead_import_chunk where import_id in (select id from lead_import where finished_at < :before)",
            "delete from lead_import where finished_at < :before"
        }) {
            jdbc.sql(statement)
                    .param("before", Periods.before(now, settings.keepRecordFor()))
                    .update();
        }
    }
}
