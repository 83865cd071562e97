package dev.tandem.lead.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.Assignment;
import dev.tandem.lead.team.Closing;
import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SalesTeams;
import dev.tandem.testing.TandemTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the team to the outcome: who gets a lead, by when, and what if they do not begin. */
@TandemTest
@Import(SalesTeams.class)
class FindRepAndContactProcessTest {

    private static final String RESPONSE_DUE = "boundary_responseDue";
    private static final String REMIND = "boundary_remindRep";

    /** A Tuesday, 10:00 where people work. */
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Autowired
    LeadIntake intake;

    @Autowired
    Leads leads;

    @Autowired
    LeadAssignments assignments;

    @Autowired
    WaitingLeads waiting;

    @Autowired
    SalesTeams teams;

    @Autowired
    Cases cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    DecisionTrail trail;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void theRepAloneGetsTheTaskWhoeverWouldTakeItOrGiveIt() {
        String team = teams.team(2, 2);
        List<String> reps = teams.reps(team);
        String lead = lead(team);

        Task task = cases.task(lead);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(LeadAssignment.CONTACT_LEAD);
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getUserId, IdentityLink::getGroupId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(reps.get(0), null));
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.ASSIGNED);
        assertThat(mails(lead, "serviceTask_tellRep")).containsExactly(reps.get(0) + "@tandem.example");
        assertThatThrownBy(() -> cases.as(reps.get(1), () -> tasks.claim(task.getId(), reps.get(1))))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> cases.as("admin", () -> tasks.setAssignee(task.getId(), reps.get(1))))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("given to somebody else");
        assertThatThrownBy(() -> cases.as("admin", () -> tasks.complete(task.getId(), Map.of("decision", "qualified"))))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void claimingBeginsTheWorkAndTheLeadStays() {
        String team = teams.team(1, 1);
        String rep = teams.reps(team).get(0);
        String lead = lead(team);

        claim(lead, rep);
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.IN_CONTACT);
        cases.fire(lead, REMIND);
        cases.fire(lead, RESPONSE_DUE);

        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
        assertThat(assignments.open(lead)).hasValueSatisfying(open -> {
            assertThat(open.rep()).isEqualTo(rep);
            assertThat(open.begunAt()).isNotNull();
        });
        assertThat(mails(lead, "serviceTask_remindRep")).isEmpty();
    }

    @Test
    void whoGivesTheTaskBackHasNotBegun() {
        String team = teams.team(1, 1);
        List<String> reps = teams.reps(team);
        String lead = lead(team);
        claim(lead, reps.get(0));

        cases.as(reps.get(0), () -> tasks.claim(cases.task(lead).getId(), null));
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.ASSIGNED);
        cases.fire(lead, RESPONSE_DUE);

        assertThat(assignments.open(lead)).map(Assignment::rep).hasValue(reps.get(1));
    }

    @Test
    void theTimeToBeginAndToRemindAreWorkingTime() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-20T15:00:00Z")));
        String team = teams.team(1);
        String lead = upToAssign(team);
        runtime.setVariable(instance(lead), LeadAssignment.RESPONSE_HOURS.name(), 4);
        cases.runJobs(lead);

        // Friday 16:00 and four hours: one on Friday, three on Monday from eight
        assertThat(cases.variable(lead, LeadAssignment.RESPOND_BY.name())).isEqualTo("2026-11-23T11:00:00+01:00");
        assertThat(cases.variable(lead, LeadAssignment.REMIND_AT.name())).isEqualTo("2026-11-23T10:00:00+01:00");
        assertThat(cases.task(lead).getDueDate()).isEqualTo(Date.from(Instant.parse("2026-11-23T10:00:00Z")));
    }

    @Test
    void whoHasNotBegunIsReminded() {
        String team = teams.team(1);
        String lead = lead(team);

        cases.fire(lead, REMIND);

        assertThat(mails(lead, "serviceTask_remindRep"))
                .containsExactly(teams.reps(team).get(0) + "@tandem.example");
    }

    @Test
    void aLeadThatIsNotBegunInTimeGoesToTheNextAndTheReasonIsKept() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        String team = teams.team(1, 1);
        List<String> reps = teams.reps(team);
        String lead = lead(team);

        cases.fire(lead, RESPONSE_DUE);

        assertThat(assignments.open(lead)).map(Assignment::rep).hasValue(reps.get(1));
        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
        assertThat(teams.open(reps.get(0))).isZero();
        assertThat(assignments.of(lead).get(0)).satisfies(missed -> {
            assertThat(missed.closedWhy()).isEqualTo(Closing.MISSED);
            assertThat(missed.reason()).startsWith("Rep " + reps.get(0) + " did not begin by Tue 24 Nov 2026, ");
        });
        assertThat(trail.of(lead))
                .filteredOn(step -> "missed".equals(step.decision()))
                .hasSize(1);
        assertThat(mails(lead, "serviceTask_tellMissed")).containsExactly("saleslead@tandem.example");
        assertThat(mails(lead, "serviceTask_tellRep"))
                .containsExactly(reps.get(0) + "@tandem.example", reps.get(1) + "@tandem.example");
    }

    @Test
    void afterTwoTheTeamLeadDecidesAndMayGiveItToWhoMissedIt() {
        String team = teams.team(1, 1, 1);
        List<String> reps = teams.reps(team);
        String lead = lead(team);
        cases.fire(lead, RESPONSE_DUE);
        cases.fire(lead, RESPONSE_DUE);

        assertThat(cases.isAt(lead, LeadAssignment.DECIDE_MISSED_LEAD)).isTrue();
        assertThat(assignments.open(lead)).isEmpty();
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.WAITING);
        cases.complete(lead, "saleslead", Map.of("decision", "assign", "chosenRep", reps.get(0)));

        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
        claim(lead, reps.get(0));
        assertThat(assignments.open(lead)).map(Assignment::assignedBy).hasValue("saleslead");
    }

    @Test
    void aMissedLeadCanBeGivenUp() {
        String team = teams.team(1, 1);
        String lead = lead(team);
        cases.fire(lead, RESPONSE_DUE);
        cases.fire(lead, RESPONSE_DUE);

        cases.decide(lead, "saleslead", "disqualify", "Nobody there speaks Finnish.");

        assertThat(cases.end(lead)).isEqualTo("endEvent_disqualified");
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.DISQUALIFIED);
        assertThat(leads.get(lead).outcomeReason()).isEqualTo("Nobody there speaks Finnish.");
    }

    @Test
    void asManyWaitingLeadsGoOnAsThereArePlacesTheBestFirst() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        String has = lead(team);
        String low = lead(team, 10);
        String high = lead(team, 90);
        assertThat(List.of(low, high)).allMatch(lead -> cases.isAt(lead, LeadAssignment.FIND_REP));
        assertThat(leads.get(low).state()).isEqualTo(LeadState.WAITING);
        assertThat(tasks.createTaskQuery()
                        .taskCandidateUser("saleslead")
                        .processInstanceBusinessKeyIn(low, high)
                        .count())
                .isEqualTo(2);
        waiting.look();
        assertThat(cases.isAt(high, LeadAssignment.FIND_REP)).isTrue();

        cases.decide(has, rep, "qualified", null);
        waiting.look();
        waiting.look();
        cases.runJobs(high);

        assertThat(cases.isAt(high, LeadAssignment.CONTACT_LEAD)).isTrue();
        assertThat(cases.isAt(low, LeadAssignment.FIND_REP)).isTrue();
        assertThat(teams.open(rep)).isOne();

        teams.capacity(rep, 2);
        waiting.look();
        cases.runJobs(low);
        assertThat(cases.isAt(low, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void aLeadGoesOnWhenSomebodyIsBack() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        String team = teams.team(1);
        LocalDate today = LocalDate.of(2026, 11, 24);
        teams.away(teams.reps(team).get(0), today, today);
        String lead = lead(team);
        waiting.look();
        assertThat(cases.isAt(lead, LeadAssignment.FIND_REP)).isTrue();

        ClockUtil.setCurrentTime(Date.from(NOW.plusSeconds(86_400)));
        waiting.look();
        cases.runJobs(lead);

        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void theTeamLeadGivesAWaitingLeadToSomebodyWithoutAPlace() {
        String team = teams.team(0);
        String rep = teams.reps(team).get(0);
        String lead = lead(team);

        cases.complete(lead, "saleslead", Map.of("decision", "assign", "chosenRep", rep));

        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
        assertThat(cases.variable(lead, LeadAssignment.REP.name())).isEqualTo(rep);
        teams.capacity(rep, 5);
        waiting.look();
        assertThat(assignments.of(lead)).hasSize(1);
    }

    @Test
    void aRepOfAnotherTeamTakesTheLeadThere() {
        String team = teams.team(0);
        String other = teams.team(1);
        String rep = teams.reps(other).get(0);
        String lead = lead(team);

        cases.complete(lead, "saleslead", Map.of("decision", "assign", "chosenRep", rep));

        assertThat(leads.get(lead).team()).isEqualTo(other);
        assertThat(cases.variable(lead, LeadAssignment.TEAM.name())).isEqualTo(other);
    }

    @Test
    void whatATeamLeadSubmitsIsChecked() {
        String lead = lead(teams.team(0));

        assertRefused(lead, "saleslead", Map.of("decision", "assign"), "\"Person\" is missing");
        assertRefused(lead, "saleslead", Map.of("decision", "assign", "chosenRep", "clerk"), "is in no team of sales");
        assertRefused(lead, "saleslead", Map.of("decision", "disqualify"), "\"Reason\" is missing");
        assertThat(cases.isAt(lead, LeadAssignment.FIND_REP)).isTrue();
    }

    @Test
    void aWaitingLeadCanBeGivenUp() {
        String team = teams.team(0);
        String lead = lead(team);

        cases.decide(lead, "saleslead", "disqualify", "A test of the form.");
        teams.capacity(teams.reps(team).get(0), 1);
        waiting.look();

        assertThat(cases.end(lead)).isEqualTo("endEvent_disqualified");
        assertThat(assignments.of(lead)).isEmpty();
    }

    @Test
    void aLeadWithoutATeamWaitsForATeamLeadWhoNamesOne() {
        String lead = lead("nowhere");
        assertThat(cases.isAt(lead, LeadAssignment.CHOOSE_TEAM)).isTrue();

        assertRefused(lead, "saleslead", Map.of("team", "neverland"), "There is no team \"neverland\"");
        String team = teams.team(1);
        cases.complete(lead, "saleslead", Map.of("team", team));

        assertThat(cases.isAt(lead, LeadAssignment.CONTACT_LEAD)).isTrue();
        assertThat(leads.get(lead).team()).isEqualTo(team);
    }

    @Test
    void aQualifiedLeadFreesItsPlaceTogetherWithTheTask() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        String lead = lead(team);
        String taskId = cases.task(lead).getId();

        cases.as(rep, () -> tasks.complete(taskId, Map.of("decision", "qualified", "reason", "They want to buy.")));

        assertThat(teams.open(rep)).isZero();
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.QUALIFIED);
        cases.runJobs(lead);
        assertThat(cases.end(lead)).isEqualTo("endEvent_qualified");
        assertThat(trail.of(lead)).extracting(Decision::decision).contains("qualified");
    }

    @Test
    void disqualifyingNeedsAReason() {
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        String lead = lead(team);

        assertRefused(lead, rep, Map.of("decision", "disqualified"), "Write it down");
        assertThat(teams.open(rep)).isOne();
        cases.decide(lead, rep, "disqualified", "A student.");

        assertThat(cases.end(lead)).isEqualTo("endEvent_disqualified");
        assertThat(leads.get(lead).outcomeReason()).isEqualTo("A student.");
        assertThat(assignments.of(lead)).extracting(Assignment::closedWhy).containsExactly(Closing.DISQUALIFIED);
    }

    @Test
    void theDayOnWhichALeadComesBackIsChecked() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        String team = teams.team(1);
        String rep = teams.reps(team).get(0);
        String lead = lead(team);

        assertRefused(lead, rep, Map.of("decision", "nurture"), "Choose a day");
        assertRefused(lead, rep, nurture("soon"), "is no day");
        assertRefused(lead, rep, nurture("2026-11-24"), "tomorrow at the earliest");
        assertRefused(lead, rep, nurture("2028-11-25"), "more than 2 years");
        cases.complete(lead, rep, nurture("2026-11-28"));

        // a Saturday: work begins on Monday
        assertThat(cases.variable(lead, LeadAssignment.NURTURE_AT.name())).isEqualTo("2026-11-30T08:00:00+01:00");
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.NURTURE);
        assertThat(teams.open(rep)).isZero();
    }

    @Test
    void aLeadThatComesBackGoesToWhoIsFreeThenAlsoIfTheyMissedItBefore() {
        ClockUtil.setCurrentTime(Date.from(NOW));
        String team = teams.team(1, 1);
        List<String> reps = teams.reps(team);
        String lead = lead(team);
        cases.fire(lead, RESPONSE_DUE);
        cases.complete(lead, reps.get(1), nurture("2026-12-01"));
        teams.capacity(reps.get(1), 0);

        ClockUtil.setCurrentTime(Date.from(NOW.plusSeconds(7 * 86_400)));
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance(lead))
                .timers()
                .singleResult()
                .getId());
        cases.runUpTo(lead, LeadAssignment.ASSIGN_LEAD);
        assertThat(leads.get(lead).state()).isEqualTo(LeadState.SCORED);
        runtime.setVariable(instance(lead), LeadAssignment.TEAM.name(), team);
        cases.runJobs(lead);

        assertThat(assignments.open(lead)).map(Assignment::rep).hasValue(reps.get(0));
        cases.fire(lead, RESPONSE_DUE);
        assertThat(cases.variable(lead, LeadAssignment.MISSED_COUNT.name())).isEqualTo(1);
        assertThat(cases.isAt(lead, LeadAssignment.FIND_REP)).isTrue();
    }

    @Test
    void theTasksOfATeamGoToItsNewLeader() {
        String team = teams.team(0);
        String lead = lead(team);

        jdbc.sql("update sales_team set leader = 'admin' where id = ?")
                .param(team)
                .update();
        jdbc.sql("insert into sales_team_handover (team_id) values (?)")
                .param(team)
                .update();
        waiting.look();

        assertThat(tasks.getIdentityLinksForTask(cases.task(lead).getId()))
                .extracting(IdentityLink::getUserId)
                .containsExactly("admin");
        assertThat(jdbc.sql("select count(*) from sales_team_handover")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCaseThatOperationsDeletedFreesItsPlace() {
        String team = teams.team(1);
        String lead = lead(team);
        String other = lead(team);
        runtime.deleteProcessInstance(instance(lead), "a test");
        runtime.deleteProcessInstance(instance(other), "a test");

        waiting.releaseGone();
        assertThat(teams.open(teams.reps(team).get(0))).isZero();
        assertThat(leads.get(lead).state().isFinal()).isTrue();

        // the one that waits gets the place, and gives it back as nobody is there to be told
        waiting.look();
        assertThat(teams.open(teams.reps(team).get(0))).isZero();
        assertThat(assignments.open(other)).isEmpty();
    }

    private static Map<String, Object> nurture(String day) {
        return Map.of("decision", "nurture", "nurtureUntil", day);
    }

    private void assertRefused(String lead, String user, Map<String, Object> variables, String why) {
        String taskId = cases.task(lead).getId();
        assertThatThrownBy(() -> cases.as(user, () -> tasks.complete(taskId, variables)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(why);
    }

    private void claim(String lead, String rep) {
        String taskId = cases.task(lead).getId();
        cases.as(rep, () -> tasks.claim(taskId, rep));
    }

    private String lead(String team) {
        return lead(team, 50);
    }

    private String lead(String team, int score) {
        String lead = upToAssign(team);
        runtime.setVariable(instance(lead), LeadAssignment.SCORE_POINTS.name(), score);
        cases.runJobs(lead);
        return lead;
    }

    private String upToAssign(String team) {
        String one = UUID.randomUUID().toString().substring(0, 8);
        LeadData data = new LeadData(
                null,
                "Mia",
                "Miller " + one,
                null,
                "mia@" + one + ".example",
                null,
                "Company " + one,
                "DE",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        LeadReceipt receipt = intake.take(new IncomingLead(data, "{}", Channel.IMPORT, "sales", null, null));
        String lead = ((LeadReceipt.Accepted) receipt).leadId();
        cases.runUpTo(lead, LeadAssignment.ASSIGN_LEAD);
        runtime.setVariable(instance(lead), LeadAssignment.TEAM.name(), team);
        return lead;
    }

    private String instance(String lead) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(lead)
                .singleResult()
                .getId();
    }

    /** To whom the mails of an activity of a case went. */
    private List<String> mails(String lead, String activity) {
        return jdbc.sql("select recipient from mail_outbox where effect_key like ? order by id")
                .param(lead + "." + activity + ".%")
                .query(String.class)
                .list();
    }
}
