package dev.tandem.lead.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.JobClaims;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.Leads;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemTest;
import java.time.Instant;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@TandemTest
class UrgentLeadsTest {

    @Autowired
    LeadIntake intake;

    @Autowired
    Leads leads;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JobClaims claims;

    @Autowired
    Cases cases;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aLeadThatTheEngineHasNotComeToGoesOnUntilSomebodyHasItOrCouldHaveIt() {
        String lead = take(Channel.FORM);

        new UrgentLeads(leads, runtime, management, claims).hurry(lead);

        assertThat(cases.job(lead)).isNull();
        assertThat(leads.get(lead).score()).isNotNull();
    }

    @Test
    void aStepThatAnotherNodeIsAtIsLeftToIt() {
        String lead = take(Channel.FORM);
        String job = Objects.requireNonNull(cases.job(lead)).getId();

        assertThat(claims.claim(job)).isTrue();
        assertThat(claims.claim(job)).isFalse();
        new UrgentLeads(leads, runtime, management, claims).hurry(lead);

        assertThat(cases.job(lead)).extracting(Job::getId).isEqualTo(job);
    }

    @Test
    void eachLookRunsWhatHasWaitedForTenSeconds() {
        String waiting = take(Channel.API);
        String fresh = take(Channel.API);
        jdbc.sql("update lead set received_at = timestamp with time zone '2000-01-01 00:00:00+00' where id = ?")
                .param(waiting)
                .update();

        new UrgentLeads(leads, runtime, management, claims).look();

        assertThat(leads.get(waiting).score()).isNotNull();
        assertThat(leads.get(fresh).score()).isNull();
    }

    @Test
    void leadsOfSpreadsheetsAreNotUrgentAndNeitherAreThoseOfThisMoment() {
        String written = take(Channel.API);
        String imported = take(Channel.IMPORT);
        Instant received = leads.get(written).receivedAt();

        assertThat(leads.notYetOnTheirWay(received.plusSeconds(5), 1000))
                .contains(written)
                .doesNotContain(imported);
        assertThat(leads.notYetOnTheirWay(received, 1000)).doesNotContain(written);
    }

    private String take(Channel channel) {
        LeadData data = new LeadData(
                null, "Erika", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
        LeadReceipt receipt = intake.take(new IncomingLead(data, "{}", channel, "sales", null, null));
        return ((LeadReceipt.Accepted) receipt).leadId();
    }
}
