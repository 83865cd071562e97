package dev.tandem.invoice.process;

import static dev.tandem.core.ProcessVariable.anyNumber;
import static dev.tandem.core.ProcessVariable.bool;
import static dev.tandem.core.ProcessVariable.number;
import static dev.tandem.core.ProcessVariable.text;

import dev.tandem.core.ProcessVariable;
import dev.tandem.deployment.RequiredProcess;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The names that the model {@code processes/invoice-approval} and this program share. */
@Configuration(proxyBeanMethods = false)
class InvoiceApproval {

    static final String PROCESS = "invoice-approval";
    static final String RULES = "invoice-approval-rules";
    static final String TOLERANCES = "invoice-match-tolerances";
    static final String CODING = "invoice-coding";

    static final String KEY_IN_INVOICE = "userTask_keyInInvoice";
    static final String DECIDE_DUPLICATE = "userTask_decideDuplicate";
    static final String ASSIGN_SUPPLIER = "userTask_assignSupplier";
    static final String CONFIRM_SUPPLIER = "userTask_confirmSupplier";
    static final String CONFIRM_IBAN = "userTask_confirmIban";
    static final String APPROVE_INVOICE = "userTask_approveInvoice";
    static final String ANSWER_QUESTION = "userTask_answerQuestion";
    static final String RESOLVE_POSTING = "userTask_resolvePosting";

    static final String READ_INVOICE = "serviceTask_readInvoice";
    static final String CHECK_INVOICE = "serviceTask_checkInvoice";
    static final String FIND_DUPLICATES = "serviceTask_findDuplicates";
    static final String IDENTIFY_SUPPLIER = "serviceTask_identifySupplier";
    static final String CREATE_SUPPLIER = "serviceTask_createSupplier";
    static final String ADD_IBAN = "serviceTask_addIban";
    static final String POST_INVOICE = "serviceTask_postInvoice";
    static final String CLEAR_DIFFERENCES = "userTask_clearDifferences";
    static final String FIND_CORRECTED_INVOICE = "userTask_findCorrectedInvoice";
    static final String CONFIRM_CODING = "userTask_confirmCoding";
    static final String ENTER_RATE = "userTask_enterRate";
    static final String SETTLE_PAID_INVOICE = "userTask_settlePaidInvoice";

    static final String MATCH_ORDER = "serviceTask_matchOrder";
    static final String PROPOSE_CODING = "serviceTask_proposeCoding";
    static final String MATCH_CREDIT_NOTE = "serviceTask_matchCreditNote";
    static final String REJECT_INVOICE = "serviceTask_rejectInvoice";

    static final String CONVERT_AMOUNT = "serviceTask_convertAmount";
    static final String ASK_PAYMENT = "serviceTask_askPayment";
    static final String REVERSE_POSTING = "serviceTask_reversePosting";
    static final String WITHDRAW_INVOICE = "serviceTask_withdrawInvoice";

    static final String INVOICE_PAID = "invoicePaid";
    static final String INVOICE_WITHDRAWN = "invoiceWithdrawn";
    static final String INVOICE_WITHDRAWN_AFTER_PAYMENT = "invoiceWithdrawnAfterPayment";

    static final String POSTING_REFUSED = "postingRefused";

    static final ProcessVariable<String> INVOICE_ID = text("invoiceId");
    static final ProcessVariable<String> DOCUMENT_NAME = text("documentName");
    static final ProcessVariable<Boolean> READABLE = bool("readable");
    static final ProcessVariable<Boolean> COMPLETE = bool("complete");
    static final ProcessVariable<String> KIND = text("kind");
    static final ProcessVariable<String> INVOICE_NUMBER = text("invoiceNumber");
    static final ProcessVariable<String> SUPPLIER_NAME = text("supplierName");
    static final ProcessVariable<Double> AMOUNT = new ProcessVariable<>("amount", Double.class);
    /** Of the invoice. */
    static final ProcessVariable<String> CURRENCY = text("currency");

    /** Of {@code amount}, once it was converted; before, and where it need not be, it is that of the invoice. */
    static final ProcessVariable<String> AMOUNT_CURRENCY = text("amountCurrency");

    static final ProcessVariable<Integer> FINDING_COUNT = number("findingCount");
    static final ProcessVariable<Boolean> ORDER_NAMED = bool("orderNamed");
    static final ProcessVariable<Boolean> KEYED_IN = bool("keyedIn");
    static final ProcessVariable<Boolean> DUPLICATE_SUSPECTED = bool("duplicateSuspected");
    static final ProcessVariable<Boolean> SUPPLIER_KNOWN = bool("supplierKnown");
    static final ProcessVariable<String> SUPPLIER_ID = text("supplierId");
    static final ProcessVariable<String> CATEGORY = text("category");
    static final ProcessVariable<Boolean> SUPPLIER_NEW = bool("supplierNew");
    static final ProcessVariable<Boolean> IBAN_KNOWN = bool("ibanKnown");
    static final ProcessVariable<Boolean> IBAN_CONFIRMED = bool("ibanConfirmed");
    /** {@code matched}, {@code differs}, {@code accepted} by a person, or {@code none} without an order. */
    static final ProcessVariable<String> MATCH = text("match");

    static final ProcessVariable<Integer> DIFFERENCE_COUNT = number("differenceCount");
    static final ProcessVariable<Boolean> QUESTION_OPEN = bool("questionOpen");
    static final ProcessVariable<Boolean> PAYMENT_EXPECTED = bool("paymentExpected");
    static final ProcessVariable<Integer> APPROVALS_GIVEN = number("approvalsGiven");
    static final ProcessVariable<String> APPROVER_GROUP = text("approverGroup");
    static final ProcessVariable<String> ESCALATION_GROUP = text("escalationGroup");
    static final ProcessVariable<Number> APPROVAL_HOURS = anyNumber("approvalHours");
    static final ProcessVariable<Integer> APPROVAL_MINUTES_USED = number("approvalMinutesUsed");
    static final ProcessVariable<String> APPROVAL_DUE_AT = text("approvalDueAt");
    static final ProcessVariable<String> APPROVAL_REMINDER_AT = text("approvalReminderAt");
    static final ProcessVariable<Integer> APPROVAL_ROUND = number("approvalRound");
    static final ProcessVariable<Double> DISCOUNT_AMOUNT = new ProcessVariable<>("discountAmount", Double.class);
    static final ProcessVariable<String> DISCOUNT_UNTIL = text("discountUntil");
    static final ProcessVariable<Boolean> RATE_KNOWN = bool("rateKnown");
    static final ProcessVariable<Double> EXCHANGE_RATE = new ProcessVariable<>("exchangeRate", Double.class);
    static final ProcessVariable<Boolean> PAID = bool("paid");
    static final ProcessVariable<Boolean> WAS_POSTED = bool("wasPosted");
    static final ProcessVariable<String> POSTING_ID = text("postingId");
    static final ProcessVariable<String> DECISION = text("decision");
    static final ProcessVariable<String> REASON = text("reason");

    /** As the document or, once a person typed one in, they say. */
    static final ProcessVariable<String> ORDER_NUMBER = text("orderNumber");

    static final ProcessVariable<Number> TOLERANCE_PRICE_PERCENT = anyNumber("tolerancePricePercent");
    static final ProcessVariable<Number> TOLERANCE_PRICE_AMOUNT = anyNumber("tolerancePriceAmount");
    static final ProcessVariable<Number> TOLERANCE_QUANTITY_PERCENT = anyNumber("toleranceQuantityPercent");
    static final ProcessVariable<Number> TOLERANCE_TAX_POINTS = anyNumber("toleranceTaxPoints");
    static final ProcessVariable<Boolean> WITHIN_TOLERANCE = bool("withinTolerance");
    static final ProcessVariable<Boolean> CREDIT_MATCHED = bool("creditMatched");
    static final ProcessVariable<String> CREDITED_INVOICE_ID = text("creditedInvoiceId");
    /** Why no invoice was found that a credit note corrects, in plain words. */
    static final ProcessVariable<String> CREDIT_PROBLEM = text("creditProblem");

    static final ProcessVariable<Boolean> CODING_OPEN = bool("codingOpen");

    /** Written by the form of {@link #ASSIGN_SUPPLIER}. */
    static final ProcessVariable<String> LINKED_SUPPLIER_ID = text("linkedSupplierId");

    static final ProcessVariable<String> PROPOSED_NAME = text("proposedName");
    static final ProcessVariable<String> PROPOSED_VAT_ID = text("proposedVatId");
    static final ProcessVariable<String> PROPOSED_CATEGORY = text("proposedCategory");
    static final ProcessVariable<String> PROPOSED_MAIL = text("proposedMail");
    static final ProcessVariable<String> PROPOSED_IBAN = text("proposedIban");

    @Bean
    RequiredProcess invoiceApprovalProcess() {
        return new RequiredProcess(
                PROCESS,
                Set.of(RULES, TOLERANCES, CODING),
                Set.of(
                        KEY_IN_INVOICE,
                        ANSWER_QUESTION,
                        APPROVE_INVOICE,
                        READ_INVOICE,
                        CHECK_INVOICE,
                        FIND_DUPLICATES,
                        IDENTIFY_SUPPLIER,
                        CREATE_SUPPLIER,
                        ADD_IBAN,
                        POST_INVOICE,
                        REJECT_INVOICE));
    }
}
