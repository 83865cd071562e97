package dev.tandem.testing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams of sales for one test, with people of their own, so that no test takes the places of another. */
@TestComponent
public class SalesTeams {

    private final JdbcClient jdbc;
    private final IdentityService identity;

    SalesTeams(JdbcClient jdbc, IdentityService identity) {
        this.jdbc = jdbc;
        this.identity = identity;
    }

    /** A team, led by the sample user {@code saleslead}, with one rep for each capacity; the ids of the reps begin with its id. */
    public String team(int... capacities) {
        String team = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        jdbc.sql("insert into sales_team (id, name, leader) values (?, ?, 'saleslead')")
                .params(team, "Team " + team)
                .update();
        for (int n = 0; n < capacities.length; n++) {
            add(team, team + "-" + (n + 1), capacities[n], n);
        }
        return team;
    }

    /** Ids of the members of a team, in the order of their capacities. */
    public List<String> reps(String team) {
        return jdbc.sql("select user_id from sales_team_member where team_id = ? order by user_id")
                .param(team)
                .query(String.class)
                .list();
    }

    /** Somebody new in a group, in no team; the password equals the id. */
    public String person(String group) {
        String userId = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        create(userId, group);
        return userId;
    }

    private void create(String userId, String group) {
        User user = identity.newUser(userId);
        user.setFirstName("Rep");
        user.setLastName(userId);
        user.setEmail(userId + "@tandem.example");
        user.setPassword(userId);
        identity.saveUser(user);
        identity.createMembership(userId, group);
    }

    /** @param place who has waited longest has 0 */
    private void add(String team, String userId, int capacity, int place) {
        create(userId, "sales");
        jdbc.sql("insert into sales_team_member (user_id, team_id, capacity, last_assigned_at) values (?, ?, ?, ?)")
                .params(userId, team, capacity, OffsetDateTime.of(2026, 1, 1, 8, place, 0, 0, ZoneOffset.UTC))
                .update();
    }

    public void capacity(String rep, int capacity) {
        jdbc.sql("update sales_team_member set capacity = ? where user_id = ?")
                .params(capacity, rep)
                .update();
    }

    public void away(String rep, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("insert into sales_absence (id, user_id, first_day, last_day) values (?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), rep, from, until)
                .update();
    }

    public void back(String rep) {
        jdbc.sql("delete from sales_absence where user_id = ?").param(rep).update();
    }

    /** Nobody waits for the sample teams any more, and nobody has a lead of theirs: for tests that count on free places there. */
    public void emptyAll() {
        jdbc.sql("delete from lead_waiting").update();
        jdbc.sql("update lead_assignment set open_lead = null, closed_why = 'released' where open_lead is not null")
                .update();
    }

    /** How many open leads somebody has. */
    public int open(String rep) {
        return jdbc.sql("select count(*) from lead_assignment where rep = ? and open_lead is not null")
                .param(rep)
                .query(Integer.class)
                .single();
    }

    /** Leads that are registered and have no case: for what needs none. */
    public List<String> leads(int count) {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String id = "LEAD-T" + UUID.randomUUID().toString().substring(0, 13);
            jdbc.sql("""
                            insert into lead (id, state, channel, received_by, received_at, full_name)
                            values (?, 'scored', 'api', 'sales', ?, 'Test Lead')""").params(id, OffsetDateTime.now(ZoneOffset.UTC)).update();
            ids.add(id);
        }
        return ids;
    }
}
