package dev.tandem.integration.access.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult;
import dev.tandem.integration.access.AccessResult.Created;
import dev.tandem.integration.access.AccessResult.Reason;
import dev.tandem.integration.access.AccessResult.Refused;
import dev.tandem.integration.access.NewAccess;
import dev.tandem.testing.DatabaseSlice;
import dev.tandem.testing.Race;
import dev.tandem.testing.TableText;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {DatabaseSlice.class, LocalAccessAccountsTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class LocalAccessAccountsTest {

    private static final AtomicInteger CASES = new AtomicInteger();
    private static final NewAccess ANNA = new NewAccess(" Anna@Bergmann.example", "Anna Berg", "Bergmann GmbH");

    @Import({LocalAccessAccounts.class, PortalAccountPages.class})
    static class Beans {}

    @Autowired
    AccessAccounts accounts;

    @Autowired
    PortalAccountPages pages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void empty() {
        jdbc.sql("delete from portal_account").update();
        jdbc.sql("delete from portal_account_key").update();
    }

    // --- creating

    @Test
    void theSameKeyCreatesOneAccountAndTheMailAddressIsTheUserName() {
        EffectKey key = key();
        Created first = create(key);

        assertThat(first.userName()).isEqualTo("anna@bergmann.example");
        assertThat(accounts.create(key, ANNA)).isEqualTo(first);
        assertThat(shown()).containsExactly(first.accountId() + " open");
    }

    @Test
    void aUserNameBelongsToOneAccountAndARefusalLeavesTheTransactionUsable() {
        create(key());
        EffectKey key = key();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            Refused refused = (Refused) accounts.create(key, ANNA);
            assertThat(refused.reason()).isEqualTo(Reason.USER_NAME_TAKEN);
            assertThat(refused.explanation()).contains("anna@bergmann.example");
            assertThat(accounts.create(key, new NewAccess("bodo@bergmann.example", "Bodo", "Bergmann GmbH")))
                    .isInstanceOf(Created.class);
        });

        assertThat(shown()).hasSize(2);
    }

    @Test
    void oneKeyAtTheSameMomentIsOneAccount() throws Exception {
        EffectKey key = key();

        assertThat(Race.of(6, number -> accounts.create(key, ANNA)).stream().distinct())
                .singleElement()
                .isInstanceOf(Created.class);
    }

    @Test
    void oneUserNameAtTheSameMomentIsOneAccount() throws Exception {
        assertThat(Race.of(6, number -> accounts.create(key(), ANNA)))
                .filteredOn(Created.class::isInstance)
                .hasSize(1);
    }

    // --- taking back

    @Test
    void whatIsTakenBackIsGoneAndNeverComesBack() {
        EffectKey key = key();
        create(key);

        accounts.undo(key);
        accounts.undo(key);

        assertThat(shown()).isEmpty();
        assertThat(reason(accounts.create(key, ANNA))).isEqualTo(Reason.REVERSED);
        create(key());
    }

    @Test
    void whatIsTakenBackBeforeItIsCreatedIsNeverCreated() {
        EffectKey key = key();

        accounts.undo(key);

        assertThat(reason(accounts.create(key, ANNA))).isEqualTo(Reason.REVERSED);
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsTakenBackWhileBeingCreatedIsNotThereAfterwards() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            Race.of(6, number -> {
                if (number == 0) {
                    accounts.undo(key);
                    return "";
                }
                return accounts.create(key, ANNA);
            });
            assertThat(shown()).isEmpty();
        }
    }

    // --- locking

    @Test
    void aLockSurvivesTheTakingBackAndKeepsTheUserName() {
        EffectKey key = key();
        String id = create(key).accountId();

        accounts.lock(key(), id, "sanctioned");
        accounts.lock(key(), id, "a second reason");
        accounts.undo(key);

        assertThat(shown()).containsExactly(id + " locked");
        assertThat(everything()).contains("sanctioned").doesNotContain("a second reason");
        assertThat(reason(accounts.create(key(), ANNA))).isEqualTo(Reason.USER_NAME_TAKEN);
    }

    @Test
    void whatIsNotThereNeedsNoLock() {
        accounts.lock(key(), "A-0", "sanctioned");

        assertThat(shown()).isEmpty();
    }

    @Test
    void aLockWhileTakingBackIsKeptOrNotNeeded() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            String id = create(key).accountId();
            Race.of(2, number -> {
                if (number == 0) {
                    accounts.undo(key);
                } else {
                    accounts.lock(key(), id, "sanctioned");
                }
                return "";
            });
            assertThat(shown()).isSubsetOf(id + " locked");
            empty();
        }
    }

    // --- forgetting

    @Test
    void nothingOfThePersonIsLeftAlsoIfTheAccountWasLockedAndTakenBack() {
        EffectKey key = key();
        Created created = create(key);
        accounts.lock(key(), created.accountId(), "Anna Berg is on a list");
        accounts.undo(key);

        accounts.forget(key, null);

        assertThat(everything()).doesNotContainIgnoringCase("berg");
        accounts.forget(key, created.accountId());
        assertThat(reason(accounts.create(key, ANNA))).isEqualTo(Reason.REVERSED);
    }

    @Test
    void whoIsNamedIsForgottenAlsoWithAnotherKey() {
        Created created = create(key());

        accounts.forget(key(), created.accountId());

        assertThat(everything()).doesNotContainIgnoringCase("berg");
    }

    @Test
    void whoIsForgottenWhileTheAccountIsBeingCreatedIsForgotten() throws Exception {
        for (int i = 0; i < 10; i++) {
            EffectKey key = key();
            Race.of(6, number -> {
                if (number == 0) {
                    accounts.forget(key, null);
                    return "";
                }
                return accounts.create(key, ANNA);
            });
            assertThat(everything()).doesNotContainIgnoringCase("berg");
        }
    }

    @Test
    void whoIsNotThereIsForgotten() {
        EffectKey key = key();

        accounts.forget(key, "A-0");

        assertThat(reason(accounts.create(key, ANNA))).isEqualTo(Reason.REVERSED);
    }

    @Test
    void whatPeopleSearchForIsNoPattern() {
        create(key());

        assertThat(pages.find("BERGMANN")).hasSize(1);
        assertThat(pages.find("%")).isEmpty();
        assertThat(pages.find("_")).isEmpty();
    }

    private static EffectKey key() {
        return new EffectKey("CUS-" + CASES.incrementAndGet(), "serviceTask_createAccess", 1);
    }

    private Created create(EffectKey key) {
        AccessResult result = accounts.create(key, ANNA);
        assertThat(result).isInstanceOf(Created.class);
        return (Created) result;
    }

    private static Reason reason(AccessResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).reason();
    }

    private List<String> shown() {
        return pages.find("").stream()
                .map(one -> one.id() + (one.locked() ? " locked" : " open"))
                .toList();
    }

    private String everything() {
        return TableText.of(jdbc, "portal_account", "portal_account_key");
    }
}
