package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Invoices;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ProcessCoverage;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import java.time.LocalDate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * Engine, register and books share one transaction. A refusal must get out of it as a BPMN error without marking it
 * rollback-only, and a failure must take everything back: only real transactions show it.
 */
@TandemTest
@Import(ProcessCoverage.class)
class PostingTransactionTest {

    @Autowired
    private Cases cases;

    @Autowired
    private Invoices invoices;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @MockitoSpyBean
    private Accounting accounting;

    @AfterEach
    void realBooksAgain() {
        reset(accounting);
    }

    @Test
    void aRealRefusalCommitsAndLeadsToThePersonWhoMendsIt() {
        // the period is closed in the sample books
        String caseId = cases.send(SampleInvoice.bergmann("100.00").issued(LocalDate.of(2025, 11, 3)));

        assertThat(cases.isAt(caseId, InvoiceApproval.RESOLVE_POSTING)).isTrue();
        assertThat((String) cases.variable(caseId, "refusalReason")).contains("November 2025");
        assertThat(postings(caseId)).isZero();
    }

    @Test
    void aFailureAfterThePostingTakesThePostingBackAndTheRetryPostsOnce() {
        doAnswer(call -> {
                    call.callRealMethod();
                    throw new IllegalStateException("killed before the commit");
                })
                .when(accounting)
                .post(any(), any());
        String caseId = cases.take(SampleInvoice.bergmann("100.00").xml(), "invoice.xml");
        Job job = cases.runUpTo(caseId, InvoiceApproval.POST_INVOICE);

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("killed before the commit");
        assertThat(postings(caseId)).isZero();
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.IN_PROGRESS);
        reset(accounting);
        cases.runJobs(caseId);

        assertThat(postings(caseId)).isEqualTo(1);
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
    }

    @Test
    void aTaskAndWhatItsListenersWriteAreCommittedTogetherOrNotAtAll() {
        String caseId = cases.send(SampleInvoice.scan(), "scan.pdf");

        assertThatThrownBy(() -> cases.complete(
                        caseId, "clerk", java.util.Map.of("decision", "keyed", "keyedInvoice", "{\"kind\": nonsense")))
                .hasMessageContaining("can't be read");

        assertThat(cases.isAt(caseId, InvoiceApproval.KEY_IN_INVOICE)).isTrue();
        assertThat(jdbc.sql("select count(*) from decision_trail where case_id = ? and activity_id = ?")
                        .params(caseId, InvoiceApproval.KEY_IN_INVOICE)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int postings(String caseId) {
        return jdbc.sql("select count(*) from posting where case_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }
}
