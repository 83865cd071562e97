package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Invoices;
import dev.tandem.invoice.coding.Coding;
import dev.tandem.invoice.coding.Codings;
import dev.tandem.invoice.match.MatchOutcome;
import dev.tandem.invoice.match.OrderMatches;
import dev.tandem.invoice.match.RecordedMatch;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is matched, coded and credited on the way of a case, in Tandem's own tables and in the books. */
@TandemTest
class MatchAndCodingTest {

    @Autowired
    private Cases cases;

    @Autowired
    private Invoices invoices;

    @Autowired
    private OrderMatches matches;

    @Autowired
    private Codings codings;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatWasOrderedAndReceivedIsCodedByItsOrderAndPostedThere() {
        String caseId = cases.send(SampleInvoice.bergmann("120.00"));

        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
        assertThat(matches.find(caseId)).map(RecordedMatch::outcome).contains(MatchOutcome.MATCHED);
        assertThat(codings.of(caseId)).singleElement().satisfies(coding -> {
            assertThat(coding.source()).isEqualTo(Coding.Source.ORDER);
            assertThat(coding.account()).isEqualTo("6815");
            assertThat(coding.costCentre()).isEqualTo("4711");
            assertThat(coding.net()).isEqualByComparingTo("120.00");
        });
        assertThat(postedTo(caseId, "6815", "4711")).isEqualByComparingTo("120.00");
    }

    @Test
    void aDifferenceIsForAPersonWhoAcceptsIt() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").ofOrder("PO-1002"));
        assertThat(cases.isAt(caseId, InvoiceApproval.CLEAR_DIFFERENCES)).isTrue();
        assertThat(variable(caseId, "match")).isEqualTo("differs");
        assertThat(variable(caseId, "differenceCount")).isEqualTo(1);
        assertThat(matches.missing(caseId)).get().asString().contains("nobody has accepted");

        cases.decide(caseId, "clerk", "accept", "Bought on the phone.");

        assertThat(matches.find(caseId)).get().satisfies(found -> {
            assertThat(found.outcome()).isEqualTo(MatchOutcome.ACCEPTED);
            assertThat(found.acceptedBy()).isEqualTo("clerk");
        });
        assertThat(variable(caseId, "match")).isEqualTo("accepted");
        assertThat(cases.isAt(caseId, InvoiceApproval.CONFIRM_CODING))
                .as("what is not on the order has no account of the order")
                .isTrue();
    }

    @Test
    void anOrderThatAPersonTypedGoesBeforeThatOfTheDocument() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").ofOrder("PO-10O1"));
        assertThat(cases.isAt(caseId, InvoiceApproval.CLEAR_DIFFERENCES)).isTrue();

        cases.complete(caseId, "clerk", Map.of("decision", "matchAgain", "orderNumber", "po-1001"));

        assertThat(matches.find(caseId)).map(RecordedMatch::outcome).contains(MatchOutcome.MATCHED);
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
    }

    @Test
    void whatIsRejectedGivesBackWhatItUsed() {
        String caseId = cases.send(SampleInvoice.bergmann("100.00").ofOrder("PO-2001"));
        String used = cases.send(SampleInvoice.bergmann("2000.00"));
        assertThat(usedBy(used)).isEqualByComparingTo("2000");

        cases.decide(used, "approver", "reject", "Not ordered.");

        assertThat(usedBy(used)).isZero();
        assertThat(invoices.get(caseId).state()).isNotEqualTo(InvoiceState.POSTED);
    }

    @Test
    void withoutAnOrderATableProposesAndAPersonConfirms() {
        String caseId = cases.send(SampleInvoice.bergmann("150.00").ofOrder(null));
        assertThat(cases.isAt(caseId, InvoiceApproval.CONFIRM_CODING)).isTrue();
        assertThat(codings.of(caseId)).singleElement().satisfies(coding -> {
            assertThat(coding.source()).isEqualTo(Coding.Source.PROPOSED);
            assertThat(coding.account()).isEqualTo("6815");
            assertThat(coding.costCentre()).isEqualTo("4711");
            assertThat(coding.reason()).isEqualTo("The invoice names cost centre 4711.");
        });
        assertThat(codings.missing(invoices.get(caseId)))
                .contains("Nobody has confirmed the account of \"Copying paper\".");

        cases.complete(caseId, "clerk", Map.of("decision", "confirm", "coding", """
                [{"line":0,"account":"6815","costCentre":"4100","net":100.00},
                 {"line":0,"account":"6300","costCentre":"4200","net":50.00}]"""));

        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
        assertThat(codings.of(caseId))
                .hasSize(2)
                .allSatisfy(coding -> assertThat(coding.confirmedBy()).isEqualTo("clerk"));
        assertThat(postedTo(caseId, "6815", "4100")).isEqualByComparingTo("100.00");
        assertThat(postedTo(caseId, "6300", "4200")).isEqualByComparingTo("50.00");
        assertThat(runtime.createVariableInstanceQuery().variableName("coding").count())
                .as("what passed through the form is not kept")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"line\":0,\"account\":\"6815\",\"costCentre\":\"4100\",\"net\":149.99}] | make 149.99, but the line is 150.00",
                "[{\"line\":0,\"account\":\"9999\",\"costCentre\":\"4100\",\"net\":150}] | Choose an account",
                "[{\"line\":0,\"account\":\"1400\",\"costCentre\":\"4100\",\"net\":150}] | Choose an account",
                "[{\"line\":0,\"account\":\"6815\",\"costCentre\":null,\"net\":150}] | Choose a cost centre",
                "[{\"line\":0,\"account\":\"6815\",\"costCentre\":\"4100\",\"net\":1150},{\"line\":0,\"account\":\"6300\",\"costCentre\":\"4100\",\"net\":-1000}] | is not a part of",
                "[{\"line\":0,\"account\":\"6815\",\"costCentre\":\"4100\",\"net\":1e900000000}] | is not a part of",
                "[{\"line\":7,\"account\":\"6815\",\"costCentre\":\"4100\",\"net\":150}] | has changed",
                "[null] | can't be read",
                "{ | can't be read",
            })
    void whatIsNoCompleteCodingIsRefusedInPlainWords(String coding, String why) {
        String caseId = cases.send(SampleInvoice.bergmann("150.00").ofOrder(null));

        assertThatThrownBy(() -> cases.complete(caseId, "clerk", Map.of("decision", "confirm", "coding", coding)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(why);

        assertThat(codings.missing(invoices.get(caseId))).isPresent();
        assertThat(cases.isAt(caseId, InvoiceApproval.CONFIRM_CODING)).isTrue();
    }

    @Test
    void aCreditNoteFollowsTheInvoiceThatItNames() {
        SampleInvoice invoice = SampleInvoice.bergmann("110.00");
        String corrected = cases.send(invoice);
        assertThat(invoices.get(corrected).state()).isEqualTo(InvoiceState.POSTED);

        String note = cases.send(creditNote("40.00", invoice.number()), "note.xml");

        assertThat(cases.isAt(note, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat(variable(note, "creditedInvoiceId")).isEqualTo(corrected);
        assertThat(codings.of(note)).singleElement().satisfies(coding -> {
            assertThat(coding.source()).isEqualTo(Coding.Source.CREDITED);
            assertThat(coding.account()).isEqualTo("6815");
            assertThat(coding.costCentre()).isEqualTo("4711");
        });

        cases.decide(note, "approver", "approve", null);

        assertThat(invoices.get(note).state()).isEqualTo(InvoiceState.POSTED);
        assertThat(jdbc.sql("select corrects from posting where id = :id")
                        .param("id", invoices.get(note).postingId())
                        .query(String.class)
                        .single())
                .isEqualTo(invoices.get(corrected).postingId());
    }

    @Test
    void noMoreIsCreditedThanIsLeftOfTheInvoice() {
        SampleInvoice invoice = SampleInvoice.bergmann("110.00");
        cases.send(invoice);
        String first = cases.send(creditNote("70.00", invoice.number()), "first.xml");

        String second = cases.send(creditNote("70.00", invoice.number()), "second.xml");

        assertThat(cases.isAt(first, InvoiceApproval.APPROVE_INVOICE)).isTrue();
        assertThat(cases.isAt(second, InvoiceApproval.FIND_CORRECTED_INVOICE)).isTrue();
        assertThat(variable(second, "creditProblem"))
                .asString()
                .contains("83.30 EUR")
                .contains("only 47.60 EUR are left");

        cases.decide(first, "approver", "reject", "Wrong.");
        cases.decide(second, "clerk", "link", null);

        assertThat(cases.isAt(second, InvoiceApproval.APPROVE_INVOICE))
                .as("what a rejected credit note credited is free again")
                .isTrue();
    }

    @Test
    void aCreditNoteThatNamesNoInvoiceIsForAPerson() {
        String corrected = cases.send(SampleInvoice.bergmann("130.00"));
        String stranger = cases.send(SampleInvoice.unknown("130.00"));
        String note = cases.send(SampleInvoice.bergmann("30.00").asCreditNote().ofOrder(null));
        assertThat(cases.isAt(note, InvoiceApproval.FIND_CORRECTED_INVOICE)).isTrue();
        assertThat(variable(note, "creditProblem"))
                .isEqualTo("The credit note does not say which invoice it corrects.");

        cases.complete(note, "clerk", Map.of("decision", "link", "creditedInvoiceId", stranger));
        assertThat(cases.isAt(note, InvoiceApproval.FIND_CORRECTED_INVOICE)).isTrue();
        assertThat(variable(note, "creditProblem")).asString().contains("is not a posted invoice of this supplier");

        cases.complete(note, "clerk", Map.of("decision", "link", "creditedInvoiceId", corrected));
        assertThat(cases.isAt(note, InvoiceApproval.APPROVE_INVOICE)).isTrue();
    }

    @Test
    void withoutAnInvoiceACreditNoteIsCodedLikeAnyOther() {
        String note = cases.send(SampleInvoice.bergmann("30.00").asCreditNote().ofOrder(null));

        cases.decide(note, "clerk", "without", "Yearly bonus.");

        assertThat(cases.isAt(note, InvoiceApproval.CONFIRM_CODING)).isTrue();
    }

    private static byte[] creditNote(String net, String preceding) {
        return new String(
                        SampleInvoice.bergmann(net).asCreditNote().ofOrder(null).xml(), StandardCharsets.UTF_8)
                .replace(
                        "<cac:AccountingSupplierParty>",
                        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>" + preceding
                                + "</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
                                + "<cac:AccountingSupplierParty>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Object variable(String caseId, String name) {
        return runtime.createVariableInstanceQuery()
                .processInstanceIdIn(invoices.get(caseId).processInstanceId())
                .variableName(name)
                .list()
                .get(0)
                .getValue();
    }

    private BigDecimal usedBy(String caseId) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from order_use where invoice_id = :id")
                .param("id", caseId)
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal postedTo(String caseId, String account, String costCentre) {
        List<BigDecimal> amounts = jdbc.sql("""
                        select debit from posting_line
                        where posting_id = :posting and account_id = :account and cost_centre_id = :costCentre""")
                .param("posting", invoices.get(caseId).postingId())
                .param("account", account)
                .param("costCentre", costCentre)
                .query(BigDecimal.class)
                .list();
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
