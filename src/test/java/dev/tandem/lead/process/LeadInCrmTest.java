package dev.tandem.lead.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmChange;
import dev.tandem.integration.crm.CrmUnavailableException;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.Leads;
import dev.tandem.lead.match.Candidate;
import dev.tandem.lead.match.LeadMatches;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ProcessCoverage;
import dev.tandem.testing.TandemTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * A lead and the CRM, with real transactions: engine, register and Tandem's own CRM share one. A refusal must get out of it as a
 * BPMN error without marking it rollback-only, and a failure must take everything back.
 */
@TandemTest
@Import(ProcessCoverage.class)
class LeadInCrmTest {

    private static final String REGULA = "regula.ammann@alpenblick.example";
    private static final String OFFICE = "info@hafenlogistik.example";

    @Autowired
    LeadIntake intake;

    @Autowired
    Leads leads;

    @Autowired
    LeadMatches matches;

    @Autowired
    Cases cases;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @MockitoSpyBean
    Crm crm;

    @AfterEach
    void realCrmAgain() {
        reset(crm);
    }

    // --- who it is

    @Test
    void thePersonWhomTheCrmKnowsIsAttachedAndNotCreatedAgain() {
        long before = contacts();

        String id = send("Ammann, Regula", "Regula.Ammann@alpenblick.example", "Alpenblick Hotels");

        Lead lead = leads.get(id);
        assertThat(lead.crmMatch()).isEqualTo("same");
        assertThat(lead.contactId()).isEqualTo(contact(REGULA));
        assertThat(lead.opportunityId()).isNotNull();
        assertThat(contacts()).isEqualTo(before);
        assertThat(row(lead)).containsEntry("OWNER", lead.rep()).containsEntry("COMPANY_ID", lead.companyId());
    }

    @Test
    void somebodyNewOfACompanyThatTheCrmKnowsIsAttachedToTheCompany() {
        String company = leads.get(send("Regula Ammann", REGULA, null)).companyId();

        Lead lead = leads.get(send("Urs Neumann", newMail("alpenblick.example"), null));

        assertThat(lead.crmMatch()).isEqualTo("none");
        assertThat(lead.companyId()).isEqualTo(company).isNotNull();
        assertThat(lead.contactId()).isNotNull();
    }

    @Test
    void somebodyNewBringsContactAndCompanyAndTheNextLeadIsTheSame() {
        String mail = newMail("neuland-" + UUID.randomUUID() + ".example");

        Lead first = leads.get(send("Nora Neuland", mail, "Neuland GmbH"));
        Lead second = leads.get(send("N. Neuland", mail, null));

        assertThat(first.crmMatch()).isEqualTo("none");
        assertThat(second.crmMatch()).isEqualTo("same");
        assertThat(second.contactId()).isEqualTo(first.contactId()).isNotNull();
        assertThat(second.companyId()).isEqualTo(first.companyId()).isNotNull();
        assertThat(second.opportunityId()).isNotEqualTo(first.opportunityId());
    }

    @Test
    void aLeadWithoutAnyDataOfAPersonAsksNobody() {
        Lead lead = leads.get(send(null, null, null));

        assertThat(lead.crmMatch()).isEqualTo("none");
        assertThat(lead.contactId()).isNull();
        assertThat(lead.opportunityId()).isNotNull();
    }

    // --- a person decides

    @Test
    void aPersonSaysThatADoubtfulOneIsTheSame() {
        String id = send("Jan Husmann", OFFICE, null);
        assertThat(cases.isAt(id, LeadAssignment.DECIDE_MATCH)).isTrue();
        assertThat(leads.get(id).contactId()).isNull();
        List<Candidate> candidates = matches.candidates(leads.get(id));
        assertThat(candidates).singleElement().satisfies(candidate -> {
            assertThat(candidate.contact().name()).isEqualTo("Wiebke Claasen");
            assertThat(candidate.mailSame()).isTrue();
        });

        decide(id, Map.of("decision", "same", "chosenContact", contact(OFFICE)));

        assertThat(leads.get(id).crmMatch()).isEqualTo("same");
        assertThat(leads.get(id).contactId()).isEqualTo(contact(OFFICE));
        assertThat(cases.variables(id)).doesNotContainKey("chosenContact");
    }

    @Test
    void aPersonSaysThatADoubtfulOneIsSomebodyNew() {
        String id = send("Kea Husmann", OFFICE, null);

        decide(id, Map.of("decision", "different", "reason", "a colleague"));

        Lead lead = leads.get(id);
        assertThat(lead.crmMatch()).isEqualTo("different");
        assertThat(lead.opportunityId()).isNotNull();
        assertThat(lead.contactId()).isNotEqualTo(contact(OFFICE)).isNotNull();
        assertThat(name(lead.contactId())).isEqualTo("Kea Husmann");
        jdbc.sql("update crm_contact set mail = null where id = ?")
                .param(lead.contactId())
                .update();
    }

    @Test
    void onlyThoseWhoMayBeTheSameCanBeChosen() {
        String id = send("Lutz Husmann", OFFICE, null);

        assertThatThrownBy(() -> decide(id, Map.of("decision", "same", "chosenContact", contact(REGULA))))
                .hasMessageContaining("not among those who may be the same");
        assertThatThrownBy(() -> decide(id, Map.of("decision", "same"))).hasMessageContaining("is missing");

        assertThat(cases.isAt(id, LeadAssignment.DECIDE_MATCH)).isTrue();
        assertThat(leads.get(id).crmMatch()).isEqualTo("doubtful");
    }

    @Test
    void whileTheCrmIsAwayTheDecisionWaitsAndSaysSo() {
        String id = send("Mia Husmann", OFFICE, null);
        doThrow(new CrmUnavailableException("It is away.", null)).when(crm).find(any());

        assertThatThrownBy(() -> decide(id, Map.of("decision", "different")))
                .hasMessageContaining("The CRM does not answer just now");

        assertThat(cases.isAt(id, LeadAssignment.DECIDE_MATCH)).isTrue();
    }

    @Test
    void twoOfTheSamePersonInTheCrmAreLeftToAPerson() {
        String mail = newMail("doppel-" + UUID.randomUUID() + ".example");
        String known = Objects.requireNonNull(
                leads.get(send("Dora Doppel", mail, null)).contactId());
        jdbc.sql("""
                        insert into crm_contact (id, name, name_key, name_sound, mail, created_at)
                        select 'C-' || substring(id, 3) || '-2', name, name_key, name_sound, mail, created_at
                        from crm_contact where id = ?""").param(known).update();

        String id = send("Dora Doppel", mail, null);

        assertThat(cases.isAt(id, LeadAssignment.DECIDE_MATCH)).isTrue();
        decide(id, Map.of("decision", "same", "chosenContact", known + "-2"));
        assertThat(leads.get(id).contactId()).isEqualTo(known + "-2");
    }

    @Test
    void somebodyNewGetsAContactAlthoughNameAndMailAddressAreTheSame() {
        String mail = newMail("zwilling-" + UUID.randomUUID() + ".example");
        String known = Objects.requireNonNull(
                leads.get(send("Zita Zwilling", mail, null)).contactId());
        String id = take("Zita Zwilling", mail, null);
        cases.runUpTo(id, LeadAssignment.CREATE_OPPORTUNITY);
        // as if a person had been asked
        leads.matched(id, LeadMatches.DIFFERENT, null, null);

        cases.runJobs(id);

        assertThat(leads.get(id).contactId()).isNotEqualTo(known).isNotNull();
    }

    // --- transactions

    @Test
    void aFailureAfterTheRegistrationTakesItBackAndTheRetryRegistersOnce() {
        doAnswer(call -> {
                    call.callRealMethod();
                    throw new IllegalStateException("killed before the commit");
                })
                .when(crm)
                .register(any(), any());
        String id = take("Rita Rückzug", newMail("rueckzug.example"), null);
        Job job = cases.runUpTo(id, LeadAssignment.CREATE_OPPORTUNITY);

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("killed before the commit");
        assertThat(opportunities(id)).isZero();
        assertThat(leads.get(id).opportunityId()).isNull();
        reset(crm);
        cases.runJobs(id);

        assertThat(opportunities(id)).isEqualTo(1);
        assertThat(leads.get(id).opportunityId()).isNotNull();
    }

    @Test
    void whileTheCrmIsAwayTheJobIsTriedAgain() {
        doThrow(new CrmUnavailableException("It is away.", null)).when(crm).find(any());
        String id = take("Willi Warten", newMail("warten.example"), null);
        Job job = cases.runUpTo(id, LeadAssignment.FIND_IN_CRM);

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("It is away");
        reset(crm);
        cases.runJobs(id);

        assertThat(leads.get(id).opportunityId()).isNotNull();
    }

    @Test
    void aRealRefusalCommitsAndLeadsToThePersonWhoMendsIt() {
        String id = take("Regula Ammann", REGULA, null);
        cases.runUpTo(id, LeadAssignment.CREATE_OPPORTUNITY);
        // the contact goes in between
        leads.matched(id, "same", "C-0", null);

        cases.runJobs(id);

        assertThat(cases.isAt(id, LeadAssignment.RESOLVE_OPPORTUNITY)).isTrue();
        assertThat((String) cases.variable(id, "crmProblem")).contains("C-0 is not in the CRM any more");
        assertThat(opportunities(id)).isZero();
        assertThat(leads.get(id).contactId()).isNull();

        cases.as("saleslead", () -> tasks.claim(cases.task(id).getId(), "saleslead"));
        cases.decide(id, "saleslead", "retry", null);

        assertThat(leads.get(id).opportunityId()).isNotNull();
        assertThat(cases.isAt(id, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void aLeadCanGoOnWithoutAnOpportunityAndTheCrmIsToldNothingOfIt() {
        String id = take("Ohne Gelegenheit", newMail("ohne.example"), null);
        cases.runUpTo(id, LeadAssignment.CREATE_OPPORTUNITY);
        leads.matched(id, "none", null, "F-0");
        cases.runJobs(id);

        assertThatThrownBy(() -> cases.decide(id, "saleslead", "without", null)).hasMessageContaining("is missing");
        cases.decide(id, "saleslead", "without", "It is urgent");
        contacted(id, "qualified", null);

        assertThat(cases.end(id)).isEqualTo("endEvent_qualified");
        assertThat(opportunities(id)).isZero();
    }

    // --- what follows

    @Test
    void whatCameOfItIsToldToTheCrm() {
        String qualified = send("Quentin Ja", newMail("ja.example"), null);
        contacted(qualified, "qualified", "Budget is there");
        String disqualified = send("Dieter Nein", newMail("nein.example"), null);
        contacted(disqualified, "disqualified", "No budget");

        assertThat(row(leads.get(qualified)))
                .containsEntry("STATE", "qualified")
                .containsEntry("REASON", "Budget is there");
        assertThat(row(leads.get(disqualified)))
                .containsEntry("STATE", "disqualified")
                .containsEntry("REASON", "No budget");
    }

    @Test
    void whoGetsALeadThatWasMissedOwnsItsOpportunity() {
        String id = send("Mona Verpasst", newMail("verpasst.example"), null);
        String first = leads.get(id).rep();
        cases.fire(id, "boundary_responseDue");

        Lead lead = leads.get(id);
        if (cases.isAt(id, LeadAssignment.FIND_REP)) {
            cases.complete(id, "saleslead", Map.of("decision", "assign", "chosenRep", "sales3"));
            lead = leads.get(id);
        }

        assertThat(lead.rep()).isNotEqualTo(first);
        assertThat(row(lead)).containsEntry("OWNER", lead.rep()).containsEntry("STATE", "open");
        assertThat(opportunities(id)).isEqualTo(1);
    }

    @Test
    void aRefusedChangeOfTheOwnerHasAPersonLookAtIt() {
        String id = send("Olga Eigen", newMail("eigen.example"), null);
        doReturn(new CrmChange.Refused("Nobody there is called so.")).when(crm).changeOwner(any(), any(), any());
        cases.fire(id, "boundary_responseDue");
        if (cases.isAt(id, LeadAssignment.FIND_REP)) {
            cases.complete(id, "saleslead", Map.of("decision", "assign", "chosenRep", "sales3"));
        }

        assertThat(cases.isAt(id, LeadAssignment.RESOLVE_OPPORTUNITY)).isTrue();
        assertThat(cases.variable(id, "crmProblem")).isEqualTo("Nobody there is called so.");
        reset(crm);
        cases.decide(id, "saleslead", "retry", null);

        assertThat(row(leads.get(id))).containsEntry("OWNER", leads.get(id).rep());
        assertThat(cases.isAt(id, LeadAssignment.CONTACT_LEAD)).isTrue();
    }

    @Test
    void anOutcomeThatTheCrmRefusesIsForOperations() {
        String id = send("Inge Zwischenfall", newMail("zwischenfall.example"), null);
        doReturn(new CrmChange.Refused("The opportunity is archived."))
                .when(crm)
                .recordOutcome(any(), any(), any(), any());

        assertThatThrownBy(() -> contacted(id, "qualified", null))
                .hasMessageContaining("does not take the outcome of " + id + ": The opportunity is archived.");
    }

    @Test
    void theKeyOfARegistrationIsTheOneThatAnErasureBlocks() {
        String id = take("Vera Vergessen", newMail("vergessen.example"), null);
        cases.runUpTo(id, LeadAssignment.CREATE_OPPORTUNITY);
        crm.forget(new EffectKey(id, LeadAssignment.CREATE_OPPORTUNITY, 1), null);

        cases.runJobs(id);

        assertThat(opportunities(id)).isZero();
        assertThat((String) cases.variable(id, "crmProblem")).contains("asked to be forgotten");
    }

    private void contacted(String id, String decision, @Nullable String reason) {
        String rep = Objects.requireNonNull(leads.get(id).rep());
        cases.as(rep, () -> tasks.claim(cases.task(id).getId(), rep));
        cases.decide(id, rep, decision, reason);
    }

    private void decide(String id, Map<String, Object> variables) {
        cases.complete(id, "sales", variables);
    }

    private String send(@Nullable String name, @Nullable String mail, @Nullable String company) {
        String id = take(name, mail, company);
        cases.runJobs(id);
        return id;
    }

    private String take(@Nullable String name, @Nullable String mail, @Nullable String company) {
        LeadData data = new LeadData(
                null,
                null,
                null,
                name,
                mail,
                null,
                company,
                null,
                null,
                null,
                null,
                "API",
                null,
                null,
                null,
                null,
                "Training",
                null);
        LeadReceipt receipt = intake.take(new IncomingLead(data, "{}", Channel.API, "sales", null, null));
        return ((LeadReceipt.Accepted) receipt).leadId();
    }

    private static String newMail(String domain) {
        return "p" + UUID.randomUUID() + "@" + domain;
    }

    private long contacts() {
        return jdbc.sql("select count(*) from crm_contact").query(Long.class).single();
    }

    private long opportunities(String leadId) {
        return jdbc.sql("select count(*) from crm_opportunity where lead_id = ?")
                .param(leadId)
                .query(Long.class)
                .single();
    }

    private String contact(String mail) {
        return jdbc.sql("select min(id) from crm_contact where mail = ?")
                .param(mail)
                .query(String.class)
                .single();
    }

    private String name(@Nullable String contactId) {
        return jdbc.sql("select name from crm_contact where id = ?")
                .param(contactId)
                .query(String.class)
                .single();
    }

    private Map<String, @Nullable Object> row(Lead lead) {
        return jdbc.sql("select state, reason, owner, company_id from crm_opportunity where id = ?")
                .param(lead.opportunityId())
                .query()
                .singleRow();
    }
}
