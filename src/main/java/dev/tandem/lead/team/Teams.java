package dev.tandem.lead.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of teams, their members and absences. Every method joins the caller's transaction. */
@Component
public class Teams {

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All teams, by name. */
    public List<Team> all() {
        return jdbc.sql("select * from sales_team order by name, id")
                .query(Teams::team)
                .list();
    }

    public Optional<Team> find(String id) {
        return jdbc.sql("select * from sales_team where id = :id")
                .param("id", id)
                .query(Teams::team)
                .optional();
    }

    /** The team that somebody is in. */
    public Optional<Team> ofMember(String userId) {
        return jdbc.sql(
                        "select t.* from sales_team t join sales_team_member m on m.team_id = t.id where m.user_id = :user")
                .param("user", userId)
                .query(Teams::team)
                .optional();
    }

    /**
     * Holds the team until the caller's transaction ends: whoever gives out its places does that one after the other. What is
     * read after this is what the one before has left.
     */
    Optional<Team> lock(String id) {
        return jdbc.sql("select id from sales_team where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** The members of a team, by name of the user. */
    List<TeamMember> members(String teamId, LocalDate today) {
        Map<String, List<Absence>> absences =
                jdbc.sql("""
                        select a.* from sales_absence a join sales_team_member m on m.user_id = a.user_id
                        where m.team_id = :team and (a.last_day is null or a.last_day >= :today) order by a.first_day, a.id""").param("team", teamId).param("today", today).query(Teams::absence).list().stream()
                        .collect(Collectors.groupingBy(Absence::userId));
        return jdbc.sql("""
                        select m.user_id, m.team_id, m.capacity,
                            (select count(*) from lead_assignment a where a.rep = m.user_id and a.open_lead is not null) open_leads
                        from sales_team_member m where m.team_id = :team order by m.user_id""")
                .param("team", teamId)
                .query((row, n) -> new TeamMember(
                        row.getString("user_id"),
                        row.getString("team_id"),
                        row.getInt("capacity"),
                        row.getInt("open_leads"),
                        absences.getOrDefault(row.getString("user_id"), List.of())))
                .list();
    }

    void insert(Team team) {
        jdbc.sql("insert into sales_team (id, name, leader) values (:id, :name, :leader)")
                .param("id", team.id())
                .param("name", team.name())
                .param("leader", team.leader())
                .update();
    }

    void update(Team team) {
        jdbc.sql("update sales_team set name = :name, leader = :leader where id = :id")
                .param("id", team.id())
                .param("name", team.name())
                .param("leader", team.leader())
                .update();
    }

    /** The tasks of the team are to be given to its leader; in the transaction in which that changes. */
    void handOver(String id) {
        handedOver(id);
        jdbc.sql("insert into sales_team_handover (team_id) values (:id)")
                .param("id", id)
                .update();
    }

    /** Teams whose tasks are still to be given to their leaders. */
    public List<Team> toHandOver() {
        return jdbc.sql("select t.* from sales_team t join sales_team_handover h on h.team_id = t.id order by t.id")
                .query(Teams::team)
                .list();
    }

    /** The leader has the tasks of the team. */
    public void handedOver(String id) {
        jdbc.sql("delete from sales_team_handover where team_id = :id")
                .param("id", id)
                .update();
    }

    void delete(String id) {
        handedOver(id);
        jdbc.sql("delete from sales_team where id = :id").param("id", id).update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if they are in a team already */
    void insertMember(String teamId, String userId, int capacity) {
        jdbc.sql("""
                        insert into sales_team_member (user_id, team_id, capacity, last_assigned_at)
                        values (:user, :team, :capacity, :now)""")
                .param("user", userId)
                .param("team", teamId)
                .param("capacity", capacity)
                .param("now", at(clock.instant()))
                .update();
    }

    void changeCapacity(String userId, int capacity) {
        jdbc.sql("update sales_team_member set capacity = :capacity where user_id = :user")
                .param("capacity", capacity)
                .param("user", userId)
                .update();
    }

    void deleteMember(String userId) {
        jdbc.sql("delete from sales_absence where user_id = :user")
                .param("user", userId)
                .update();
        jdbc.sql("delete from sales_team_member where user_id = :user")
                .param("user", userId)
                .update();
    }

    Optional<Absence> absence(String id) {
        return jdbc.sql("select * from sales_absence where id = :id")
                .param("id", id)
                .query(Teams::absence)
                .optional();
    }

    Absence insertAbsence(String userId, LocalDate firstDay, @Nullable LocalDate lastDay) {
        Absence absence = new Absence(UUID.randomUUID().toString(), userId, firstDay, lastDay);
        jdbc.sql("insert into sales_absence (id, user_id, first_day, last_day) values (:id, :user, :first, :last)")
                .param("id", absence.id())
                .param("user", userId)
                .param("first", firstDay)
                .param("last", lastDay)
                .update();
        return absence;
    }

    void updateAbsence(Absence absence) {
        jdbc.sql("update sales_absence set first_day = :first, last_day = :last where id = :id")
                .param("id", absence.id())
                .param("first", absence.firstDay())
                .param("last", absence.lastDay())
                .update();
    }

    void deleteAbsence(String id) {
        jdbc.sql("delete from sales_absence where id = :id").param("id", id).update();
    }

    /** How many leads wait for a place in a team. */
    int waiting(String teamId) {
        return jdbc.sql("select count(*) from lead_waiting where team_id = :team and placed_at is null")
                .param("team", teamId)
                .query(Integer.class)
                .single();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from sales_team").query(Integer.class).single() == 0;
    }

    static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Team team(ResultSet row, int n) throws SQLException {
        return new Team(row.getString("id"), row.getString("name"), row.getString("leader"));
    }

    private static Absence absence(ResultSet row, int n) throws SQLException {
        return new Absence(
                row.getString("id"),
                row.getString("user_id"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }
}
