package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything here is rolled back: it takes all users away. */
@SpringBootTest(properties = "test.database=of its own")
class FirstAdministratorOnceTest {

    private static final String ANNA = "anna.schmidt";
    private static final String PASSWORD = "seven bicycles in line";

    @Autowired
    private IdentityService identity;

    @Autowired
    private SetUpOnce setUp;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theFirstStartCreatesHim() {
        withoutUsers(() -> {
            administrator(ANNA, PASSWORD).createOnce();
            assertThat(identity.createUserQuery()
                            .memberOfGroup(Groups.ADMINISTRATORS)
                            .singleResult()
                            .getId())
                    .isEqualTo(ANNA);
            assertThat(identity.checkPassword(ANNA, PASSWORD)).isTrue();
        });
    }

    @Test
    void anotherPasswordOrNameInTheConfigurationChangesNothingLater() {
        withoutUsers(() -> {
            administrator(ANNA, PASSWORD).createOnce();
            administrator(ANNA, "eight bicycles in line").createOnce();
            administrator("mallory", "eight bicycles in line").createOnce();
            assertThat(identity.createUserQuery().count()).isEqualTo(1);
            assertThat(identity.checkPassword(ANNA, PASSWORD)).isTrue();
        });
    }

    @Test
    void whoWasDeletedOrLostTheGroupDoesNotComeBack() {
        withoutUsers(() -> {
            administrator(ANNA, PASSWORD).createOnce();
            identity.deleteMembership(ANNA, Groups.ADMINISTRATORS);
            administrator(ANNA, PASSWORD).createOnce();
            assertThat(identity.createGroupQuery().groupMember(ANNA).count()).isZero();

            identity.deleteUser(ANNA);
            administrator(ANNA, PASSWORD).createOnce();
            assertThat(identity.createUserQuery().count()).isZero();
            assertThatThrownBy(() -> administrator(ANNA, PASSWORD).check())
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("no user any more");
        });
    }

    @Test
    void whereOthersCreatedTheFirstUsersNobodyIsCreatedEvenWhenTheyAreGone() {
        withoutUsers(() -> {
            User user = identity.newUser("from-before");
            user.setPassword("whatever it was");
            identity.saveUser(user);
            administrator("", "").createOnce();

            identity.deleteUser("from-before");
            administrator("mallory", PASSWORD).createOnce();
            assertThat(identity.createUserQuery().count()).isZero();
        });
    }

    private void withoutUsers(Runnable test) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            identity.createUserQuery().list().forEach(user -> identity.deleteUser(user.getId()));
            test.run();
        });
    }

    private FirstAdministrator administrator(String id, String password) {
        return new FirstAdministrator(
                identity, setUp, new IdentitySettings(new IdentitySettings.Administrator(id, password, "")));
    }
}
