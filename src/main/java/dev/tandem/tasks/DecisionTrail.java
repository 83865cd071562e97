package dev.tandem.tasks;

import dev.tandem.erasure.CaseTraces;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who decided what, when and why: kept in Tandem's own table, whatever the engine's history cleanup does. */
@Component
public class DecisionTrail implements CaseTraces {

    private final JdbcClient jdbc;

    DecisionTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a step, in the transaction of the caller. */
    public void add(Decision decision) {
        jdbc.sql("""
                        insert into decision_trail (case_id, activity_id, task, who, decision, reason, decided_at)
                        values (:caseId, :activityId, :task, :who, :decision, :reason, :at)""")
                .param("caseId", decision.caseId())
                .param("activityId", decision.activityId())
                .param("task", decision.task())
                .param("who", decision.who())
                .param("decision", decision.decision())
                .param("reason", decision.reason())
                .param("at", OffsetDateTime.ofInstant(decision.at(), ZoneOffset.UTC))
                .update();
    }

    /** Notes something that Tandem itself did or could not do. */
    public void note(String caseId, String activityId, String task, String what, @Nullable String reason) {
        add(new Decision(
                caseId, activityId, task, null, what, reason, Clock.systemUTC().instant()));
    }

    /** The way of a case, oldest step first. */
    public List<Decision> of(String caseId) {
        return jdbc.sql("select * from decision_trail where case_id = :caseId order by id")
                .param("caseId", caseId)
                .query((row, n) -> new Decision(
                        row.getString("case_id"),
                        row.getString("activity_id"),
                        row.getString("task"),
                        row.getString("who"),
                        row.getString("decision"),
                        row.getString("reason"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether the user completed one of these activities in this case, in any round. */
    boolean hasCompleted(String userId, String caseId, Set<String> activityIds) {
        return jdbc.sql("""
                        select count(*) from decision_trail
                        where case_id = :caseId and who = :who and activity_id in (:activityIds)""")
                        .param("caseId", caseId)
                        .param("who", userId)
                        .param("activityIds", activityIds)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Forgets the ways of these cases, when their time is over. */
    public void delete(List<String> caseIds) {
        jdbc.sql("delete from decision_trail where case_id in (:caseIds)")
                .param("caseIds", caseIds)
                .update();
    }

    /** Who decided what and when stays; reasons go, and names of tasks, into which a model may have put anything. */
    @Override
    public void erase(String caseId) {
        jdbc.sql("update decision_trail set reason = null, task = activity_id where case_id = :caseId")
                .param("caseId", caseId)
                .update();
    }
}
