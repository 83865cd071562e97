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
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.invoice.Finding;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.PaymentResult;
import dev.tandem.invoice.Payments;
import dev.tandem.invoice.Postings;
import dev.tandem.invoice.WithdrawalResult;
import dev.tandem.invoice.Withdrawals;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ProcessCoverage;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Every way through the model, with the real delegates and the real books. */
@TandemTest
@Import(ProcessCoverage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvoiceApprovalProcessTest {

    private static final String KEYED = """
            {"kind":"invoice","number":"%1$s","issueDate":"2026-10-05","currency":"EUR","sellerName":"Bergmann Bürobedarf GmbH",
             "sellerVatId":"DE136695976","netTotal":%2$s,"taxTotal":0,"grossTotal":%2$s,"payable":%2$s,
             "iban":"DE02120300000000202051","lineItems":[],"taxBreakdown":[],"allowancesAndCharges":[]}""";

    @Autowired
    private Cases cases;

    @Autowired
    private Invoices invoices;

    @Autowired
    private DecisionTrail trail;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessCoverage coverage;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private Payments payments;

    @Autowired
    private JdbcClient jdbc;

    @MockitoSpyBean
    private Accounting accounting;

    @AfterAll
    void everyFlowNodeAndEveryFlowWasReached() {
        assertThat(coverage.missed(InvoiceApproval.PROCESS, repository, history))
                .isEmpty();
    }

    @AfterEach
    void realBooksAgain() {
        reset(accounting);
    }

    @Test
    void aSmallInvoiceOfAKnownSupplierGoesStraightThrough() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00"));

        assertThat(waitsForPayment(caseId)).isTrue();
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
        assertThat(invoices.get(caseId).postingId()).isNotNull();
    }

    @Test
    void anInvoiceAboveTheLimitIsPostedOnceAnApproverApproves() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat(cases.task(caseId).getDueDate()).isNotNull();

        cases.decide(caseId, "approver", "approve", null);

        assertThat(waitsForPayment(caseId)).isTrue();
        assertThat(trail.of(caseId))
                .extracting(Decision::who, Decision::decision)
                .contains(tuple("approver", "approve"));
    }

    @Test
    void whatASupplierCallsPaidBeforeDoesNotMakeAnInvoiceSmall() {
        String caseId = cases.send(SampleInvoice.bergmann("50000.00").xmlWithOnlyThisToPay("100.00"), "invoice.xml");

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        cases.decide(caseId, "approver", "approve", null);
        assertThat(cases.variable(caseId, "approverGroup")).isEqualTo("managers");
    }

    @Test
    void morePaidThanTheInvoiceIsAboutIsAFinding() {
        String caseId = cases.send(SampleInvoice.bergmann("10.00").xmlWithOnlyThisToPay("210.00"), "invoice.xml");
        assertThat(cases.isAt(caseId, InvoiceApproval.CLEAR_DIFFERENCES)).isTrue();
        cases.decide(caseId, "clerk", "accept", "It is for the pallets.");

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat(invoices.findings(caseId)).extracting(Finding::code).containsExactly("negative-prepaid");
    }

    @Test
    void aRejectedInvoiceIsNotPostedAndItsBytesMayComeAgain() {
        SampleInvoice invoice = SampleInvoice.bergmann("1500.00");
        String caseId = cases.send(invoice);

        cases.decide(caseId, "approver", "reject", "We never ordered this.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.REJECTED);
        assertThat(invoices.get(caseId).postingId()).isNull();
        assertThat(cases.send(invoice)).isNotEqualTo(caseId);
    }

    @Test
    void aQuestionIsAnsweredAndAllChecksRunAgain() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));
        cases.decide(caseId, "approver", "askBack", "Which department?");
        assertThat(cases.isAt(caseId, InvoiceApproval.ANSWER_QUESTION)).isTrue();

        cases.decide(caseId, "clerk", "answered", "Marketing.");

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        cases.decide(caseId, "approver", "approve", null);
        assertThat(waitsForPayment(caseId)).isTrue();
    }

    @Test
    void anUnreadableDocumentIsKeyedInAndWhoKeyedItCannotApproveIt() {
        String caseId = cases.send(SampleInvoice.scan(), "scan.pdf");
        assertThat(cases.isAt(caseId, InvoiceApproval.KEY_IN_INVOICE)).isTrue();
        assertThat(invoices.get(caseId).unreadableReason()).isNotBlank();

        cases.complete(
                caseId,
                "clerk",
                Map.of("decision", "keyed", "keyedInvoice", KEYED.formatted("SCAN-" + caseId, "321.09")));

        confirmCoding(caseId);
        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        Invoice invoice = invoices.get(caseId);
        assertThat(invoice.keyedIn()).isTrue();
        assertThat(cases.variable(caseId, "keyedInvoice")).isNull();
        cases.decide(caseId, "approver", "approve", null);
        assertThat(waitsForPayment(caseId)).isTrue();
    }

    @Test
    void manyLinesAreKeyedInThoughTheyMakeALongText() {
        String caseId = cases.send(SampleInvoice.scan(), "scan.pdf");
        String line = "{\"name\":\"Copying paper, eighty grams, five hundred sheets\",\"subLines\":[]}";
        String keyed = KEYED.formatted("LONG-" + caseId, "321.10")
                .replace(
                        "\"lineItems\":[]", "\"lineItems\":[" + String.join(",", Collections.nCopies(120, line)) + "]");
        assertThat(keyed.length()).isGreaterThan(4000);

        cases.complete(caseId, "clerk", Map.of("decision", "keyed", "keyedInvoice", keyed));

        assertThat(invoices.get(caseId).requiredData().lines()).isEqualTo(120);
    }

    @Test
    void dataWithoutANumberIsKeyedInAgainAndMayBeRejectedThere() {
        String caseId = cases.send(SampleInvoice.scan(), "brochure.pdf");
        cases.complete(caseId, "clerk", Map.of("decision", "keyed", "keyedInvoice", KEYED.formatted("", "77.01")));
        assertThat(cases.isAt(caseId, InvoiceApproval.KEY_IN_INVOICE)).isTrue();

        cases.decide(caseId, "clerk", "reject", "This is no invoice.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
    }

    @Test
    void aSecondInvoiceWithTheSameNumberWaitsForAPersonWhoMayRejectIt() {
        SampleInvoice first = SampleInvoice.bergmann("100.00");
        cases.send(first);

        String second = cases.send(first.issued(LocalDate.of(2026, 10, 30)));
        assertThat(cases.isAt(second, InvoiceApproval.DECIDE_DUPLICATE)).isTrue();
        cases.decide(second, "clerk", "duplicate", "Sent twice.");

        assertThat(cases.end(second)).isEqualTo("endEvent_rejected");
    }

    @Test
    void anInvoiceThatOnlyLooksLikeADuplicateGoesOn() {
        SampleInvoice first = SampleInvoice.bergmann("100.00");
        cases.send(first);

        String second = cases.send(first.withNumber(first.number() + "-B"));
        assertThat(cases.isAt(second, InvoiceApproval.DECIDE_DUPLICATE)).isTrue();
        cases.decide(second, "clerk", "notDuplicate", "Two deliveries.");

        assertThat(waitsForPayment(second)).isTrue();
    }

    @Test
    void anUnknownSupplierIsLinkedToOneThatAccountingKnows() {
        String caseId = cases.send(SampleInvoice.unknown("1500.00")
                .withIban("DE02120300000000202051")
                .withIban(""));
        assertThat(cases.isAt(caseId, InvoiceApproval.ASSIGN_SUPPLIER)).isTrue();

        cases.complete(caseId, "clerk", Map.of("decision", "link", "linkedSupplierId", "S-1001"));

        confirmCoding(caseId);
        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat(invoices.get(caseId).supplierId()).isEqualTo("S-1001");
    }

    /** Otherwise one clerk alone could have any small document posted. */
    @Test
    void aSmallInvoiceWhoseSupplierWasLinkedByAPersonDoesNotGoStraightThrough() {
        String caseId = cases.send(SampleInvoice.unknown("100.00").withIban(""));
        cases.complete(caseId, "clerk", Map.of("decision", "link", "linkedSupplierId", "S-1001"));

        confirmCoding(caseId);
        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"thirdPartyPayments\":\"1E900000000\"",
                "\"prepaid\":\"0E-900000000\"",
                "\"lineItems\":[{\"quantity\":1,\"subLines\":[{\"quantity\":\"1E900000000\",\"subLines\":[]}]}]",
                "\"allowancesAndCharges\":[{\"charge\":true,\"amount\":\"1E900000000\"}]"
            })
    void numbersThatNobodyCanComputeWithCannotBeKeyedIn(String field) {
        String caseId = cases.send(("%PDF-1.4 a scan " + field).getBytes(), "scan.pdf");
        String keyed = KEYED.formatted("SCAN-" + caseId, "321.09").replaceFirst("}$", "," + field + "}");

        assertThatThrownBy(() -> cases.complete(caseId, "clerk", Map.of("decision", "keyed", "keyedInvoice", keyed)))
                .hasMessageContaining("too many digits");
        cases.decide(caseId, "clerk", "reject", "This is no invoice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"kind\":null,\"lineItems\":[],\"taxBreakdown\":[],\"allowancesAndCharges\":[]}"})
    void keyedInDataWithoutAKindIsRefusedInPlainWords(String keyed) {
        String caseId = cases.send(("%PDF-1.4 a scan " + keyed).getBytes(), "scan.pdf");

        assertThatThrownBy(() -> cases.complete(caseId, "clerk", Map.of("decision", "keyed", "keyedInvoice", keyed)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("credit note");
        cases.decide(caseId, "clerk", "reject", "This is no invoice.");
    }

    @Test
    void whomAPersonLinkedIsForgottenWhenTheDataAreCorrected() {
        String caseId = cases.send(SampleInvoice.unknown("1500.00").withIban(""));
        cases.complete(caseId, "clerk", Map.of("decision", "link", "linkedSupplierId", "S-1001"));
        confirmCoding(caseId);
        assertThat(cases.task(caseId).getTaskDefinitionKey()).isEqualTo(InvoiceApproval.APPROVE_INVOICE);
        cases.decide(caseId, "approver", "askBack", "Is this really from Bergmann?");
        String corrected = KEYED.formatted("COR-" + caseId, "1785.00")
                .replace("Bergmann Bürobedarf GmbH", "Somebody else GmbH")
                .replace("DE136695976", "DE999999999")
                .replace("DE02120300000000202051", "DE75512108001245126199");

        cases.complete(caseId, "clerk", Map.of("decision", "answered", "reason", "No.", "keyedInvoice", corrected));

        assertThat(cases.isAt(caseId, InvoiceApproval.ASSIGN_SUPPLIER)).isTrue();
    }

    @Test
    void aProposedSupplierNeedsASecondPersonAndNeverGoesStraightThrough() {
        SampleInvoice invoice = SampleInvoice.unknown("100.00");
        String caseId = cases.send(invoice);
        Map<String, Object> proposal = Map.of(
                "decision",
                "propose",
                "proposedName",
                invoice.seller(),
                "proposedVatId",
                invoice.vatId(),
                "proposedCategory",
                "Office",
                "proposedMail",
                "new@supplier.example",
                "proposedIban",
                invoice.iban());
        cases.complete(caseId, "clerk", proposal);
        assertThat(cases.isAt(caseId, InvoiceApproval.CONFIRM_SUPPLIER)).isTrue();
        cases.decide(caseId, "finance", "refuse", "Ask for the register entry first.");
        assertThat(cases.isAt(caseId, InvoiceApproval.ASSIGN_SUPPLIER)).isTrue();
        cases.complete(caseId, "clerk", proposal);
        cases.decide(caseId, "finance", "confirm", null);

        confirmCoding(caseId);
        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat(invoices.get(caseId).supplierId()).isNotNull();
    }

    @Test
    void anInvoiceOfAnUnknownSupplierMayBeRejected() {
        String caseId = cases.send(SampleInvoice.unknown("100.00"));

        cases.decide(caseId, "clerk", "reject", "Nobody knows them.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
    }

    @Test
    void changedBankDetailsAreConfirmedByASecondPersonAndNeverGoStraightThrough() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").withIban("DE62370400440532013001"));
        assertThat(cases.isAt(caseId, InvoiceApproval.CONFIRM_IBAN)).isTrue();

        cases.decide(caseId, "finance", "confirm", "Called Ms Bergmann.");

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThatThrownBy(() -> cases.decide(caseId, "finance", "approve", null))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void changedBankDetailsMayEndTheCase() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").withIban("DE88100900001234567892"));

        cases.decide(caseId, "finance", "reject", "The supplier knows nothing of it.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
    }

    @Test
    void aRefusedPostingGoesToAPersonAndIsPostedOnceMended() {
        doReturn(new PostingResult.Refused(PostingResult.Reason.PERIOD_CLOSED, "The period 2026-10 is closed."))
                .when(accounting)
                .post(any(), any());
        String caseId = cases.send(SampleInvoice.bergmann("100.00"));
        assertThat(cases.isAt(caseId, InvoiceApproval.RESOLVE_POSTING)).isTrue();
        assertThat(cases.variable(caseId, "refusalReason")).isEqualTo("The period 2026-10 is closed.");

        reset(accounting);
        cases.decide(caseId, "finance", "postAgain", null);

        assertThat(waitsForPayment(caseId)).isTrue();
    }

    @Test
    void aRefusedPostingMayEndTheCase() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").from("Altbau Immobilien AG", "DE813495425", ""));
        confirmCoding(caseId);
        assertThat(cases.isAt(caseId, InvoiceApproval.RESOLVE_POSTING)).isTrue();

        cases.decide(caseId, "finance", "reject", "They stay blocked.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
    }

    @Test
    void aboveTheLimitTwoDifferentPeopleApprove() {
        String caseId = cases.send(SampleInvoice.bergmann("12000.00"));
        cases.decide(caseId, "approver", "approve", null);

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat(cases.variable(caseId, "approverGroup")).isEqualTo("managers");
        assertThatThrownBy(() -> cases.decide(caseId, "approver", "approve", null))
                .isInstanceOf(AuthorizationException.class);
        cases.decide(caseId, "manager", "approve", null);

        assertThat(waitsForPayment(caseId)).isTrue();
    }

    @Test
    void whoApprovedFirstMayApproveAgainAfterTheDataWereCorrectedAndBothAreAskedAgain() {
        String caseId = cases.send(SampleInvoice.bergmann("12000.00"));
        cases.decide(caseId, "approver", "approve", null);
        cases.decide(caseId, "manager", "askBack", "Is the number right?");
        cases.complete(
                caseId,
                "clerk",
                Map.of(
                        "decision",
                        "answered",
                        "reason",
                        "No.",
                        "keyedInvoice",
                        KEYED.formatted("B-" + caseId, "14000.00")));
        confirmCoding(caseId);

        assertThat(cases.variable(caseId, "approvalsGiven")).isEqualTo(0);
        cases.decide(caseId, "approver", "approve", null);
        assertThat(waitsForPayment(caseId)).isFalse();
        cases.decide(caseId, "manager", "approve", null);

        assertThat(waitsForPayment(caseId)).isTrue();
    }

    @Test
    void beforeAnApprovalIsDueItIsRemindedAndAfterwardsManagersMayGiveIt() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));

        cases.fire(caseId, "boundary_remind");
        assertThat(mailsTo(caseId, "approver@tandem.example")).hasSize(1);
        cases.as("approver", () -> tasks.claim(cases.task(caseId).getId(), "approver"));
        cases.fire(caseId, "boundary_escalate");

        assertThat(mailsTo(caseId, "manager@tandem.example")).hasSize(1);
        assertThat(cases.task(caseId).getAssignee()).isNull();
        cases.decide(caseId, "manager", "approve", null);
        assertThat(waitsForPayment(caseId)).isTrue();
    }

    @Test
    void anInvoiceThatDiffersFromItsOrderIsAcceptedByAPersonAndThenApproved() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").ofOrder("PO-9999"));
        assertThat(cases.isAt(caseId, InvoiceApproval.CLEAR_DIFFERENCES)).isTrue();

        cases.decide(caseId, "clerk", "matchAgain", null);
        assertThat(cases.isAt(caseId, InvoiceApproval.CLEAR_DIFFERENCES)).isTrue();
        cases.decide(caseId, "clerk", "accept", "The order was placed by phone.");
        confirmCoding(caseId);

        assertThat(cases.variable(caseId, "match")).isEqualTo("accepted");
        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
    }

    @Test
    void anInvoiceThatDiffersFromItsOrderMayBeRejected() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").ofOrder("PO-9999"));

        cases.decide(caseId, "clerk", "reject", "Nobody ordered it.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
    }

    @Test
    void anInvoiceWithoutAnOrderIsPostedToTheAccountsThatAPersonConfirmed() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").ofOrder(null));
        assertThat(cases.isAt(caseId, InvoiceApproval.CONFIRM_CODING)).isTrue();

        confirmCoding(caseId);

        assertThat(waitsForPayment(caseId)).isTrue();
    }

    @Test
    void anInvoiceWhoseAccountsNobodyConfirmsIsRejected() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").ofOrder(null));

        cases.decide(caseId, "clerk", "reject", "It is private.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
    }

    @Test
    void anInvoiceInAnotherCurrencyWaitsForARateAndIsThenJudgedByTheConvertedAmount() {
        String caseId = cases.send(SampleInvoice.bergmann("900.00").in("XAU").ofOrder(null));
        confirmCoding(caseId);
        assertThat(cases.isAt(caseId, InvoiceApproval.ENTER_RATE)).isTrue();

        cases.complete(caseId, "finance", Map.of("decision", "enter", "rate", "0.05", "rateSource", "Our bank"));

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat((Double) cases.variable(caseId, "amount")).isEqualTo(21_420.0);
        assertThat(cases.variable(caseId, "amountCurrency")).isEqualTo("EUR");
        assertThat(cases.variable(caseId, "currency")).isEqualTo("XAU");
    }

    @Test
    void anAmountThatNeedsNoConversionAnyMoreIsInTheCurrencyOfTheInvoice() {
        String caseId = cases.send(SampleInvoice.bergmann("900.00").in("XAU").ofOrder(null));
        confirmCoding(caseId);
        cases.complete(caseId, "finance", Map.of("decision", "enter", "rate", "0.05", "rateSource", "Our bank"));
        cases.decide(caseId, "approver", "askBack", "Really in gold?");

        String corrected = KEYED.formatted("COR-" + caseId, "1785.00");
        cases.complete(caseId, "clerk", Map.of("decision", "answered", "reason", "No.", "keyedInvoice", corrected));

        assertThat(cases.variable(caseId, "currency")).isEqualTo("EUR");
        assertThat(cases.variable(caseId, "amountCurrency")).isNull();
    }

    @Test
    void anInvoiceInACurrencyThatNobodyKnowsMayBeRejected() {
        String caseId = cases.send(SampleInvoice.bergmann("900.00").in("XAG").ofOrder(null));
        confirmCoding(caseId);

        cases.decide(caseId, "finance", "reject", "We do not pay in silver.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_rejected");
    }

    @Test
    void aCreditNoteIsMatchedToTheInvoiceThatItNames() {
        SampleInvoice invoice = SampleInvoice.bergmann("100.00");
        cases.send(invoice);

        String caseId = cases.send(SampleInvoice.bergmann("40.00").asCreditNoteFor(invoice.number()));

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        cases.decide(caseId, "approver", "approve", null);
        assertThat(cases.end(caseId)).isEqualTo("endEvent_posted");
    }

    @Test
    void aCreditNoteThatNamesNoInvoiceIsLinkedByAPerson() {
        String invoiceId = cases.send(SampleInvoice.bergmann("100.00"));
        String caseId = cases.send(SampleInvoice.bergmann("40.00").asCreditNote());
        assertThat(cases.isAt(caseId, InvoiceApproval.FIND_CORRECTED_INVOICE)).isTrue();

        cases.complete(caseId, "clerk", Map.of("decision", "link", "creditedInvoiceId", invoiceId));

        assertThat(cases.isAt(caseId, InvoiceApproval.APPROVE_INVOICE)).isTrue();
    }

    @Test
    void aCreditNoteMayGoOnWithoutAnInvoiceOrBeRejected() {
        String without = cases.send(SampleInvoice.bergmann("41.00").asCreditNote());
        cases.decide(without, "clerk", "without", "Yearly bonus.");
        confirmCoding(without);
        assertThat(cases.isAt(without, InvoiceApproval.APPROVE_INVOICE)).isTrue();

        String rejected = cases.send(SampleInvoice.bergmann("42.00").asCreditNote());
        cases.decide(rejected, "clerk", "reject", "Not for us.");
        assertThat(cases.end(rejected)).isEqualTo("endEvent_rejected");
    }

    @Test
    void aPostedInvoiceWaitsForItsPaymentOfWhichTheRequesterHears() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00"));
        cases.fire(caseId, "catchEvent_askAgain");
        assertThat(waitsForPayment(caseId)).isTrue();

        pay(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_paid");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.PAID);
        assertThat(mailsTo(caseId, "clerk@tandem.example")).anyMatch(subject -> subject.contains("aid"));
    }

    @Test
    void aWithdrawalEndsOpenApprovals() {
        String caseId = cases.send(SampleInvoice.bergmann("1500.00"));

        withdraw(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_withdrawn");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.WITHDRAWN);
    }

    @Test
    void aWithdrawalTakesBackWhatWasPosted() {
        SampleInvoice invoice = SampleInvoice.bergmann("100.00");
        String caseId = cases.send(invoice);
        assertThat(waitsForPayment(caseId)).isTrue();

        withdraw(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_withdrawn");
        assertThat(trail.of(caseId)).extracting(Decision::decision).contains("reversed");
        assertThat(accounting.similarPostings(Postings.request(invoices.get(caseId), "S-1001", List.of(), null)))
                .isEmpty();
        assertThat(mailsTo(caseId, "rechnung@bergmann.example")).hasSize(2);
    }

    /** The answer was lost, so the model does not know that it was posted. */
    @Test
    void aWithdrawalTakesBackAPostingWhoseAnswerWasLost() {
        doAnswer(call -> {
                    call.callRealMethod();
                    throw new IllegalStateException("the line broke");
                })
                .when(accounting)
                .post(any(), any());
        String caseId = cases.take(SampleInvoice.bergmann("100.00").xml(), "invoice.xml");
        Job job = cases.runUpTo(caseId, InvoiceApproval.POST_INVOICE);
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("the line broke");

        withdraw(caseId);

        assertThat(cases.end(caseId)).isEqualTo("endEvent_withdrawn");
        verify(accounting).reverse(any(), any());
    }

    @Test
    void aPaidInvoiceThatIsWithdrawnIsSettledByAPerson() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00"));
        pay(caseId);

        withdraw(caseId);
        assertThat(cases.isAt(caseId, InvoiceApproval.SETTLE_PAID_INVOICE)).isTrue();
        cases.decide(caseId, "finance", "settled", "They pay it back by Friday.");

        assertThat(cases.end(caseId)).isEqualTo("endEvent_settled");
        assertThat(mailsTo(caseId, "clerk@tandem.example")).isNotEmpty();
    }

    private void withdraw(String caseId) {
        assertThat(withdrawals.withdraw(caseId, "Ordered twice.", "clerk"))
                .isInstanceOf(WithdrawalResult.Accepted.class);
        cases.runJobs(caseId);
    }

    private void pay(String caseId) {
        Invoice invoice = invoices.get(caseId);
        Payment payment = new Payment(
                Objects.requireNonNull(invoice.postingId()),
                LocalDate.of(2026, 11, 20),
                Objects.requireNonNull(invoice.requiredData().payable()),
                BigDecimal.ZERO,
                "bank-" + caseId);
        assertThat(payments.record(caseId, payment, "finance")).isInstanceOf(PaymentResult.Recorded.class);
        cases.runJobs(caseId);
    }

    private void confirmCoding(String caseId) {
        assertThat(cases.isAt(caseId, InvoiceApproval.CONFIRM_CODING)).isTrue();
        cases.decide(caseId, "clerk", "confirm", null);
    }

    private List<String> mailsTo(String caseId, String address) {
        return jdbc.sql("select subject from mail_outbox where recipient = ? and effect_key like ? order by id")
                .params(address, caseId + ".%")
                .query(String.class)
                .list();
    }

    private boolean waitsForPayment(String caseId) {
        return cases.waitsAt(caseId, "gateway_waitForPayment");
    }

    @Test
    void aTechnicalFailureIsRetriedWithGrowingPausesAndPostsOnce() {
        doThrow(new IllegalStateException("accounting is down"))
                .doCallRealMethod()
                .when(accounting)
                .post(any(), any());
        String caseId = cases.take(SampleInvoice.bergmann("100.00").xml(), "invoice.xml");
        Job job = cases.runUpTo(caseId, InvoiceApproval.POST_INVOICE);

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("accounting is down");
        Job retried = cases.job(caseId);
        assertThat(retried).isNotNull();
        assertThat(retried.getRetries()).isEqualTo(5);
        assertThat(retried.getDuedate()).isNotNull();
        cases.runJobs(caseId);

        assertThat(waitsForPayment(caseId)).isTrue();
    }
}
