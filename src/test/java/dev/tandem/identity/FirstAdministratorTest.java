package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstAdministratorTest {

    private final IdentityService identity = mock(RETURNS_DEEP_STUBS);
    private final SetUpOnce setUp = mock();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "admin",
                "changeme",
                "Password1234",
                "CHANGEME-CHANGEME",
                "demo12345678",
                "anna.schmidt",
                "aaaaaaaaaaaaaaa",
                "elevenchars"
            })
    void aPasswordThatIsEasyToGuessIsRefused(String password) {
        assertThatThrownBy(() -> administrator("anna.schmidt", password).check())
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("tandem.identity.administrator.password");
    }

    @Test
    void aGoodPasswordIsTaken() {
        assertThatCode(() ->
                        administrator("anna.schmidt", "seven bicycles in line").check())
                .doesNotThrowAnyException();
    }

    @Test
    void somebodyMustBeAbleToSignIn() {
        given(identity.createUserQuery().count()).willReturn(0L);
        assertThatThrownBy(() -> administrator("", "").check())
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("no user yet");

        given(identity.createUserQuery().count()).willReturn(1L);
        assertThatCode(() -> administrator("", "").check()).doesNotThrowAnyException();
    }

    private FirstAdministrator administrator(String id, String password) {
        return new FirstAdministrator(
                identity, setUp, new IdentitySettings(new IdentitySettings.Administrator(id, password, "")));
    }
}
