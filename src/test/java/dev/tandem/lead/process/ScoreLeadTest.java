package dev.tandem.lead.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.Leads;
import dev.tandem.lead.ScoreReason;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemTest;
import java.math.BigDecimal;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TandemTest
class ScoreLeadTest {

    @Autowired
    LeadIntake intake;

    @Autowired
    Leads leads;

    @Autowired
    Cases cases;

    @Autowired
    HistoryService history;

    @Test
    void theScoreIsTheSumOfItsReasonsAndTheRegisterKeepsBoth() {
        LeadReceipt receipt = intake.take(new IncomingLead(
                new LeadData(
                        null,
                        "Erika",
                        "Muster",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        300,
                        null,
                        "API",
                        "Google",
                        3,
                        800,
                        new BigDecimal("1.5"),
                        "Finance Management",
                        "Working Professional"),
                "{}",
                Channel.API,
                "sales",
                null,
                null));
        String id = ((LeadReceipt.Accepted) receipt).leadId();
        cases.runJobs(id);
        Lead lead = leads.get(id);
        assertThat(lead.score()).isEqualTo(50 + 3 + 4 + 15 + 16 + 7 + 12);
        assertThat(leads.scoreReasons(id))
                .contains(
                        new ScoreReason(15, "Spent more than 12 minutes on the website"),
                        new ScoreReason(50, "Every lead begins with 50 points"))
                .hasSize(7);
    }

    @Test
    void whatTheTablesAreShownOfALeadIsNotKeptInTheCase() {
        LeadReceipt receipt = intake.take(new IncomingLead(
                new LeadData(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        "Yoga", null),
                "{}",
                Channel.API,
                "sales",
                null,
                null));
        String id = ((LeadReceipt.Accepted) receipt).leadId();
        cases.runJobs(id);
        assertThat(leads.get(id).score()).isEqualTo(57);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(leads.get(id).processInstanceId())
                        .list())
                .extracting("name")
                .contains("score", "grade", "team", "responseHours")
                .doesNotContain("interest", "origin", "mailKnown");
    }
}
