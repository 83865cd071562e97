package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;

import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.invoice.InvoicePayment;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.PaymentResult;
import dev.tandem.invoice.Payments;
import dev.tandem.invoice.PostingReleases;
import dev.tandem.invoice.WithdrawalResult;
import dev.tandem.invoice.Withdrawals;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import dev.tandem.tasks.NextStep;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Payments and withdrawals, before, between and after each other; with the real model, engine and books. */
@TandemTest
class WithdrawalProcessTest {

    @Autowired
    private Cases cases;

    @Autowired
    private Invoices invoices;

    @Autowired
    private Payments payments;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private PostingReleases releases;

    @Autowired
    private InvoiceCaseStarter starter;

    @Autowired
    private DecisionTrail trail;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @MockitoSpyBean
    private Accounting accounting;

    @AfterEach
    void realBooksAgain() {
        reset(accounting);
    }

    @Test
    void thePaymentThatIsToldOfEndsTheWaiting() {
        String caseId = posted("100.00");
        assertThat(starter.next(caseId))
                .extracting(NextStep::name, NextStep::kind)
                .containsExactly(tuple("Await payment", NextStep.Kind.WAIT));

        PaymentResult result = payments.record(caseId, payment("117.00", "2.00", "BANK-1"), "finance");
        cases.runJobs(caseId);

        assertThat(result).isInstanceOf(PaymentResult.Recorded.class);
        assertThat(cases.end(caseId)).isEqualTo("endEvent_paid");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.PAID);
        InvoicePayment known = payments.of(caseId).orElseThrow();
        assertThat(known.amount()).isEqualTo("117.00");
        assertThat(known.discount()).isEqualTo("2.00");
        assertThat(trail.of(caseId))
                .extracting(Decision::who, Decision::decision)
                .contains(tuple("finance", "paid"));
    }

    @Test
    void whatAccountingKnowsWhenItIsAskedEndsTheWaiting() {
        String caseId = posted("100.00");
        doReturn(Optional.of(payment("119.00", "0", "ACC-1"))).when(accounting).payment(any());

        cases.fire(caseId, "catchEvent_askAgain");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_paid");
        assertThat(payments.of(caseId).orElseThrow().recordedBy()).isNull();
    }

    @Test
    void theSamePaymentTwiceIsRecordedOnceAndAnotherIsRefused() {
        String caseId = posted("100.00");
        payments.record(caseId, payment("119.00", "0", "BANK-2"), "finance");

        assertThat(payments.record(caseId, payment("119.00", "0", "BANK-2"), "finance"))
                .isInstanceOf(PaymentResult.Recorded.class);
        assertThat(payments.record(caseId, payment("119.00", "0", "BANK-3"), "finance"))
                .isInstanceOfSatisfying(PaymentResult.Refused.class, refused -> {
                    assertThat(refused.conflict()).isTrue();
                    assertThat(refused.reason()).contains("BANK-2");
                });
        assertThat(payments.record(caseId, payment("118.00", "1", "BANK-2"), "finance"))
                .isInstanceOf(PaymentResult.Refused.class);
    }

    @Test
    void aPaymentThatDoesNotMakeThePayableAmountIsRefused() {
        String caseId = posted("100.00");

        assertRefused(payment("118.99", "0", "B"), caseId, "119.00 EUR");
        assertRefused(payment("119.00", "0.01", "B"), caseId, "119.01 EUR");
        assertRefused(payment("120.00", "-1.00", "B"), caseId, "not below");
        assertRefused(payment("0", "119.00", "B"), caseId, "above zero");
        Payment ahead = new Payment("P", LocalDate.now().plusDays(3), new BigDecimal("119.00"), BigDecimal.ZERO, "B");
        assertRefused(ahead, caseId, "has not come yet");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
    }

    @Test
    void whatIsNotPostedCanNotBePaid() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));

        assertThat(payments.record(caseId, payment("1785.00", "0", "B"), "finance"))
                .isInstanceOfSatisfying(
                        PaymentResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("not in the books"));
    }

    @Test
    void anInvoiceThatWaitsForItsApprovalIsWithdrawn() {
        SampleInvoice invoice = SampleInvoice.bergmann("1500.00");
        String caseId = cases.send(invoice);

        assertThat(withdrawals.withdraw(caseId, "Sent to us by mistake", "clerk"))
                .isInstanceOf(WithdrawalResult.Accepted.class);
        cases.runJobs(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_withdrawn");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.WITHDRAWN);
        assertThat(NextStep.taskNames(starter.next(caseId))).isEmpty();
        assertThat(cases.variable(caseId, "wasPosted")).isEqualTo(false);
        assertThat(trail.of(caseId))
                .extracting(Decision::who, Decision::decision, Decision::reason)
                .contains(tuple("clerk", "withdraw", "Sent to us by mistake"));
        // the same document may come again, and is no duplicate of the withdrawn one
        String again = cases.send(invoice);
        assertThat(cases.isAt(again, InvoiceApproval.APPROVE_INVOICE)).isTrue();
    }

    @Test
    void aPostingThatWasMadeIsReversed() {
        String caseId = posted("100.00");
        String postingId = invoices.get(caseId).postingId();

        withdrawals.withdraw(caseId, "Never delivered", "finance");
        cases.runJobs(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_withdrawn");
        assertThat(cases.variable(caseId, "wasPosted")).isEqualTo(true);
        assertThat(releases.notReversed(caseId)).isEmpty();
        assertThat(releases.reversals(caseId)).hasSize(1);
        assertThat(balanceOfCase(caseId)).isEqualByComparingTo("0");
        assertThat(trail.of(caseId)).anySatisfy(step -> {
            assertThat(step.decision()).isEqualTo("reversed");
            assertThat(step.reason()).startsWith(postingId + " by ");
        });
        assertThat(payments.record(caseId, payment("119.00", "0", "B"), "finance"))
                .isInstanceOf(PaymentResult.Refused.class);
    }

    @Test
    void aPostingThatAccountingTookAndTandemNeverHeardOfIsReversedToo() {
        String caseId = cases.take(SampleInvoice.bergmann("100.00").xml(), "invoice.xml");
        Job job = cases.runUpTo(caseId, InvoiceApproval.POST_INVOICE);
        doAnswer(call -> {
                    throw new IllegalStateException("killed before the answer");
                })
                .when(accounting)
                .post(any(), any());
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("killed before the answer");

        withdrawals.withdraw(caseId, "Never delivered", "finance");
        cases.runJobs(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_withdrawn");
        assertThat(releases.notReversed(caseId)).isEmpty();
        verify(accounting).reverse(any(), any());
    }

    @Test
    void afterThePaymentAWithdrawalBecomesATaskOnce() {
        String caseId = posted("100.00");
        payments.record(caseId, payment("119.00", "0", "BANK-4"), "finance");
        cases.runJobs(caseId);
        String postingId = invoices.get(caseId).postingId();

        withdrawals.withdraw(caseId, "Goods sent back", "clerk");
        withdrawals.withdraw(caseId, "Goods sent back", "clerk");

        assertThat(cases.isAt(caseId, InvoiceApproval.SETTLE_PAID_INVOICE)).isTrue();
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.PAID);
        assertThat(releases.reversals(caseId)).isEmpty();
        cases.decide(caseId, "finance", "settled", "Credit note agreed");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .count())
                .isZero();
        assertThat(trail.of(caseId))
                .extracting(Decision::who, Decision::decision, Decision::reason)
                .contains(tuple("finance", "settled", "Credit note agreed"));
        assertThat(invoices.get(caseId).postingId()).isEqualTo(postingId);
    }

    @Test
    void aPaymentThatOnlyAccountingKnowsOfKeepsThePostingInPlace() {
        String caseId = posted("100.00");
        doReturn(Optional.of(payment("119.00", "0", "ACC-2"))).when(accounting).payment(any());

        withdrawals.withdraw(caseId, "Goods sent back", "clerk");

        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.PAID);
        assertThat(releases.reversals(caseId)).isEmpty();
        assertThat(NextStep.taskNames(starter.next(caseId))).containsExactly("Settle paid invoice");
    }

    @Test
    void nobodyBeginsToSettleWhatWasNotWithdrawn() {
        String caseId = posted("100.00");

        assertThatThrownBy(() -> runtime.createMessageCorrelation(InvoiceApproval.INVOICE_WITHDRAWN_AFTER_PAYMENT)
                        .setVariables(Map.of("invoiceId", caseId, "reason", "just so"))
                        .correlateStartMessage())
                .hasMessageContaining("no withdrawal");

        assertThat(NextStep.taskNames(starter.next(caseId))).isEmpty();
    }

    @Test
    void whatWasRejectedOrWithdrawnIsNotWithdrawnAgain() {
        String rejected = cases.send(SampleInvoice.bergmann("1500.00"));
        cases.decide(rejected, "approver", "reject", "Not ours");
        String withdrawn = cases.send(SampleInvoice.bergmann("1500.00"));
        withdrawals.withdraw(withdrawn, "A reason", "clerk");
        cases.runJobs(withdrawn);

        assertThat(withdrawals.withdraw(rejected, "Too late", "clerk"))
                .isInstanceOfSatisfying(
                        WithdrawalResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("was rejected"));
        assertThat(withdrawals.withdraw(withdrawn, "Another reason", "finance"))
                .isInstanceOfSatisfying(
                        WithdrawalResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("was withdrawn by clerk"));
        assertThat(withdrawals.withdraw(withdrawn, "A reason", "clerk")).isInstanceOf(WithdrawalResult.Accepted.class);
    }

    @Test
    void aCaseThatIsJustBeingRejectedIsNotWithdrawn() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        String taskId = cases.task(caseId).getId();
        cases.as("approver", () -> tasks.complete(taskId, Map.of("decision", "reject", "reason", "Not ours")));

        assertThat(withdrawals.withdraw(caseId, "Too late", "clerk"))
                .isInstanceOfSatisfying(
                        WithdrawalResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("can't be withdrawn just now"));
        cases.runJobs(caseId);
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.REJECTED);
    }

    @Test
    void aReversalThatFailsIsTriedAgainAndNothingIsWithdrawnBefore() {
        String caseId = posted("100.00");
        doThrow(new IllegalStateException("accounting is away"))
                .when(accounting)
                .reverse(any(), any());
        withdrawals.withdraw(caseId, "Never delivered", "finance");

        assertThatThrownBy(() -> cases.runJobs(caseId)).hasRootCauseMessage("accounting is away");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
        reset(accounting);
        cases.runJobs(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_withdrawn");
        assertThat(releases.reversals(caseId)).hasSize(1);
    }

    @Test
    void aCreditNoteWaitsForNoPayment() {
        String caseId =
                cases.take(SampleInvoice.bergmann("10.00").asCreditNote().xml(), "credit.xml");
        cases.runUpTo(caseId, InvoiceApproval.CHECK_INVOICE);

        assertThat(Payments.isExpected(invoices.get(caseId))).isFalse();
    }

    private void assertRefused(Payment payment, String caseId, String why) {
        assertThat(payments.record(caseId, payment, "finance"))
                .isInstanceOfSatisfying(PaymentResult.Refused.class, refused -> {
                    assertThat(refused.conflict()).isFalse();
                    assertThat(refused.reason()).contains(why);
                });
    }

    private String posted(String net) {
        String caseId = cases.send(SampleInvoice.bergmann(net));
        assertThat(invoices.get(caseId).state())
                .as(caseId + " waits at " + NextStep.taskNames(starter.next(caseId)))
                .isEqualTo(InvoiceState.POSTED);
        return caseId;
    }

    private static Payment payment(String amount, String discount, String reference) {
        return new Payment(
                "P", LocalDate.of(2026, 11, 20), new BigDecimal(amount), new BigDecimal(discount), reference);
    }

    /** What accounts payable show for the case: zero if its posting was taken back. */
    private BigDecimal balanceOfCase(String caseId) {
        return jdbc.sql("""
                        select sum(l.credit) - sum(l.debit) from posting_line l
                        join posting p on p.id = l.posting_id join account a on a.id = l.account_id
                        where p.case_id = ? and a.kind = 'PAYABLES'""").param(caseId).query(BigDecimal.class).single();
    }
}
