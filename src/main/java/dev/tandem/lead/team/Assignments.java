package dev.tandem.lead.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of who got which lead, and which leads wait. Every method joins the caller's transaction. */
@Component
class Assignments {

    private final JdbcClient jdbc;

    Assignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lead that waits for a place. */
    record Waiting(String leadId, int score, Instant since) {}

    Optional<Assignment> open(String leadId) {
        return jdbc.sql("select * from lead_assignment where open_lead = :lead")
                .param("lead", leadId)
                .query(Assignments::assignment)
                .optional();
    }

    /** All of a lead, the first first. */
    List<Assignment> of(String leadId) {
        return jdbc.sql("select * from lead_assignment where lead_id = :lead order by round")
                .param("lead", leadId)
                .query(Assignments::assignment)
                .list();
    }

    /** The reps that do not get this lead again. */
    Set<String> passedOver(String leadId) {
        return jdbc.sql("select distinct rep from lead_assignment where lead_id = :lead and passed_over = true")
                .param("lead", leadId)
                .query(String.class)
                .set();
    }

    /**
     * Those of the team who are there and have a place left, whatever their names. Only for whoever holds the team: others may be
     * giving out the same places.
     */
    List<FreeRep> free(String teamId, LocalDate today) {
        return jdbc.sql("""
                        select user_id, capacity, last_assigned_at, open_leads from (
                            select m.user_id, m.capacity, m.last_assigned_at,
                                (select count(*) from lead_assignment a where a.rep = m.user_id and a.open_lead is not null) open_leads
                            from sales_team_member m
                            where m.team_id = :team and not exists (
                                select 1 from sales_absence b where b.user_id = m.user_id
                                and b.first_day <= :today and (b.last_day is null or b.last_day >= :today))) present
                        where open_leads < capacity""")
                .param("team", teamId)
                .param("today", today)
                .query((row, n) -> new FreeRep(
                        row.getString("user_id"),
                        row.getInt("capacity"),
                        row.getInt("open_leads"),
                        moment(row, "last_assigned_at")))
                .list();
    }

    void open(String leadId, String teamId, String rep, Instant now, @Nullable String assignedBy) {
        jdbc.sql("""
                        insert into lead_assignment (lead_id, round, team_id, rep, since, assigned_by, passed_over, open_lead)
                        values (:lead, (select coalesce(max(round), 0) + 1 from lead_assignment where lead_id = :lead),
                            :team, :rep, :now, :by, false, :lead)""")
                .param("lead", leadId)
                .param("team", teamId)
                .param("rep", rep)
                .param("now", Teams.at(now))
                .param("by", assignedBy)
                .update();
        jdbc.sql("update sales_team_member set last_assigned_at = :now where user_id = :rep")
                .param("now", Teams.at(now))
                .param("rep", rep)
                .update();
    }

    /** @return false if nobody has the lead (any more) */
    boolean close(String leadId, Closing why, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                        update lead_assignment set open_lead = null, closed_at = :now, closed_why = :why, reason = :reason,
                            passed_over = :missed where open_lead = :lead""")
                        .param("now", Teams.at(now))
                        .param("why", why.text())
                        .param("reason", reason)
                        .param("missed", why == Closing.MISSED)
                        .param("lead", leadId)
                        .update()
                == 1;
    }

    void begun(String leadId, @Nullable Instant when) {
        jdbc.sql("update lead_assignment set begun_at = :when where open_lead = :lead")
                .param("when", when == null ? null : Teams.at(when))
                .param("lead", leadId)
                .update();
    }

    void passOverNobody(String leadId) {
        jdbc.sql("update lead_assignment set passed_over = false where lead_id = :lead")
                .param("lead", leadId)
                .update();
    }

    void forgetReasons(String leadId) {
        jdbc.sql("update lead_assignment set reason = null where lead_id = :lead")
                .param("lead", leadId)
                .update();
    }

    /** Lets the lead wait for a place in the team; it keeps its turn if it waits there already. */
    void wait(String leadId, String teamId, int score, Instant now) {
        int waits = jdbc.sql("update lead_waiting set score = :score where lead_id = :lead and team_id = :team")
                .param("score", score)
                .param("lead", leadId)
                .param("team", teamId)
                .update();
        if (waits == 0) {
            waitNoMore(leadId);
            jdbc.sql("insert into lead_waiting (lead_id, team_id, score, since) values (:lead, :team, :score, :now)")
                    .param("lead", leadId)
                    .param("team", teamId)
                    .param("score", score)
                    .param("now", Teams.at(now))
                    .update();
        }
    }

    /** @return whether it waited */
    boolean waitNoMore(String leadId) {
        return jdbc.sql("delete from lead_waiting where lead_id = :lead")
                        .param("lead", leadId)
                        .update()
                > 0;
    }

    /** Who comes next: the highest score first, then the oldest. */
    List<Waiting> waiting(String teamId, int offset, int limit) {
        return jdbc.sql("""
                        select lead_id, score, since from lead_waiting where team_id = :team and placed_at is null
                        order by score desc, since, lead_id offset :offset rows fetch next :limit rows only""")
                .param("team", teamId)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new Waiting(row.getString("lead_id"), row.getInt("score"), moment(row, "since")))
                .list();
    }

    void placed(String leadId, Instant now) {
        jdbc.sql("update lead_waiting set placed_at = :now where lead_id = :lead")
                .param("now", Teams.at(now))
                .param("lead", leadId)
                .update();
    }

    /** Leads that have got a place and whose cases still wait. */
    List<String> placed(int limit) {
        return jdbc.sql("""
                        select lead_id from lead_waiting where placed_at is not null order by placed_at, lead_id
                        fetch first :limit rows only""").param("limit", limit).query(String.class).list();
    }

    /** Leads that somebody has, whatever has become of their cases, in the order of their ids. */
    List<String> withRep(String after, int limit) {
        return jdbc.sql("""
                        select open_lead from lead_assignment where open_lead > :after order by open_lead
                        fetch first :limit rows only""")
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Assignment assignment(ResultSet row, int n) throws SQLException {
        String why = row.getString("closed_why");
        return new Assignment(
                row.getString("lead_id"),
                row.getInt("round"),
                row.getString("team_id"),
                row.getString("rep"),
                moment(row, "since"),
                row.getString("assigned_by"),
                optional(row, "begun_at"),
                optional(row, "closed_at"),
                why == null ? null : Closing.of(why),
                row.getString("reason"),
                row.getBoolean("passed_over"));
    }
}
