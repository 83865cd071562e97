package dev.tandem.lead.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.reset;

import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmChange;
import dev.tandem.integration.crm.Registration;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ProcessCoverage;
import dev.tandem.testing.SalesTeams;
import dev.tandem.testing.TandemTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Every way through the model, with the real delegates; what each of them does is tested beside it. */
@TandemTest
@Import({ProcessCoverage.class, SalesTeams.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadAssignmentProcessTest {

    private static final String RESPONSE_DUE = "boundary_responseDue";
    private static final String REMIND = "boundary_remindRep";

    @Autowired
    private LeadIntake intake;

    @Autowired
    private Leads leads;

    @Autowired
    private WaitingLeads waiting;

    @Autowired
    private SalesTeams teams;

    @Autowired
    private Cases cases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProcessCoverage coverage;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @MockitoSpyBean
    private Crm crm;

    @AfterAll
    void everyFlowNodeAndEveryFlowWasReached() {
        assertThat(coverage.missed(LeadAssignment.PROCESS, repository, history)).isEmpty();
    }

    @AfterEach
    void realCrmAgain() {
        reset(crm);
    }

    @Test
    void aLeadBecomesBusiness() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        String lead = lead(team);

        cases.fire(lead, REMIND);
        cases.as(rep, () -> tasks.claim(cases.task(lead).getId(), rep));
        cases.fire(lead, RESPONSE_DUE);
        cases.decide(lead, rep, "qualified", null);

        assertThat(cases.end(lead)).isEqualTo("endEvent_qualified");
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.QUALIFIED);
    }

    @Test
    void aPersonSaysWhoItIsAndNothingComesOfTheLead() {
        String team = teams.team(2);
        String rep = teams.reps(team).get(0);
        String mail = mail();
        lead(team, "Fritz Vierling", mail);
        String lead = send("Ottilie Brandt", mail);
        cases.runJobs(lead);
        assertThat(cases.isAt(lead, LeadAssignment.DECIDE_MATCH)).isTrue();

        String taskId = cases.task(lead).getId();
        cases.as("sales", () -> tasks.complete(taskId, Map.of("decision", "different")));
        toTeam(lead, team);
        cases.as(rep, () -> tasks.claim(cases.task(lead).getId(), rep));
        cases.fire(lead, REMIND);
        cases.decide(lead, rep, "disqualified", "They only wanted a brochure.");

        assertThat(cases.end(lead)).isEqualTo("endEvent_disqualified");
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.DISQUALIFIED);
    }

    @Test
    void aLeadWaitsUntilSomebodyIsFree() {
        String team = teams.team(0);
        String lead = lead(team);
        assertThat(cases.isAt(lead, LeadAssignment.FIND_REP)).isTrue();

        teams.capacity(teams.reps(team).get(0), 1);
        waiting.look();
        waiting.look();
        cases.runJobs(lead);

        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void aTeamLeadGivesAWaitingLeadToSomebodyOrEndsIt() {
        String team = teams.team(0);
        String given = lead(team);
        String ended = lead(team);

        cases.complete(
                given,
                "saleslead",
                Map.of("decision", "assign", "chosenRep", teams.reps(team).get(0)));
        cases.decide(ended, "saleslead", "disqualify", "They are a competitor.");

        assertThat(cases.isAt(given, LeadAssignment.CONTACT_LEAD)).isTrue();
        assertThat(cases.end(ended)).isEqualTo("endEvent_disqualified");
    }

    @Test
    void aTeamThatThereIsNotIsChosenAnew() {
        String lead = lead("nowhere");
        assertThat(cases.isAt(lead, LeadAssignment.CHOOSE_TEAM)).isTrue();

        cases.complete(lead, "saleslead", Map.of("team", teams.team(1)));

        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void whatTheCrmRefusesIsTriedAgainOrLeftOut() {
        String team = teams.team(2);
        doReturn(new Registration.Refused(Registration.Reason.OTHER, "It is locked."))
                .when(crm)
                .register(any(), any());
        String again = lead(team);
        String without = lead(team);
        assertThat(cases.isAt(again, LeadAssignment.RESOLVE_OPPORTUNITY)).isTrue();
        assertThat(cases.variable(again, LeadAssignment.CRM_PROBLEM.name()))
                .asString()
                .contains("It is locked.");
        reset(crm);

        cases.decide(again, "saleslead", "retry", null);
        cases.decide(without, "saleslead", "without", "It will be entered by hand.");

        assertThat(leads.get(again).opportunityId()).isNotNull();
        assertThat(leads.get(without).opportunityId()).isNull();
        assertThat(cases.isAt(without, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void twoMissALeadAndTheTeamLeadHandsItOnOrEndsIt() {
        String team = teams.team(2, 2);
        String handedOn = lead(team);
        String ended = lead(team);
        for (String lead : List.of(handedOn, ended)) {
            cases.fire(lead, RESPONSE_DUE);
            assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD))
                    .as("at the next rep")
                    .isTrue();
            cases.fire(lead, RESPONSE_DUE);
            assertThat(cases.isAt(lead, LeadAssignment.DECIDE_MISSED_LEAD)).isTrue();
        }

        cases.complete(
                handedOn,
                "saleslead",
                Map.of("decision", "assign", "chosenRep", teams.reps(team).get(0)));
        cases.decide(ended, "saleslead", "disqualify", "It is too late for them.");

        assertThat(cases.isAt(handedOn, LeadAssignment.CONTACT_LEAD)).isTrue();
        assertThat(cases.end(ended)).isEqualTo("endEvent_disqualified");
    }

    @Test
    void aChangeOfOwnerThatTheCrmRefusesIsLookedAt() {
        String team = teams.team(1, 1);
        String lead = lead(team);
        doReturn(new CrmChange.Refused("It does not know the rep.")).when(crm).changeOwner(any(), any(), any());

        cases.fire(lead, RESPONSE_DUE);

        assertThat(cases.isAt(lead, LeadAssignment.RESOLVE_OPPORTUNITY)).isTrue();
        reset(crm);
        cases.decide(lead, "saleslead", "retry", null);
        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void aLeadComesBackOnTheDayThatTheRepChose() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        String lead = lead(team);

        cases.complete(
                lead,
                rep,
                Map.of(
                        "decision",
                        "nurture",
                        "nurtureUntil",
                        LocalDate.now().plusDays(30).toString()));
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.NURTURE);
        cases.fire(lead, "timerEvent_nurture");

        assertThat(leads.get(lead).state().isFinal()).isFalse();
        assertThat(leads.get(lead).state()).isNotEqualTo(LeadState.NURTURE);
    }

    @Test
    void thePersonAsksToBeForgotten() {
        String lead = lead(teams.team(1));

        runtime.createMessageCorrelation(LeadAssignment.ERASURE)
                .processInstanceBusinessKey(lead)
                .correlate();
        cases.runJobs(lead);

        assertThat(cases.end(lead)).isEqualTo("endEvent_forgotten");
    }

    private String lead(String team) {
        return lead(team, "Mia Miller " + UUID.randomUUID(), mail());
    }

    private String lead(String team, String name, String mail) {
        String lead = send(name, mail);
        toTeam(lead, team);
        return lead;
    }

    /** Whatever the routing table says, so that no other test takes the places. */
    private void toTeam(String lead, String team) {
        cases.runUpTo(lead, LeadAssignment.ASSIGN_LEAD);
        runtime.setVariable(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(lead)
                        .singleResult()
                        .getId(),
                LeadAssignment.TEAM.name(),
                team);
        cases.runJobs(lead);
    }

    private String send(String name, String mail) {
        LeadData data = new LeadData(
                null, null, null, name, mail, null, null, "DE", null, null, null, null, null, null, null, null, null,
                null);
        LeadReceipt receipt = intake.take(new IncomingLead(data, "{}", Channel.API, "sales", null, null));
        return ((LeadReceipt.Accepted) receipt).leadId();
    }

    private static String mail() {
        return "mia@" + UUID.randomUUID() + ".example";
    }
}
