package dev.tandem.lead.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.lead.team.AssignmentResult.Assigned;
import dev.tandem.lead.team.AssignmentResult.NoTeam;
import dev.tandem.lead.team.AssignmentResult.NobodyFree;
import dev.tandem.testing.SalesTeams;
import dev.tandem.testing.TandemTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets a lead. */
@TandemTest
@Import(SalesTeams.class)
class LeadAssignmentsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Autowired
    private LeadAssignments assignments;

    @Autowired
    private SalesTeams teams;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private IdentityService identity;

    @Test
    void theFewestOpenLeadsAgainstCapacityComeFirst() {
        String team = teams.team(4, 10);
        List<String> reps = teams.reps(team);

        List<String> got = teams.leads(7).stream().map(lead -> rep(lead, team)).toList();

        // shares of 0 0, 1/4 0, 1/4 1/10, 1/4 2/10, 1/4 3/10, 2/4 3/10, 2/4 4/10: the smaller one gets the next
        assertThat(got)
                .containsExactly(
                        reps.get(0), reps.get(1), reps.get(1), reps.get(1), reps.get(0), reps.get(1), reps.get(1));
    }

    @Test
    void ofTwoWithAsMuchToDoWhoWaitedLongestIsNext() {
        String team = teams.team(5, 5, 5);
        List<String> reps = teams.reps(team);

        assertThat(teams.leads(6).stream().map(lead -> rep(lead, team)))
                .containsExactly(reps.get(0), reps.get(1), reps.get(2), reps.get(0), reps.get(1), reps.get(2));
    }

    @Test
    void whoIsAwayGetsNoneFromTheFirstDayToTheLast() {
        String team = teams.team(5);
        String rep = teams.reps(team).get(0);
        teams.away(rep, TODAY, TODAY.plusDays(1));
        List<String> leads = teams.leads(4);

        assertThat(assign(leads.get(0), team, NOW)).isInstanceOf(NobodyFree.class);
        assertThat(assign(leads.get(1), team, days(1))).isInstanceOf(NobodyFree.class);
        assertThat(assign(leads.get(2), team, days(2))).isInstanceOf(Assigned.class);
        assertThat(assign(leads.get(3), team, days(-1))).isInstanceOf(Assigned.class);
    }

    @Test
    void whoIsAwayUntilFurtherNoticeGetsNoneUntilTheyAreBack() {
        String team = teams.team(5);
        String rep = teams.reps(team).get(0);
        teams.away(rep, TODAY.minusDays(100), null);
        String lead = teams.leads(1).get(0);

        assertThat(assign(lead, team, NOW)).isInstanceOf(NobodyFree.class);
        teams.back(rep);
        assertThat(rep(lead, team)).isEqualTo(rep);
    }

    @Test
    void whoHasLeftSalesGetsNone() {
        String team = teams.team(5);
        identity.deleteMembership(teams.reps(team).get(0), "sales");

        assertThat(assign(teams.leads(1).get(0), team, NOW)).isInstanceOf(NobodyFree.class);
    }

    @Test
    void aTeamThatIsNotThereIsSaid() {
        assertThat(assign(teams.leads(1).get(0), "nowhere", NOW)).isInstanceOf(NoTeam.class);
    }

    @Test
    void aLeadThatHasARepKeepsThem() {
        String team = teams.team(1, 1);
        String lead = teams.leads(1).get(0);

        String first = rep(lead, team);

        assertThat(rep(lead, team)).isEqualTo(first);
        assertThat(in(() -> assignments.of(lead))).hasSize(1);
    }

    @Test
    void ofThoseThatWaitTheHighestScoreIsNextAndThenTheOldest() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        List<String> leads = teams.leads(4);
        assign(leads.get(0), team, 10, NOW);
        assign(leads.get(1), team, 10, NOW);
        assign(leads.get(2), team, 30, NOW.plusSeconds(1));
        assign(leads.get(3), team, 30, NOW.plusSeconds(2));

        teams.capacity(rep, 3);
        giveOut(team);

        assertThat(leads).filteredOn(this::hasRep).containsExactly(leads.get(0), leads.get(2), leads.get(3));
    }

    @Test
    void aLeadThatComesInDoesNotOvertakeABetterOneThatWaits() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        List<String> leads = teams.leads(3);
        assign(leads.get(0), team, 50, NOW);
        assign(leads.get(1), team, 40, NOW);
        close(leads.get(0), Closing.QUALIFIED);

        assertThat(assign(leads.get(2), team, 30, NOW.plusSeconds(5))).isInstanceOf(NobodyFree.class);

        assertThat(in(() -> assignments.open(leads.get(1))))
                .hasValueSatisfying(open -> assertThat(open.rep()).isEqualTo(rep));
        assertThat(assignments.placed(1000)).contains(leads.get(1)).doesNotContain(leads.get(2));
    }

    @Test
    void aBetterLeadOvertakesThoseThatWait() {
        String team = teams.team(1);
        List<String> leads = teams.leads(3);
        assign(leads.get(0), team, 50, NOW);
        assign(leads.get(1), team, 20, NOW);
        close(leads.get(0), Closing.QUALIFIED);

        assertThat(assign(leads.get(2), team, 30, NOW)).isInstanceOf(Assigned.class);
    }

    @Test
    void asManyGetAPlaceAsThereArePlaces() {
        String team = teams.team(0, 0);
        List<String> leads = teams.leads(9);
        leads.forEach(lead -> assign(lead, team, NOW));

        teams.reps(team).forEach(rep -> teams.capacity(rep, 2));
        giveOut(team);
        giveOut(team);

        assertThat(leads).filteredOn(this::hasRep).hasSize(4);
    }

    @Test
    void whoMissedALeadDoesNotGetItAgainUntilItComesBack() {
        String team = teams.team(1, 1);
        List<String> reps = teams.reps(team);
        String lead = teams.leads(1).get(0);

        assertThat(rep(lead, team)).isEqualTo(reps.get(0));
        close(lead, Closing.MISSED);
        assertThat(rep(lead, team)).isEqualTo(reps.get(1));
        close(lead, Closing.MISSED);
        assertThat(assign(lead, team, NOW)).isInstanceOf(NobodyFree.class);
    }

    @Test
    void aLeadThatNobodyFreeMayHaveLeavesThePlaceToTheNext() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        List<String> leads = teams.leads(2);
        assign(leads.get(0), team, 90, NOW);
        close(leads.get(0), Closing.MISSED);
        assign(leads.get(0), team, 90, NOW);

        assertThat(rep(leads.get(1), team)).isEqualTo(rep);
    }

    @Test
    void byHandARepGetsMoreThanTheirCapacity() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        List<String> leads = teams.leads(2);
        assign(leads.get(0), team, NOW);
        assign(leads.get(1), team, NOW);

        in(() -> assignments.assignByHand(leads.get(1), rep, "saleslead", NOW));

        assertThat(teams.open(rep)).isEqualTo(2);
        assertThat(in(() -> assignments.open(leads.get(1))))
                .hasValueSatisfying(open -> assertThat(open.assignedBy()).isEqualTo("saleslead"));
        assertThat(assign(teams.leads(1).get(0), team, NOW)).isInstanceOf(NobodyFree.class);
    }

    @Test
    void byHandNobodyGetsALeadWhoIsInNoTeam() {
        String lead = teams.leads(1).get(0);

        assertThatThrownBy(() -> in(() -> assignments.assignByHand(lead, "clerk", "saleslead", NOW)))
                .isInstanceOf(TeamRefusedException.class)
                .hasMessageContaining("is in no team of sales");
    }

    @Test
    void aPlaceThatWasGivenToAWaitingLeadIsTakenBackWhenTheLeadIsGivenToSomebodyElse() {
        String team = teams.team(0, 0);
        List<String> reps = teams.reps(team);
        String lead = teams.leads(1).get(0);
        assign(lead, team, NOW);
        teams.capacity(reps.get(0), 1);
        giveOut(team);

        in(() -> assignments.assignByHand(lead, reps.get(1), "saleslead", NOW));

        assertThat(teams.open(reps.get(0))).isZero();
        assertThat(teams.open(reps.get(1))).isOne();
        assertThat(assignments.placed(1000)).doesNotContain(lead);
    }

    @Test
    void whoIsForgottenLeavesNoReasonsAndNoPlaceBehind() {
        String team = teams.team(1);
        String lead = teams.leads(1).get(0);
        assign(lead, team, NOW);
        in(() -> {
            assignments.close(lead, Closing.NURTURE, "Ms Miller is on holiday", NOW);
            return null;
        });
        assign(lead, team, NOW);

        in(() -> {
            assignments.forget(lead, NOW);
            return null;
        });

        assertThat(teams.open(teams.reps(team).get(0))).isZero();
        assertThat(in(() -> assignments.of(lead)))
                .hasSize(2)
                .allSatisfy(assignment -> assertThat(assignment.reason()).isNull());
    }

    @Test
    void placesAreGivenOutInATransactionOnly() {
        assertThatThrownBy(() -> assignments.giveOut("dach", NOW)).isInstanceOf(IllegalTransactionStateException.class);
    }

    private boolean hasRep(String lead) {
        return assignments.open(lead).isPresent();
    }

    private String rep(String lead, String team) {
        return Objects.requireNonNull(assign(lead, team, NOW).rep());
    }

    private AssignmentResult assign(String lead, String team, Instant now) {
        return assign(lead, team, 10, now);
    }

    private AssignmentResult assign(String lead, String team, int score, Instant now) {
        return in(() -> assignments.assign(lead, team, score, now));
    }

    private void giveOut(String team) {
        in(() -> {
            assignments.giveOut(team, NOW);
            return null;
        });
    }

    private void close(String lead, Closing why) {
        in(() -> {
            assignments.close(lead, why, null, NOW);
            return null;
        });
    }

    private <T> T in(Supplier<T> step) {
        return transaction.execute(status -> step.get());
    }

    private static Instant days(int days) {
        return NOW.plusSeconds(86_400L * days);
    }
}
