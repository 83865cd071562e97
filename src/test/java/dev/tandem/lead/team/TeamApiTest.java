package dev.tandem.lead.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.identity.Client;
import dev.tandem.testing.Api;
import dev.tandem.testing.SalesTeams;
import dev.tandem.testing.TandemServerTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Teams by API and on their page: who may do what, and what is said of bad input. */
@TandemServerTest
@Import(SalesTeams.class)
class TeamApiTest {

    @LocalServerPort
    int port;

    @Autowired
    SalesTeams teams;

    @Autowired
    LeadAssignments assignments;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anAdministratorMakesATeamAndItsLeaderLooksAfterIt() {
        String id = newTeam();
        String rep = teams.person("sales");

        Api.Answer made = admin().put("/api/teams/" + id, "{\"name\": \"Nordics\", \"leader\": \"saleslead\"}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/teams/" + id);
        Api.Answer joined = leader().put(member(id, rep), "{\"capacity\": 3}");
        assertThat(joined.status()).as(joined.toString()).isEqualTo(201);
        assertThat(leader().put(member(id, rep), "{\"capacity\": 5}").status()).isEqualTo(200);
        assertThat(leader().put("/api/teams/" + id, "{\"name\": \"North\", \"leader\": \"saleslead\"}")
                        .status())
                .isEqualTo(200);

        JsonNode team = leader().get("/api/teams/" + id).json();
        assertThat(team.get("name").asText()).isEqualTo("North");
        assertThat(team.get("mayChange").asBoolean()).isTrue();
        assertThat(team.at("/members/0/user").asText()).isEqualTo(rep);
        assertThat(team.at("/members/0/capacity").asInt()).isEqualTo(5);
        assertThat(team.at("/members/0/present").asBoolean()).isTrue();
        assertThat(texts(leader().get("/api/teams").json(), "id")).contains(id, "dach");

        assertThat(refused(admin().delete("/api/teams/" + id))).contains("1 member and 0 leads");
        assertThat(leader().delete(member(id, rep)).status()).isEqualTo(204);
        assertThat(admin().delete("/api/teams/" + id).status()).isEqualTo(204);
        assertThat(leader().get("/api/teams/" + id).status()).isEqualTo(404);
    }

    @Test
    void absencesAreNotedChangedAndTakenOut() {
        String team = teams.team(4);
        String rep = teams.reps(team).get(0);
        LocalDate today = LocalDate.now();

        Api.Answer noted =
                leader().post(member(team, rep) + "/absences", absence(today.minusDays(1), today.plusDays(1)));
        assertThat(noted.status()).as(noted.toString()).isEqualTo(201);
        String absence = noted.header("Location");
        assertThat(present(team)).isFalse();
        assertThat(leader().put(absence, absence(today.plusDays(5), null)).status())
                .isEqualTo(200);
        assertThat(present(team)).isTrue();
        assertThat(leader().get(member(team, rep))
                        .json()
                        .at("/absences/0/until")
                        .isNull())
                .isTrue();
        assertThat(leader().delete(absence).status()).isEqualTo(204);
        assertThat(leader().delete(absence).status()).isEqualTo(404);

        assertThat(refused(leader().post(member(team, rep) + "/absences", absence(today, today.minusDays(1)))))
                .contains("The last day is before the first");
        assertThat(refused(leader().post(member(team, rep) + "/absences", "{}")))
                .contains("Give the first day");
        assertThat(refused(leader().post(member(team, rep) + "/absences", absence(today, today.plusYears(11)))))
                .contains("more than 10 years");
        assertThat(leader().post(member(team, rep) + "/absences", "{\"from\": \"soon\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyTheLeaderAndAdministratorsChangeATeam() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        String otherLeader = teams.person("sales-leads");
        for (String user : List.of(otherLeader, rep, "sales", "clerk", "ops")) {
            Api api = new Api(port, user);
            assertThat(api.put(member(team, rep), "{\"capacity\": 9}").status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(api.post(member(team, rep) + "/absences", absence(LocalDate.now(), null))
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(api.delete(member(team, rep)).status()).as(user).isEqualTo(403);
            assertThat(api.put("/api/teams/" + team, "{\"name\": \"X\", \"leader\": \"saleslead\"}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(api.delete("/api/teams/" + team).status()).as(user).isEqualTo(403);
        }
        assertThat(leader().put("/api/teams/" + team, "{\"name\": \"X\", \"leader\": \"" + otherLeader + "\"}")
                        .status())
                .isEqualTo(403);
        assertThat(leader().put("/api/teams/" + newTeam(), "{\"name\": \"X\", \"leader\": \"saleslead\"}")
                        .status())
                .isEqualTo(403);
        assertThat(admin().put(member(team, rep), "{\"capacity\": 9}").status()).isEqualTo(200);
    }

    @Test
    void aRepSeesTheirOwnTeamALeaderAllAndEverybodyElseNone() {
        String team = teams.team(1);
        Api rep = new Api(port, teams.reps(team).get(0));

        assertThat(texts(rep.get("/api/teams").json(), "id")).containsExactly(team);
        assertThat(rep.get("/api/teams/dach").status()).isEqualTo(404);
        assertThat(texts(
                        new Api(port, teams.person("sales-leads"))
                                .get("/api/teams")
                                .json(),
                        "id"))
                .contains(team, "dach");
        assertThat(new Api(port, "clerk").get("/api/teams").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"capacity": -1}            | Give a number from 0 to 1000
        {"capacity": 1001}          | Give a number from 0 to 1000
        {}                          | Give a number from 0 to 1000
        """)
    void aCapacityIsANumberThatSomebodyCanHave(String body, String why) {
        String team = teams.team(1);

        assertThat(refused(leader().put(member(team, teams.reps(team).get(0)), body)))
                .contains(why);
    }

    @Test
    void onePersonIsInOneTeamAndWorksInSales() {
        String team = teams.team(1);
        String other = teams.team(1);
        String rep = teams.reps(other).get(0);

        assertThat(refused(leader().put(member(team, rep), "{\"capacity\": 1}")))
                .contains("is in Team " + other + " already");
        assertThat(refused(leader().put(member(team, "clerk"), "{\"capacity\": 1}")))
                .contains("\"clerk\" does not work on leads");
        assertThat(refused(leader().put(member(team, "nobody"), "{\"capacity\": 1}")))
                .contains("\"nobody\" does not work on leads");
        assertThat(leader().delete(member(team, rep)).status()).isEqualTo(404);
    }

    @Test
    void aTeamHasANameAnIdAndALeader() {
        assertThat(refused(admin().put("/api/teams/" + newTeam(), "{\"name\": \" \", \"leader\": \"saleslead\"}")))
                .contains("1 to 100 characters");
        assertThat(refused(admin().put("/api/teams/" + newTeam(), "{\"name\": \"X\", \"leader\": \"sales\"}")))
                .contains("does not lead a team yet");
        assertThat(refused(admin().put("/api/teams/North%20West", "{\"name\": \"X\", \"leader\": \"saleslead\"}")))
                .contains("small letters, digits and hyphens");
    }

    @Test
    void whomALeadCanBeGivenToByHandIsListedWithTheRoomThatTheyHave() {
        String team = teams.team(1, 3);
        List<String> reps = teams.reps(team);
        String lead = teams.leads(1).get(0);
        transaction.executeWithoutResult(status -> {
            assignments.assign(lead, team, 10, Instant.now());
            assignments.close(lead, Closing.MISSED, "Too late.", Instant.now());
            assignments.assign(lead, team, 10, Instant.now());
        });

        JsonNode choices = leader().get("/api/leads/" + lead + "/reps").json();
        JsonNode had = leader().get("/api/leads/" + lead + "/assignments").json();

        assertThat(texts(choices, "user").subList(0, 2)).containsExactly(reps.get(1), reps.get(0));
        assertThat(choices.get(0).get("openLeads").asInt()).isOne();
        assertThat(choices.get(1).get("missed").asBoolean()).isTrue();
        assertThat(texts(choices, "user")).contains("sales");
        assertThat(texts(had, "rep")).containsExactly(reps.get(0), reps.get(1));
        assertThat(had.get(0).get("closedWhy").asText()).isEqualTo("missed");
        assertThat(new Api(port, "sales").get("/api/leads/" + lead + "/reps").status())
                .isEqualTo(403);
        assertThat(leader().get("/api/leads/LEAD-0/reps").status()).isEqualTo(404);
    }

    @Test
    void theLeaderLooksAfterTheTeamOnThePage() {
        String team = teams.team(4);
        String rep = teams.reps(team).get(0);
        Client leader = Client.signedIn(port, "saleslead");

        assertThat(leader.page("/").body()).contains("/teams");
        assertThat(leader.page("/teams").body()).contains("id=\"" + team + "\"", "0</span> of <span>4");
        assertThat(said(leader, leader.form("/teams/" + team + "/members/" + rep, "capacity=7", "/teams")))
                .contains("Saved.", "0</span> of <span>7");
        assertThat(said(leader, leader.form("/teams/" + team + "/members/" + rep, "capacity=many", "/teams")))
                .contains("Nothing was changed.", "Give a number from 0 to 1000");
        String absences = "/teams/" + team + "/members/" + rep + "/absences";
        assertThat(said(leader, leader.form(absences, "from=2026-01-02&until=", "/teams")))
                .contains("they get no leads", "Away from 2 Jan 2026 until further notice");
        assertThat(said(leader, leader.form(absences, "from=tomorrow", "/teams")))
                .contains("&quot;tomorrow&quot; is no day");
        assertThat(said(leader, leader.form("/teams/" + team, "name=%3Cb%3E&leader=saleslead", "/teams")))
                .contains("&lt;b&gt;")
                .doesNotContain("<h2><b>");
        assertThat(said(leader, leader.form("/teams/" + team + "/members/" + rep + "/removal", "", "/teams")))
                .contains("keep the leads that they have", "Nobody is in this team");
    }

    @Test
    void thePageIsReadOnlyForRepsAndClosedToOthers() {
        String team = teams.team(2);
        Client rep = Client.signedIn(port, teams.reps(team).get(0));

        assertThat(rep.page("/teams").body()).contains("Team " + team).doesNotContain("Note absence", "Germany");
        assertThat(rep.form("/teams/" + team, "name=Mine&leader=saleslead", "/").statusCode())
                .isEqualTo(403);
        assertThat(Client.signedIn(port, "clerk").page("/teams").statusCode()).isEqualTo(403);
        assertThat(Client.signedIn(port, teams.person("sales")).page("/teams").body())
                .contains("You are in no team yet");
    }

    private static String said(Client client, HttpResponse<String> answer) {
        assertThat(Client.location(answer)).isEqualTo("/teams");
        return client.page("/teams").body();
    }

    private boolean present(String team) {
        return leader().get("/api/teams/" + team)
                .json()
                .at("/members/0/present")
                .asBoolean();
    }

    private static String absence(LocalDate from, @Nullable LocalDate until) {
        return until == null
                ? "{\"from\": \"" + from + "\"}"
                : "{\"from\": \"" + from + "\", \"until\": \"" + until + "\"}";
    }

    private static String refused(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        return answer.json().get("detail").asText();
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.get(field).asText()));
        return texts;
    }

    private static String newTeam() {
        return "n" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String member(String team, String user) {
        return "/api/teams/" + team + "/members/" + user;
    }

    private Api admin() {
        return new Api(port, "admin");
    }

    private Api leader() {
        return new Api(port, "saleslead");
    }
}
