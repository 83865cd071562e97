package dev.tandem.operations;

import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what the engine measured of itself. It writes a few rows every quarter of an hour, and deletes none. */
@Component
class EngineMeasurements implements Retention {

    private static final Period KEEP = Period.ofYears(1);

    private final ManagementService management;
    private final JdbcClient jdbc;

    EngineMeasurements(ManagementService management, JdbcClient jdbc) {
        this.management = management;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "engine-measurements";
    }

    @Override
    public String what() {
        return "Measurements of the engine";
    }

    @Override
    public String keptFor() {
        return Periods.words(KEEP);
    }

    @Override
    public String setting() {
        return "";
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from act_ru_meter_log")
                .query(Long.class)
                .single();
    }

    @Override
    public long countDue(Instant now) {
        return jdbc.sql("select count(*) from act_ru_meter_log where timestamp_ < :before")
                .param("before", Timestamp.from(limit(now)))
                .query(Long.class)
                .single();
    }

    /** All at once, because the engine can't do it otherwise: of one day these are some thousand small rows. */
    @Override
    public Removed removeNext(Instant now, String after, int most) {
        long due = countDue(now);
        if (due > 0) {
            management.deleteMetrics(Date.from(limit(now)));
        }
        return new Removed((int) due, null);
    }

    private static Instant limit(Instant now) {
        return Periods.before(now, KEEP).toInstant();
    }
}
