package dev.tandem.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.tasks.DecisionTrail;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TandemTest
class InvoiceRetentionTest {

    @Autowired
    private Cases cases;

    @Autowired
    private Invoices invoices;

    @Autowired
    private DecisionTrail trail;

    @Autowired
    private InvoiceRetention retention;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void documentsAndDecisionsAreKeptForTenYearsAndThenForgotten() {
        String old = ended(OffsetDateTime.now().minusYears(10).minusDays(1));
        String younger = ended(OffsetDateTime.now().minusYears(10).plusDays(1));
        String open = cases.send(SampleInvoice.bergmann("1500.00"));

        transaction.execute(status -> retention.removeNext(Instant.now(), "", 200));

        assertThat(invoices.find(old)).isEmpty();
        assertThat(trail.of(old)).isEmpty();
        assertThat(invoices.content(younger)).isNotEmpty();
        assertThat(trail.of(younger)).isNotEmpty();
        assertThat(invoices.find(open)).isPresent();
    }

    @Test
    void anInvoiceThatStillWaitsForItsPaymentIsKeptHoweverOldItIs() {
        String unpaid = cases.send(SampleInvoice.bergmann("100.00"));
        jdbc.sql("update invoice set closed_at = ? where id = ?")
                .params(OffsetDateTime.now().minusYears(11), unpaid)
                .update();
        String ended = ended(OffsetDateTime.now().minusYears(11));

        assertThat(retention.countDue(Instant.now())).isEqualTo(2);
        transaction.execute(status -> retention.removeNext(Instant.now(), "", 200));

        assertThat(invoices.find(unpaid)).isPresent();
        assertThat(invoices.find(ended)).isEmpty();
    }

    @Test
    void whatTheEngineForgetsOfItsHistoryDoesNotTouchThem() {
        String caseId = ended(OffsetDateTime.now());
        history.deleteHistoricProcessInstance(history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId());

        assertThat(invoices.content(caseId)).isNotEmpty();
        assertThat(trail.of(caseId)).isNotEmpty();
    }

    private String ended(OffsetDateTime at) {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        cases.decide(caseId, "approver", "reject", "Not ordered.");
        cases.end(caseId);
        jdbc.sql("update invoice set closed_at = ? where id = ?")
                .params(at, caseId)
                .update();
        return caseId;
    }
}
