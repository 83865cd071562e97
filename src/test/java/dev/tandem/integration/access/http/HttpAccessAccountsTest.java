package dev.tandem.integration.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult.Created;
import dev.tandem.integration.access.AccessResult.Reason;
import dev.tandem.integration.access.AccessResult.Refused;
import dev.tandem.integration.access.NewAccess;
import dev.tandem.integration.http.OutsideSystemTest;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class HttpAccessAccountsTest extends OutsideSystemTest<AccessAccounts, AccessServer> {

    private static final EffectKey KEY = new EffectKey("CUS-000017", "serviceTask_createAccess", 1);
    private static final EffectKey OTHER = new EffectKey("CUS-000018", "serviceTask_createAccess", 1);
    private static final EffectKey LOCK = new EffectKey("CUS-000017", "serviceTask_lock", 1);
    private static final NewAccess ACCESS = new NewAccess("zoe@uenal.example", "Zoë Ünal", "Ünal GmbH");

    HttpAccessAccountsTest() throws IOException {
        super(new AccessServer());
    }

    @Override
    protected AccessAccounts connect(String baseUrl) {
        return new HttpAccessAccounts(at(baseUrl, "portal", "tandem.access"));
    }

    @Override
    protected Object effect(AccessAccounts accounts) {
        return accounts.create(KEY, ACCESS);
    }

    @Override
    protected String effectRequest() {
        return "POST /accounts";
    }

    @Override
    protected int effects() {
        return server.accounts().createdWith(KEY.value());
    }

    /** The port asks for nothing without an effect. */
    @Override
    protected Object question(AccessAccounts accounts) {
        return accounts.create(OTHER, ACCESS);
    }

    @Override
    protected String answer() {
        return "{\"caseId\": \"CUS-000018\", \"accountId\": \"A-1\", \"userName\": \"zoe\"}";
    }

    // --- what is agreed

    @Test
    void everythingOfTheFileIsAskedForAsTheFileSays() {
        assertThat(system.create(KEY, ACCESS)).isEqualTo(new Created("A-1", "zoe@uenal.example"));
        JsonNode account = server.accounts().all().get(0);
        assertThat(account.get("caseId").asText()).isEqualTo("CUS-000017");
        assertThat(account.get("name").asText()).isEqualTo("Zoë Ünal");

        system.lock(LOCK, "A-1", "sanctioned");
        system.lock(LOCK, "A-1", "sanctioned");
        system.undo(KEY);
        assertThat(server.accounts().all())
                .as("a lock survives")
                .singleElement()
                .satisfies(one -> assertThat(one.get("blocked").asText()).isEqualTo("sanctioned"));
        system.forget(KEY, "A-1");
        assertThat(server.accounts().all()).isEmpty();

        assertThat(server.contract().asked())
                .containsExactlyElementsOf(server.contract().operations());
    }

    @Test
    void aKeyThatWasTakenBackNeverCreates() {
        system.undo(KEY);
        system.undo(KEY);

        assertThat(system.create(KEY, ACCESS)).isEqualTo(new Refused(Reason.REVERSED, "It was taken back."));
        assertThat(effects()).isZero();
    }

    @Test
    void whoIsForgottenAfterTheTakingBackIsForgotten() {
        system.create(KEY, ACCESS);
        system.lock(LOCK, "A-1", "sanctioned");
        system.undo(KEY);

        system.forget(KEY, null);

        assertThat(server.accounts().all()).isEmpty();
        assertThat(system.create(KEY, ACCESS)).isInstanceOf(Refused.class);
    }

    @Test
    void whoIsNotThereNeedsNoLockAndIsForgotten() {
        system.lock(LOCK, "A-9 / ü", "sanctioned");
        system.forget(KEY, "A-9");
    }

    // --- no

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalIsAnAnswerForAPerson(Reason reason) {
        server.refuse(422, "{\"reason\": \"" + reason + "\", \"explanation\": \" Somebody has the name.\\n\"}");

        assertThat(system.create(KEY, ACCESS)).isEqualTo(new Refused(reason, "Somebody has the name."));
    }

    @Test
    void aReasonThatTandemDoesNotKnowIsStillARefusal() {
        server.refuse(409, "{\"reason\": \"FULL\", \"explanation\": \"No licence is left.\"}");

        assertThat(system.create(KEY, ACCESS)).isEqualTo(new Refused(Reason.OTHER, "No licence is left."));
        assertBroken(() -> system.undo(KEY), "refuses (status 409): No licence is left.");
    }

    @Test
    void whatIsStillBeingWorkedOnIsAskedForAgain() {
        server.refuse(409, "{\"reason\": \"IN_PROGRESS\", \"explanation\": \"Wait.\"}");

        assertBroken(() -> system.create(KEY, ACCESS), "Wait.");
        assertBroken(() -> system.undo(KEY), "Wait.");
    }

    // --- nonsense

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "<html>Sign in as Zoë</html>",
                "{}",
                "{\"caseId\": \"CUS-000017\"}",
                "{\"caseId\": \"CUS-000017\", \"accountId\": \"A-1\"}",
                "{\"caseId\": \"CUS-000017\", \"accountId\": \"A-1\", \"userName\": \" \"}",
                "{\"caseId\": \"CUS-000018\", \"accountId\": \"A-1\", \"userName\": \"zoe\"}",
                "{\"caseId\": \"CUS-000017\", \"accountId\": \" \", \"userName\": \"zoe\"}",
            })
    void nonsenseIsNoAccount(String nonsense) {
        server.answer(200, nonsense);

        Throwable broken = assertBroken(() -> system.create(KEY, ACCESS), "an answer that Tandem can't use");

        assertThat(broken.getMessage()).doesNotContain("Sign in", "Zoë");
    }

    @Test
    void whatTheFileDoesNotSayIsNoYes() {
        server.answer(404, "{\"error\": \"no route\"}");
        assertBroken(() -> system.forget(KEY, "A-1"), "Check tandem.access.http.base-url");
        server.answer(202, "");
        assertBroken(() -> system.lock(LOCK, "A-1", "sanctioned"), "status 202");
        server.answer(202, "");
        assertBroken(() -> system.undo(KEY), "status 202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " "})
    void anIdThatLeadsElsewhereIsNotAskedFor(String id) {
        assertThatThrownBy(() -> system.lock(LOCK, id, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }
}
