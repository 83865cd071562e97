package dev.tandem.tasks;

import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written about tasks, once for each due date. Every method joins the caller's transaction. */
@Component
class ReminderLog implements Retention {

    private static final Period KEEP = Period.ofYears(2);

    private final JdbcClient jdbc;

    ReminderLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contains(String taskId, String kind, Instant due) {
        return jdbc.sql("select count(*) from task_reminder where task_id = :task and kind = :kind and due_at = :due")
                        .param("task", taskId)
                        .param("kind", kind)
                        .param("due", time(due))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Adds an entry. Of two nodes at once the second one waits, and fails on a duplicate key.
     *
     * @return how many there are of this kind for this task by now
     */
    int add(String taskId, String kind, Instant due, Instant now) {
        jdbc.sql("insert into task_reminder (task_id, kind, due_at, sent_at) values (:task, :kind, :due, :now)")
                .param("task", taskId)
                .param("kind", kind)
                .param("due", time(due))
                .param("now", time(now))
                .update();
        return jdbc.sql("select count(*) from task_reminder where task_id = :task and kind = :kind")
                .param("task", taskId)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public String what() {
        return "Notes of reminders";
    }

    @Override
    public String keptFor() {
        return Periods.words(KEEP) + ", longer than any task";
    }

    @Override
    public String setting() {
        return "";
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from task_reminder").query(Long.class).single();
    }

    @Override
    public long countDue(Instant now) {
        return jdbc.sql("select count(*) from task_reminder where sent_at < :limit")
                .param("limit", Periods.before(now, KEEP))
                .query(Long.class)
                .single();
    }

    @Override
    public Removed removeNext(Instant now, String after, int most) {
        int removed = jdbc.sql("""
                        delete from task_reminder where (task_id, kind, due_at) in (
                            select task_id, kind, due_at from task_reminder where sent_at < :limit
                            order by sent_at fetch first :most rows only)""")
                .param("limit", Periods.before(now, KEEP))
                .param("most", most)
                .update();
        return Removed.all(removed, most);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
