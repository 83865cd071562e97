package dev.tandem.integration.accounting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.integration.accounting.Posting;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.integration.accounting.PostingResult.Posted;
import dev.tandem.integration.accounting.PostingResult.Reason;
import dev.tandem.integration.accounting.PostingResult.Refused;
import dev.tandem.integration.accounting.Reversal;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.testing.DatabaseSlice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {DatabaseSlice.class, LocalAccountingTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class LocalAccountingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final AtomicInteger CASES = new AtomicInteger();
    private static final int RACERS = 6;

    @Import(LocalAccounting.class)
    static class Beans {}

    @Autowired
    Accounting accounting;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Supplier bergmann = new Supplier("", "", null, "", null, List.of(), false);

    @BeforeEach
    void aSupplier() {
        bergmann = accounting.createSupplier(
                key("serviceTask_createSupplier"),
                new NewSupplier("Bergmann GmbH", "DE136695976", "Office", null, "DE02120300000000202051"));
    }

    @AfterEach
    void booksBalance() {
        try {
            assertThat(jdbc.sql("""
                                    select count(*) from (select posting_id from posting_line group by posting_id
                                    having sum(debit) <> sum(credit)) unbalanced""").query(Long.class).single())
                    .as("postings whose debits and credits differ")
                    .isZero();
        } finally {
            jdbc.sql("update posting set corrects = null, reverses = null").update();
            for (String table : List.of(
                    "posting_payment",
                    "posting_line",
                    "posting",
                    "posting_key",
                    "accounting_period",
                    "supplier_iban",
                    "supplier")) {
                jdbc.sql("delete from " + table).update();
            }
        }
    }

    // --- double entry

    @Test
    void anInvoiceDebitsExpenseAndInputVatAndCreditsPayables() {
        post(invoice("R-1", "100.00", "19.00", "119.00", "119.00"));

        assertThat(book()).containsExactly("1400 debit 19.00", "3300 credit 119.00", "6815 debit 100.00");
    }

    @Test
    void aCreditNoteIsBookedTurnedRound() {
        post(new PostingRequest(
                bergmann.id(), true, "G-1", DAY, "EUR", dec("100"), dec("19"), dec("119"), dec("119"), dec("0")));

        assertThat(book()).containsExactly("1400 credit 19.00", "3300 debit 119.00", "6815 credit 100.00");
    }

    @Test
    void whatWasPrepaidLowersThePayableAndRoundingGoesToExpense() {
        post(new PostingRequest(
                bergmann.id(),
                false,
                "R-2",
                DAY,
                "EUR",
                dec("100.01"),
                dec("19.00"),
                dec("119.01"),
                dec("69.00"),
                dec("50.00")));

        assertThat(book())
                .containsExactly("1180 credit 50.00", "1400 debit 19.00", "3300 credit 69.00", "6815 debit 100.00");
    }

    @Test
    void anInvoiceWithoutTaxNeedsNoLineForIt() {
        post(invoice("R-3", "250.00", "0.00", "250.00", "250.00"));

        assertThat(book()).containsExactly("3300 credit 250.00", "6815 debit 250.00");
    }

    @Test
    void aNegativeInvoiceIsBookedOnTheOtherSides() {
        post(invoice("R-4", "-100.00", "-19.00", "-119.00", "-119.00"));

        assertThat(book()).containsExactly("1400 credit 19.00", "3300 debit 119.00", "6815 credit 100.00");
    }

    @Test
    void anInvoiceOfZeroIsKeptWithoutLines() {
        assertThat(post(invoice("R-5", "0", "0", "0", "0"))).isInstanceOf(Posted.class);
        assertThat(book()).isEmpty();
    }

    @Test
    void aCategoryWithoutAnAccountGoesToOtherExpenses() {
        Supplier zoo = accounting.createSupplier(key("c"), new NewSupplier("Zoo", null, "Animals", null, null));
        post(invoice(zoo.id(), "R-6", "10.00", "0.00", "10.00", "10.00"));

        assertThat(book()).containsExactly("3300 credit 10.00", "6300 debit 10.00");
    }

    @Test
    void theDatabaseItselfRefusesALineWithTwoSides() {
        Posting posting = posted(post(invoice("R-7", "1", "0", "1", "1")));

        assertThatThrownBy(() -> jdbc.sql(
                                "insert into posting_line (posting_id, line, account_id, debit, credit) values (?, 9, '1400', 1, 1)")
                        .param(posting.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    // --- codings

    @Test
    void theExpenseGoesWhereItIsCodedAndRoundingWithTheFirstCoding() {
        post(coded("100.01", "119.01", coding("6825", "4711", "60.00"), coding("6837", null, "40.01")));

        assertThat(book())
                .containsExactly("1400 debit 19.00", "3300 credit 119.00", "6825 debit 59.99", "6837 debit 40.01");
        assertThat(jdbc.sql("select cost_centre_id from posting_line where account_id = '6825'")
                        .query(String.class)
                        .single())
                .isEqualTo("4711");
    }

    @Test
    void codingsThatDoNotMakeTheNetAmountAreRefused() {
        Refused refused = refused(
                post(coded("100.00", "119.00", coding("6825", "4711", "60.00"), coding("6837", null, "40.01"))));

        assertThat(refused.reason()).isEqualTo(Reason.AMOUNTS_DO_NOT_BALANCE);
        assertThat(refused.explanation()).contains("get 100.01", "net amount is 100.00 EUR");
    }

    @Test
    void accountsAndCostCentresThatAreNotThereAreRefusedByNumber() {
        Refused noAccount = refused(post(coded("100.00", "119.00", coding("9999", "4711", "100.00"))));
        Refused notForExpenses = refused(post(coded("100.00", "119.00", coding("1400", "4711", "100.00"))));
        Refused noCostCentre = refused(post(coded("100.00", "119.00", coding("6825", "0815", "100.00"))));

        assertThat(List.of(noAccount, notForExpenses, noCostCentre))
                .allSatisfy(refused -> assertThat(refused.reason()).isEqualTo(Reason.CODING_UNKNOWN));
        assertThat(noAccount.explanation()).contains("no account for expenses 9999");
        assertThat(notForExpenses.explanation()).contains("no account for expenses 1400");
        assertThat(noCostCentre.explanation()).contains("no cost centre 0815");
    }

    // --- corrections

    @Test
    void aCreditNoteKeepsWhichPostingItCorrects() {
        Posting corrected = posted(post(invoice("R-1", "100", "19", "119", "119")));
        Posting credit = posted(post(creditNote("G-1", corrected.id())));

        assertThat(jdbc.sql("select corrects from posting where id = ?")
                        .param(credit.id())
                        .query(String.class)
                        .single())
                .isEqualTo(corrected.id());
    }

    @Test
    void aCreditNoteForWhatIsNotInTheBooksIsRefused() {
        EffectKey key = key("serviceTask_postInvoice");
        Posting corrected = posted(accounting.post(key, invoice("R-1", "100", "19", "119", "119")));
        accounting.reverse(key, "ordered twice");

        assertThat(refused(post(creditNote("G-1", "P-0"))).reason()).isEqualTo(Reason.CORRECTED_UNKNOWN);
        assertThat(refused(post(creditNote("G-1", corrected.id()))).explanation())
                .contains("corrects posting " + corrected.id());
    }

    // --- reversals

    @Test
    void aReversalBooksEverythingBackAndFreesTheNumber() {
        EffectKey key = key("serviceTask_postInvoice");
        Posting posting = posted(accounting.post(key, invoice("R-1", "100.00", "19.00", "119.00", "119.00")));

        Reversal reversal = accounting.reverse(key, "ordered twice").orElseThrow();

        assertThat(reversal.postingId()).isEqualTo(posting.id());
        assertThat(jdbc.sql("select account_id from posting_line group by account_id having sum(debit) <> sum(credit)")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select issue_date from posting where id = ?")
                        .param(reversal.id())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.now(ZoneId.of("Europe/Berlin")));
        assertThat(accounting.similarPostings(invoice("R-1", "100", "19", "119", "119")))
                .isEmpty();
        assertThat(post(invoice("R-1", "100", "19", "119", "119"))).isInstanceOf(Posted.class);
    }

    @Test
    void aReversalHappensOnceHoweverOftenItIsAskedFor() {
        EffectKey key = key("serviceTask_postInvoice");
        accounting.post(key, invoice("R-1", "100.00", "19.00", "119.00", "119.00"));

        assertThat(accounting.reverse(key, "ordered twice")).isEqualTo(accounting.reverse(key, "ordered twice"));

        assertThat(count("posting")).isEqualTo(2);
    }

    @Test
    void nothingIsPostedWithAKeyThatWasTakenBack() {
        EffectKey before = key("serviceTask_postInvoice");
        EffectKey after = key("serviceTask_postInvoice");
        accounting.post(after, invoice("R-1", "100", "19", "119", "119"));

        assertThat(accounting.reverse(before, "ordered twice")).isEmpty();
        assertThat(accounting.reverse(after, "ordered twice")).isPresent();

        assertThat(refused(accounting.post(before, invoice("R-2", "100", "19", "119", "119")))
                        .reason())
                .isEqualTo(Reason.REVERSED);
        assertThat(refused(accounting.post(after, invoice("R-1", "100", "19", "119", "119")))
                        .explanation())
                .startsWith("Invoice R-1 was withdrawn");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoeverIsFasterAPostingNeverSurvivesItsReversal(boolean askedBefore) throws Exception {
        for (int round = 0; round < 10; round++) {
            EffectKey key = key("serviceTask_postInvoice");
            if (askedBefore) {
                refused(accounting.post(key, invoice("R-" + round, "100", "19", "1", "1")));
            }
            String number = "R-" + round;
            AtomicInteger turn = new AtomicInteger();

            race(() -> turn.getAndIncrement() % 2 == 0
                    ? accounting.post(key, invoice(number, "100", "19", "119", "119"))
                    : accounting.reverse(key, "ordered twice"));

            assertThat(jdbc.sql("select count(*) from posting where live_key is not null")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void whatWasPaidIsNotTakenBack() {
        EffectKey key = key("serviceTask_postInvoice");
        Posting posting = posted(accounting.post(key, invoice("R-1", "100.00", "19.00", "119.00", "119.00")));
        Payment payment = new Payment(posting.id(), DAY, dec("116.62"), dec("2.38"), "bank 1");
        new Payments(jdbc).insert(payment, "finance", OffsetDateTime.now(ZoneOffset.UTC));

        assertThatThrownBy(() -> accounting.reverse(key, "ordered twice"))
                .hasMessageContaining(posting.id() + " was paid on 14 March 2026");
        assertThat(accounting.payment(posting.id())).contains(payment);
        assertThat(count("posting")).isOne();
    }

    @Test
    void aClosedMonthTakesNoReversals() {
        EffectKey key = key("serviceTask_postInvoice");
        accounting.post(key, invoice("R-1", "100", "19", "119", "119"));
        new Postings(jdbc).close(YearMonth.now(ZoneId.of("Europe/Berlin")));

        assertThatThrownBy(() -> accounting.reverse(key, "ordered twice"))
                .hasMessageContaining("Open the period in accounting and try again");
    }

    // --- what comes back

    @Test
    void aPostingSaysWhatWasPostedForWhichCase() {
        EffectKey key = key("serviceTask_postInvoice");

        Posting posting = posted(accounting.post(key, invoice("R-8", "100.00", "19.00", "119.00", "119.00")));

        assertThat(posting.id()).matches("P-\\d{6}");
        assertThat(posting.caseId()).isEqualTo(key.caseId());
        assertThat(posting.payable()).isEqualTo(dec("119.00"));
        assertThat(posting.issueDate()).isEqualTo(DAY);
    }

    @Test
    void theSameKeyAgainAnswersWithTheFirstPosting() {
        EffectKey key = key("serviceTask_postInvoice");
        PostingRequest request = invoice("R-9", "100.00", "19.00", "119.00", "119.00");

        Posting first = posted(accounting.post(key, request));
        jdbc.sql("insert into accounting_period values ('2026-03', 'CLOSED')").update();

        assertThat(posted(accounting.post(key, request))).isEqualTo(first);
        assertThat(count("posting")).isOne();
    }

    @Test
    void amountsOfMoreThanTwoDecimalsStayExact() {
        Posting posting = posted(post(invoice("R-10", "10.125", "0", "10.125", "10.125")));

        assertThat(posting.payable()).isEqualTo(dec("10.125"));
    }

    // --- refusals

    @Test
    void aClosedPeriodRefusesAndSaysWhichOne() {
        jdbc.sql("insert into accounting_period values ('2026-03', 'CLOSED')").update();

        Refused refused = refused(post(invoice("R-1", "100", "19", "119", "119")));

        assertThat(refused.reason()).isEqualTo(Reason.PERIOD_CLOSED);
        assertThat(refused.explanation())
                .isEqualTo("The period March 2026 is closed, and invoice R-1 of Bergmann GmbH is dated 14 March 2026."
                        + " Open the period in accounting and post again, or reject the invoice and ask the supplier"
                        + " for one with a date in an open period.");
    }

    @Test
    void anOpenedPeriodPostsAgain() {
        jdbc.sql("insert into accounting_period values ('2026-03', 'OPEN')").update();

        assertThat(post(invoice("R-1", "100", "19", "119", "119"))).isInstanceOf(Posted.class);
    }

    @Test
    void aBlockedSupplierIsRefusedByName() {
        jdbc.sql("update supplier set blocked = true").update();

        Refused refused = refused(post(invoice("R-1", "100", "19", "119", "119")));

        assertThat(refused.reason()).isEqualTo(Reason.SUPPLIER_BLOCKED);
        assertThat(refused.explanation()).contains("Bergmann GmbH (" + bergmann.id() + ") is blocked");
    }

    @Test
    void anUnknownSupplierIsRefused() {
        Refused refused = refused(post(invoice("S-0000", "R-1", "100", "19", "119", "119")));

        assertThat(refused.reason()).isEqualTo(Reason.SUPPLIER_UNKNOWN);
        assertThat(refused.explanation()).contains("S-0000");
    }

    @Test
    void theSameNumberOfTheSameSupplierIsRefusedHoweverItIsWritten() {
        Posting first = posted(post(invoice("RE 2026-7a", "100", "19", "119", "119")));

        Refused refused = refused(post(invoice(" re2026-7A\u00a0", "5", "0", "5", "5")));

        assertThat(refused.reason()).isEqualTo(Reason.ALREADY_POSTED);
        assertThat(refused.explanation()).contains(first.id(), first.caseId(), "119.00 EUR", "14 March 2026");
    }

    @Test
    void theSameNumberOfAnotherSupplierIsPosted() {
        Supplier other = accounting.createSupplier(key("c"), new NewSupplier("Other", null, "IT", null, null));
        post(invoice("R-1", "100", "19", "119", "119"));

        assertThat(post(invoice(other.id(), "R-1", "100", "19", "119", "119"))).isInstanceOf(Posted.class);
    }

    @Test
    void aReversedPostingFreesItsNumber() {
        post(invoice("R-1", "100", "19", "119", "119"));
        jdbc.sql("update posting set live_key = null").update();

        assertThat(post(invoice("R-1", "100", "19", "119", "119"))).isInstanceOf(Posted.class);
    }

    @Test
    void amountsThatDoNotAddUpAreRefusedWithTheDifference() {
        Refused refused = refused(post(invoice("R-1", "100.00", "19.00", "119.01", "119.01")));

        assertThat(refused.reason()).isEqualTo(Reason.AMOUNTS_DO_NOT_BALANCE);
        assertThat(refused.explanation())
                .isEqualTo("The amounts of invoice R-1 don't add up: net 100.00 and tax 19.00 make 119.00, but the"
                        + " total is 119.01 EUR (difference 0.01). Correct the amounts and post again, or reject the"
                        + " invoice.");
    }

    @Test
    void amountsThatCanNotBeKeptExactlyAreRefusedAndNotRounded() {
        assertThat(refused(post(invoice("R-1", "1.00001", "0", "1.00001", "1.00001")))
                        .reason())
                .isEqualTo(Reason.AMOUNTS_DO_NOT_BALANCE);
        assertThat(refused(post(invoice("R-1", "1e15", "0", "1e15", "1e15"))).explanation())
                .contains("1000000000000000");
        assertThat(post(invoice("R-1", "999999999999999.9999", "0", "999999999999999.9999", "999999999999999.9999")))
                .isInstanceOf(Posted.class);
    }

    // --- transactions and races

    @Test
    void aRefusalLeavesTheTransactionOfTheCallerUsable() {
        jdbc.sql("update supplier set blocked = true").update();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(post(invoice("R-1", "100", "19", "119", "119"))).isInstanceOf(Refused.class);
            assertThat(status.isRollbackOnly()).isFalse();
            jdbc.sql("insert into accounting_period values ('2026-09', 'OPEN')").update();
        });

        assertThat(count("accounting_period")).isOne();
    }

    @Test
    void whatTheCallerRollsBackWasNeverPosted() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(post(invoice("R-1", "100", "19", "119", "119"))).isInstanceOf(Posted.class);
            status.setRollbackOnly();
        });

        assertThat(count("posting")).isZero();
        assertThat(count("posting_line")).isZero();
    }

    @Test
    void ofRacingInvoicesWithOneNumberOneIsPostedAndTheOthersAreRefused() throws Exception {
        List<PostingResult> results = race(() -> post(invoice("R-1", "100", "19", "119", "119")));

        assertThat(results).filteredOn(Posted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(Refused.class::isInstance)
                .hasSize(RACERS - 1)
                .allSatisfy(result -> assertThat(refused(result).reason()).isEqualTo(Reason.ALREADY_POSTED));
        assertThat(count("posting")).isOne();
    }

    @Test
    void racingJobsWithOneKeyPostOnce() throws Exception {
        EffectKey key = key("serviceTask_postInvoice");

        List<PostingResult> results = race(() -> accounting.post(key, invoice("R-1", "100", "19", "119", "119")));

        assertThat(results).allMatch(Posted.class::isInstance);
        assertThat(results.stream().distinct()).hasSize(1);
        assertThat(count("posting")).isOne();
    }

    @Test
    void racingJobsWithOneKeyCreateOneSupplier() throws Exception {
        EffectKey key = key("serviceTask_createSupplier");
        NewSupplier supplier = new NewSupplier("Neu GmbH", null, "IT", "a@neu.example", "DE02500105170137075030");

        List<Supplier> results = race(() -> accounting.createSupplier(key, supplier));

        assertThat(results.stream().distinct()).hasSize(1);
        assertThat(count("supplier")).isEqualTo(2);
    }

    @Test
    void aSupplierCreatedTwiceLeavesTheTransactionOfTheLoserUsable() throws Exception {
        EffectKey key = key("serviceTask_createSupplier");
        NewSupplier supplier = new NewSupplier("Neu GmbH", "DE811569869", "IT", null, null);

        race(() -> new TransactionTemplate(transactions).execute(status -> {
            Supplier created = accounting.createSupplier(key, supplier);
            return accounting.post(
                    key("serviceTask_postInvoice"),
                    invoice(created.id(), "R" + CASES.incrementAndGet(), "1", "0", "1", "1"));
        }));

        assertThat(count("posting")).isEqualTo(RACERS);
    }

    // --- duplicates

    @Test
    void similarAreSameNumberOrSameAmountAndDateOfOneSupplier() {
        Supplier other = accounting.createSupplier(key("c"), new NewSupplier("Other", null, "IT", null, null));
        Posting sameNumber = posted(post(invoice("R-1", "5", "0", "5", "5")));
        Posting sameAmount = posted(post(invoice("R-2", "119", "0", "119", "119.00")));
        post(invoice("R-3", "120", "0", "120", "120"));
        post(invoice(other.id(), "R-1", "119", "0", "119", "119"));
        post(new PostingRequest(
                bergmann.id(), false, "R-4", DAY, "USD", dec("119"), dec("0"), dec("119"), dec("119"), dec("0")));
        post(new PostingRequest(
                bergmann.id(), true, "R-5", DAY, "EUR", dec("119"), dec("0"), dec("119"), dec("119"), dec("0")));

        assertThat(accounting.similarPostings(invoice("r -1", "100", "19", "119", "119")))
                .containsExactly(sameNumber, sameAmount);
    }

    @Test
    void aReversedPostingIsNotSimilar() {
        post(invoice("R-1", "100", "19", "119", "119"));
        jdbc.sql("update posting set live_key = null").update();

        assertThat(accounting.similarPostings(invoice("R-1", "100", "19", "119", "119")))
                .isEmpty();
    }

    // --- suppliers

    @Test
    void aSupplierIsFoundByVatIdFirst() {
        accounting.createSupplier(
                key("c"), new NewSupplier("Nordlicht", "DE811569869", "IT", null, "DE02500105170137075030"));

        assertThat(accounting.identifySupplier("de 136 695 976", "DE02500105170137075030", "Nordlicht"))
                .contains(bergmann);
    }

    @Test
    void somebodyWithAnotherVatIdIsSomebodyElse() {
        assertThat(accounting.identifySupplier("DE000", "de02 1203 0000 0000 2020 51", "Bergmann GmbH"))
                .isEmpty();
        assertThat(accounting.identifySupplier("DE000", null, "Bergmann GmbH")).isEmpty();
    }

    @Test
    void withoutAVatIdTheIbanCounts() {
        assertThat(accounting.identifySupplier(null, "de02 1203 0000 0000 2020 51", null))
                .contains(bergmann);
    }

    @Test
    void withoutVatIdAndIbanTheExactNameCountsWithoutRegardToCase() {
        assertThat(accounting.identifySupplier(null, null, " BERGMANN  gmbh")).contains(bergmann);
        assertThat(accounting.identifySupplier(null, null, "Bergmann")).isEmpty();
        assertThat(accounting.identifySupplier(null, "", " ")).isEmpty();
    }

    @Test
    void ofTwoThatFitNoneIsChosen() {
        accounting.createSupplier(
                key("c"), new NewSupplier("bergmann gmbh", null, "IT", null, "DE02120300000000202051"));

        assertThat(accounting.identifySupplier(null, null, "Bergmann GmbH")).isEmpty();
        assertThat(accounting.identifySupplier(null, "DE02120300000000202051", null))
                .isEmpty();
    }

    @Test
    void aVatIdThatIsThereAlreadyIsNotCreatedAgain() {
        assertThat(accounting.createSupplier(
                        key("c"), new NewSupplier("Bergmann Neu", "DE 136695976", "IT", null, null)))
                .isEqualTo(bergmann);
    }

    @Test
    void aConfirmedIbanIsAddedOnce() {
        EffectKey key = key("serviceTask_addIban");

        accounting.addIban(key, bergmann.id(), "DE02 5001 0517 0137 0750 30");
        accounting.addIban(key, bergmann.id(), "DE02500105170137075030");

        assertThat(accounting.supplier(bergmann.id()).orElseThrow().ibans())
                .containsExactlyInAnyOrder("DE02120300000000202051", "DE02500105170137075030");
        assertThatThrownBy(() -> accounting.addIban(key, "S-0", "DE02500105170137075030"))
                .hasMessageContaining("no supplier S-0");
    }

    @Test
    void suppliersAreFoundByPartsOfNameVatIdAndId() {
        accounting.createSupplier(key("c"), new NewSupplier("Ärzte & 100% _Co", null, "Other", null, null));

        assertThat(names("ÄRZTE")).containsExactly("Ärzte & 100% _Co");
        assertThat(names("bergm")).containsExactly("Bergmann GmbH");
        assertThat(names("6695")).containsExactly("Bergmann GmbH");
        assertThat(names(bergmann.id().toLowerCase())).containsExactly("Bergmann GmbH");
        assertThat(names("100%")).containsExactly("Ärzte & 100% _Co");
        assertThat(names("_")).containsExactly("Ärzte & 100% _Co");
        assertThat(names("")).hasSize(2);
        assertThat(accounting.findSuppliers("", 1)).hasSize(1);
    }

    private List<String> names(String text) {
        return accounting.findSuppliers(text, 10).stream().map(Supplier::name).toList();
    }

    private PostingResult post(PostingRequest request) {
        return accounting.post(key("serviceTask_postInvoice"), request);
    }

    private PostingRequest invoice(String number, String net, String tax, String gross, String payable) {
        return invoice(bergmann.id(), number, net, tax, gross, payable);
    }

    private static PostingRequest invoice(
            String supplier, String number, String net, String tax, String gross, String payable) {
        return new PostingRequest(
                supplier, false, number, DAY, "EUR", dec(net), dec(tax), dec(gross), dec(payable), dec("0"));
    }

    private PostingRequest coded(String net, String gross, PostingRequest.Coding... codings) {
        return new PostingRequest(
                bergmann.id(),
                false,
                "R-1",
                DAY,
                "EUR",
                dec(net),
                dec("19.00"),
                dec(gross),
                dec("119.00"),
                dec("0"),
                List.of(codings),
                null);
    }

    private static PostingRequest.Coding coding(String account, @Nullable String costCentre, String net) {
        return new PostingRequest.Coding(account, costCentre, dec(net));
    }

    private PostingRequest creditNote(String number, String corrects) {
        return new PostingRequest(
                bergmann.id(),
                true,
                number,
                DAY,
                "EUR",
                dec("10"),
                dec("1.9"),
                dec("11.9"),
                dec("11.9"),
                dec("0"),
                List.of(),
                corrects);
    }

    private static Posting posted(PostingResult result) {
        assertThat(result).isInstanceOf(Posted.class);
        return ((Posted) result).posting();
    }

    private static Refused refused(PostingResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return (Refused) result;
    }

    private List<String> book() {
        return jdbc.sql("select account_id, debit, credit from posting_line order by account_id")
                .query((row, index) -> row.getString("account_id")
                        + (row.getBigDecimal("debit").signum() > 0
                                ? " debit "
                                        + row.getBigDecimal("debit").setScale(2).toPlainString()
                                : " credit "
                                        + row.getBigDecimal("credit")
                                                .setScale(2)
                                                .toPlainString()))
                .list();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static EffectKey key(String activity) {
        return new EffectKey("INV-%06d".formatted(CASES.incrementAndGet()), activity, 1);
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    private static <T extends @Nullable Object> List<T> race(Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        var threads = Executors.newFixedThreadPool(RACERS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                futures.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
