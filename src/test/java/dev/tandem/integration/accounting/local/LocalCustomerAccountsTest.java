package dev.tandem.integration.accounting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.accounting.CustomerResult;
import dev.tandem.integration.accounting.CustomerResult.Opened;
import dev.tandem.integration.accounting.CustomerResult.Reason;
import dev.tandem.integration.accounting.CustomerResult.Refused;
import dev.tandem.integration.accounting.FirstBusiness;
import dev.tandem.integration.accounting.NewCustomer;
import dev.tandem.integration.accounting.local.CustomerDocument.Kind;
import dev.tandem.testing.DatabaseSlice;
import dev.tandem.testing.Race;
import dev.tandem.testing.TableText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {DatabaseSlice.class, LocalCustomerAccountsTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class LocalCustomerAccountsTest {

    private static final AtomicInteger CASES = new AtomicInteger();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final String VAT_ID = "DE136695976";

    @Import({LocalCustomerAccounts.class, CustomerDocuments.class})
    static class Beans {}

    @Autowired
    CustomerAccounts accounts;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void empty() {
        for (String table : List.of("accounting_customer_document", "accounting_customer", "accounting_customer_key")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    // --- opening

    @Test
    void theSameKeyOpensOneAccount() {
        EffectKey key = key();
        String first = open(key, company(VAT_ID));

        assertThat(accounts.open(key, company(VAT_ID))).isEqualTo(new Opened(first));
        assertThat(shown()).containsExactly(first + " open " + VAT_ID);
    }

    @Test
    void aVatIdBelongsToOneCustomerAndARefusalLeavesTheTransactionUsable() {
        String first = open(key(), company("DE 136.695.976"));
        EffectKey key = key();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            Refused refused = (Refused) accounts.open(key, company(VAT_ID));
            assertThat(refused.reason()).isEqualTo(Reason.ALREADY_THERE);
            assertThat(refused.explanation()).contains(VAT_ID, first);
            accounts.open(key, company("DE811569869"));
        });

        assertThat(documents.find("")).hasSize(2);
    }

    @Test
    void customersWithoutAVatIdAreNotTakenForEachOther() {
        assertThat(open(key(), company(null))).isNotEqualTo(open(key(), company(null)));
        assertThat(open(key(), company(" "))).isNotEqualTo(open(key(), company("")));
    }

    @Test
    void anOpeningThatIsRolledBackCanBeAskedForAgain() {
        EffectKey key = key();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            accounts.open(key, company(VAT_ID));
            status.setRollbackOnly();
        });

        open(key, company(VAT_ID));

        assertThat(documents.find("")).hasSize(1);
    }

    @Test
    void oneKeyAtTheSameMomentOpensOneAccount() throws Exception {
        EffectKey key = key();

        assertThat(Race.of(6, number -> accounts.open(key, company(VAT_ID))).stream()
                        .distinct())
                .singleElement()
                .isInstanceOf(Opened.class);
    }

    @Test
    void oneVatIdAtTheSameMomentIsOneCustomer() throws Exception {
        List<CustomerResult> results = Race.of(6, number -> accounts.open(key(), company(VAT_ID)));

        assertThat(results).filteredOn(Opened.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(Refused.class::isInstance)
                .hasSize(5)
                .allSatisfy(refused -> assertThat(((Refused) refused).reason()).isEqualTo(Reason.ALREADY_THERE));
    }

    // --- taking back

    @Test
    void whatIsTakenBackIsGoneAndNeverComesBack() {
        EffectKey key = key();
        open(key, company(VAT_ID));

        accounts.undo(key, "withdrawn");
        accounts.undo(key, "again");

        assertThat(shown()).isEmpty();
        assertThat(reason(accounts.open(key, company(VAT_ID)))).isEqualTo(Reason.REVERSED);
        assertThat(jdbc.sql("select reversal_reason from accounting_customer_key")
                        .query(String.class)
                        .list())
                .containsExactly("withdrawn");
        open(key(), company(VAT_ID));
    }

    @Test
    void whatIsTakenBackBeforeItIsOpenedIsNeverOpened() {
        EffectKey key = key();

        accounts.undo(key, "withdrawn");

        assertThat(reason(accounts.open(key, company(VAT_ID)))).isEqualTo(Reason.REVERSED);
        assertThat(shown()).isEmpty();
    }

    @Test
    void aCustomerWithBusinessIsClosedInsteadOfDeletedAndTheVatIdIsFree() {
        EffectKey key = key();
        String id = open(key, company(VAT_ID));
        record(id, "A-1", DAY);

        accounts.undo(key, "withdrawn");
        accounts.undo(key, "withdrawn");

        assertThat(shown()).containsExactly(id + " closed " + VAT_ID);
        assertThat(accounts.firstBusiness(id)).contains(new FirstBusiness("A-1", DAY));
        String second = open(key(), company(VAT_ID));
        assertThat(shown()).containsExactly(second + " open " + VAT_ID, id + " closed " + VAT_ID);
    }

    @Test
    void whatIsTakenBackWhileBeingOpenedIsNotThereAfterwards() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            Race.of(6, number -> {
                if (number == 0) {
                    accounts.undo(key, "withdrawn");
                    return "";
                }
                return accounts.open(key, company(VAT_ID));
            });
            assertThat(shown()).isEmpty();
        }
    }

    @Test
    void theFirstOrderAndTheTakingBackComeOneAfterTheOther() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            String id = open(key, company(null));
            Race.of(2, number -> {
                if (number == 0) {
                    accounts.undo(key, "withdrawn");
                    return "";
                }
                try {
                    return String.valueOf(record(id, "A-1", DAY));
                } catch (DocumentRefusedException e) {
                    return e.getMessage();
                }
            });
            assertThat(shown()).as("gone, or closed with its order").doesNotContain(id + " open null");
            assertThat(accounts.firstBusiness(id).isPresent()).isEqualTo(shown().contains(id + " closed null"));
        }
    }

    // --- blocking

    @Test
    void nothingIsOrderedByOrInvoicedToWhoIsBlocked() {
        String id = open(key(), company(VAT_ID));

        accounts.block(key(), id, "sanctioned");
        accounts.block(key(), id, "a second reason");

        assertThat(shown()).containsExactly(id + " blocked " + VAT_ID);
        assertThat(jdbc.sql("select block_reason from accounting_customer")
                        .query(String.class)
                        .single())
                .isEqualTo("sanctioned");
        assertThatThrownBy(() -> record(id, "A-1", DAY)).hasMessageContaining(id + " is blocked");
        assertThat(accounts.firstBusiness(id)).isEmpty();
    }

    @Test
    void aBlockSurvivesTheTakingBackAndHoldsForTheVatId() {
        EffectKey key = key();
        String id = open(key, company(VAT_ID));
        accounts.block(key(), id, "sanctioned");

        accounts.undo(key, "withdrawn");

        assertThat(shown()).containsExactly(id + " blocked " + VAT_ID);
        Refused refused = (Refused) accounts.open(key(), company("de136695976"));
        assertThat(refused.reason()).isEqualTo(Reason.BLOCKED);
        assertThat(refused.explanation()).contains(id);
    }

    @Test
    void whoIsClosedCanStillBeBlockedAlsoIfSomebodyElseHasTheVatIdByNow() {
        EffectKey key = key();
        String id = open(key, company(VAT_ID));
        record(id, "A-1", DAY);
        accounts.undo(key, "withdrawn");
        open(key(), company(VAT_ID));

        accounts.block(key(), id, "sanctioned");

        assertThat(shown()).contains(id + " blocked " + VAT_ID);
        assertThat(reason(accounts.open(key(), company(VAT_ID)))).isEqualTo(Reason.BLOCKED);
    }

    @Test
    void whoIsNotThereNeedsNoBlock() {
        accounts.block(key(), "D-0", "sanctioned");

        assertThat(shown()).isEmpty();
    }

    @Test
    void aBlockWhileTakingBackHoldsOrIsNotNeeded() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            String id = open(key, company(null));
            boolean hasOrder = i % 2 == 0;
            if (hasOrder) {
                record(id, "A-1", DAY);
            }
            Race.of(2, number -> {
                if (number == 0) {
                    accounts.undo(key, "withdrawn");
                } else {
                    accounts.block(key(), id, "sanctioned");
                }
                return "";
            });
            assertThat(shown()).doesNotContain(id + " open null", id + " closed null");
            if (hasOrder) {
                assertThat(shown()).contains(id + " blocked null");
            }
        }
    }

    // --- forgetting

    @Test
    void nothingOfThePersonIsLeftAndTheOrdersAre() {
        EffectKey key = key();
        String id = open(key, person());
        record(id, "A-1", DAY);
        accounts.block(key(), id, "Anna Berg is on a list");

        accounts.forget(key, null);
        accounts.forget(key, id);

        assertThat(everything()).doesNotContainIgnoringCase("berg").doesNotContain("DE02", "12345", "Ulm", VAT_ID);
        assertThat(accounts.firstBusiness(id)).contains(new FirstBusiness("A-1", DAY));
        assertThatThrownBy(() -> record(id, "A-2", DAY)).hasMessageContaining("is blocked");
        assertThat(reason(accounts.open(key, person()))).isEqualTo(Reason.REVERSED);
    }

    @Test
    void whoNeverOrderedIsForgottenAltogether() {
        EffectKey key = key();
        String id = open(key, person());

        accounts.forget(key(), id);

        assertThat(everything()).doesNotContain(id).doesNotContainIgnoringCase("berg");
    }

    @Test
    void whoWasTakenBackBeforeIsForgottenWithTheReason() {
        EffectKey key = key();
        String id = open(key, person());
        record(id, "A-1", DAY);
        accounts.undo(key, "Frau Berg changed her mind");

        accounts.forget(key, id);
        accounts.undo(key, "Frau Berg again");

        assertThat(everything()).doesNotContainIgnoringCase("berg").contains("A-1");
    }

    @Test
    void whoIsForgottenWhileBeingOpenedIsForgotten() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            Race.of(6, number -> {
                if (number == 0) {
                    accounts.forget(key, null);
                    return "";
                }
                return accounts.open(key, person());
            });
            assertThat(everything()).doesNotContainIgnoringCase("berg");
        }
    }

    @Test
    void whoIsNotThereIsForgotten() {
        EffectKey key = key();

        accounts.forget(key, "D-0");

        assertThat(reason(accounts.open(key, person()))).isEqualTo(Reason.REVERSED);
    }

    // --- orders and invoices

    @Test
    void theFirstBusinessIsTheOneOfTheEarliestDay() {
        String id = open(key(), company(VAT_ID));
        assertThat(accounts.firstBusiness(id)).isEmpty();
        assertThat(accounts.firstBusiness("D-0")).isEmpty();

        record(id, "A-2", DAY.plusDays(2));
        record(id, "A-1", DAY);

        assertThat(accounts.firstBusiness(id)).contains(new FirstBusiness("A-1", DAY));
        assertThat(documents.find("d-"))
                .singleElement()
                .satisfies(line -> assertThat(
                                Optional.ofNullable(line.first()).orElseThrow().document())
                        .isEqualTo("A-1"));
    }

    @Test
    void theSameDocumentAgainChangesNothingAndAnotherOfItsNumberIsRefused() {
        String id = open(key(), company(VAT_ID));

        assertThat(record(id, "A-1", DAY)).isTrue();
        assertThat(record(id, "A-1", DAY)).isFalse();

        assertThatThrownBy(() -> record(id, "A-1", DAY.plusDays(1))).hasMessageContaining("already, with another");
        accounts.block(key(), id, "sanctioned");
        assertThat(record(id, "A-1", DAY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "' ', 2026-03-14, 1, is the number",
        "A-1, 2999-03-14, 1, is yet to come",
        "A-1, 2026-03-14, -0.01, amount of money",
        "A-1, 2026-03-14, 0.00001, amount of money",
        "A-1, 2026-03-14, 1E+20, amount of money",
    })
    void whatCanNotBeRightIsSaidSo(String document, LocalDate date, BigDecimal amount, String why) {
        String id = open(key(), company(VAT_ID));

        assertThatThrownBy(() ->
                        documents.record(id, new CustomerDocument(document, Kind.INVOICE, date, amount), "finance"))
                .isInstanceOf(DocumentRefusedException.class)
                .hasMessageContaining(why);
        assertThat(accounts.firstBusiness(id)).isEmpty();
    }

    @Test
    void whatPeopleSearchForIsNoPattern() {
        String id = open(key(), new NewCustomer("100% & Co", null, "DE", null, null, null, "m@x.example", null, true));
        open(key(), company(VAT_ID));

        assertThat(documents.find("%")).extracting(line -> line.customer().id()).containsExactly(id);
        assertThat(documents.find("136695")).hasSize(1);
        assertThat(documents.find("nobody_")).isEmpty();
    }

    private boolean record(String customer, String document, LocalDate date) {
        return documents.record(
                customer, new CustomerDocument(document, Kind.ORDER, date, new BigDecimal("120.00")), "finance");
    }

    private static EffectKey key() {
        return new EffectKey("CUS-" + CASES.incrementAndGet(), "serviceTask_openAccount", 1);
    }

    private static NewCustomer company(@Nullable String vatId) {
        return new NewCustomer(
                "Bergmann GmbH", vatId, "DE", "Am Markt 1", "89073", "Ulm", "rechnung@bergmann.example", null, true);
    }

    private static NewCustomer person() {
        return new NewCustomer(
                "Anna Berg",
                VAT_ID,
                "DE",
                "Bergweg 3",
                "12345",
                "Ulm",
                "anna@berg.example",
                "DE02 1203 0000 0000 2020 51",
                false);
    }

    private String open(EffectKey key, NewCustomer customer) {
        CustomerResult result = accounts.open(key, customer);
        assertThat(result).isInstanceOf(Opened.class);
        return ((Opened) result).customerId();
    }

    private static Reason reason(CustomerResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).reason();
    }

    private List<String> shown() {
        return documents.find("").stream()
                .map(line -> line.customer().id() + " " + line.customer().state() + " "
                        + line.customer().vatId())
                .toList();
    }

    private String everything() {
        return TableText.of(jdbc, "accounting_customer", "accounting_customer_document", "accounting_customer_key");
    }
}
