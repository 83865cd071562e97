package dev.tandem.integration.accounting.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.accounting.CustomerResult.Opened;
import dev.tandem.integration.accounting.CustomerResult.Reason;
import dev.tandem.integration.accounting.CustomerResult.Refused;
import dev.tandem.integration.accounting.FirstBusiness;
import dev.tandem.integration.accounting.NewCustomer;
import dev.tandem.integration.http.OutsideSystemTest;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class HttpCustomerAccountsTest extends OutsideSystemTest<CustomerAccounts, AccountingServer> {

    private static final EffectKey KEY = new EffectKey("CUS-000017", "serviceTask_openAccount", 1);
    private static final EffectKey BLOCK = new EffectKey("CUS-000017", "serviceTask_block", 1);
    private static final NewCustomer CUSTOMER = new NewCustomer(
            "Zoë Ünal", null, "DE", "Am Markt 1", null, "Ulm", "zoe@uenal.example", "DE02120300000000202051", false);

    HttpCustomerAccountsTest() throws IOException {
        super(new AccountingServer());
    }

    @Override
    protected CustomerAccounts connect(String baseUrl) {
        return new HttpCustomerAccounts(at(baseUrl, "accounting system", "tandem.accounting"));
    }

    @Override
    protected Object effect(CustomerAccounts accounts) {
        return accounts.open(KEY, CUSTOMER);
    }

    @Override
    protected String effectRequest() {
        return "POST /customers";
    }

    @Override
    protected int effects() {
        return server.customers().createdWith(KEY.value());
    }

    @Override
    protected Object question(CustomerAccounts accounts) {
        return accounts.firstBusiness("D-1");
    }

    @Override
    protected String answer() {
        return "{\"document\": \"A-1\", \"date\": \"2026-11-20\"}";
    }

    // --- what is agreed

    @Test
    void everythingOfTheFileIsAskedForAsTheFileSays() {
        assertThat(system.open(KEY, CUSTOMER)).isEqualTo(new Opened("D-1"));
        JsonNode customer = server.customers().all().get(0);
        assertThat(customer.get("caseId").asText()).isEqualTo("CUS-000017");
        assertThat(customer.get("name").asText()).isEqualTo("Zoë Ünal");
        assertThat(customer.get("company").asBoolean()).isFalse();
        assertThat(system.firstBusiness("D-1")).isEmpty();
        server.order("D-1", "A-1", "2026-11-20");
        assertThat(system.firstBusiness("D-1")).contains(new FirstBusiness("A-1", LocalDate.of(2026, 11, 20)));

        system.block(BLOCK, "D-1", "sanctioned");
        system.block(BLOCK, "D-1", "sanctioned");
        system.undo(KEY, "withdrawn");
        assertThat(server.customers().all())
                .as("a block survives")
                .singleElement()
                .satisfies(one -> assertThat(one.get("blocked").asText()).isEqualTo("sanctioned"));
        system.forget(KEY, "D-1");
        assertThat(server.customers().all()).isEmpty();

        assertThat(server.contract().asked())
                .containsExactlyElementsOf(server.contract().operationsAt("/customer"));
    }

    @Test
    void aKeyThatWasTakenBackNeverOpens() {
        system.undo(KEY, "withdrawn");
        system.undo(KEY, "withdrawn");

        assertThat(system.open(KEY, CUSTOMER)).isEqualTo(new Refused(Reason.REVERSED, "It was taken back."));
        assertThat(effects()).isZero();
    }

    @Test
    void whoIsForgottenAfterTheTakingBackIsForgotten() {
        system.open(KEY, CUSTOMER);
        system.block(BLOCK, "D-1", "sanctioned");
        system.undo(KEY, "withdrawn");

        system.forget(KEY, null);

        assertThat(server.customers().all()).isEmpty();
        assertThat(system.open(KEY, CUSTOMER)).isInstanceOf(Refused.class);
    }

    @Test
    void whoIsNotThereHasNoBusinessAndNeedsNoBlock() {
        assertThat(system.firstBusiness("D-9 / ü")).isEmpty();
        system.block(BLOCK, "D-9", "sanctioned");
        system.forget(KEY, "D-9");
    }

    // --- no

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalIsAnAnswerForAPerson(Reason reason) {
        server.refuse(422, "{\"reason\": \"" + reason + "\", \"explanation\": \" It is D-7.\\n\"}");

        assertThat(system.open(KEY, CUSTOMER)).isEqualTo(new Refused(reason, "It is D-7."));
    }

    @Test
    void aReasonThatTandemDoesNotKnowIsStillARefusal() {
        server.refuse(409, "{\"reason\": \"NO_CREDIT\", \"explanation\": \"No credit.\"}");

        assertThat(system.open(KEY, CUSTOMER)).isEqualTo(new Refused(Reason.OTHER, "No credit."));
        assertBroken(() -> system.undo(KEY, "withdrawn"), "refuses (status 409): No credit.");
    }

    @Test
    void whatIsStillBeingWorkedOnIsAskedForAgain() {
        server.refuse(409, "{\"reason\": \"IN_PROGRESS\", \"explanation\": \"Wait.\"}");

        assertBroken(() -> system.open(KEY, CUSTOMER), "Wait.");
        assertBroken(() -> system.undo(KEY, "withdrawn"), "Wait.");
    }

    // --- nonsense

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>Sign in as Zoë</html>",
                "{}",
                "{\"caseId\": \"CUS-000017\"}",
                "{\"caseId\": \"CUS-000018\", \"customerId\": \"D-1\"}",
                "{\"caseId\": \"CUS-000017\", \"customerId\": \" \"}",
                "{\"caseId\": \"CUS-000017\", \"customerId\": \"D\\u0000\"}",
            })
    void nonsenseIsNoCustomer(String nonsense) {
        server.answer(200, nonsense);

        Throwable broken = assertBroken(() -> system.open(KEY, CUSTOMER), "an answer that Tandem can't use");

        assertThat(broken.getMessage()).doesNotContain("Sign in", "Zoë");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"document\": \" \", \"date\": \"2026-11-20\"}",
                "{\"document\": \"A-1\", \"date\": \"yesterday\"}",
                "{\"document\": \"A-1\", \"date\": null}",
            })
    void nonsenseIsNoBusiness(String nonsense) {
        server.answer(200, nonsense);

        assertBroken(() -> system.firstBusiness("D-1"), "can't use");
    }

    @Test
    void whatTheFileDoesNotSayIsNoYes() {
        server.answer(404, "{\"error\": \"no route\"}");
        assertBroken(() -> system.forget(KEY, "D-1"), "Check tandem.accounting.http.base-url");
        server.answer(404, "{\"error\": \"no route\"}");
        assertBroken(() -> system.block(BLOCK, "D-1", "sanctioned"), "Check tandem.accounting.http.base-url");
        server.answer(202, "");
        assertBroken(() -> system.block(BLOCK, "D-1", "sanctioned"), "status 202");
        server.answer(202, "");
        assertBroken(() -> system.undo(KEY, "withdrawn"), "status 202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " "})
    void anIdThatLeadsElsewhereIsNotAskedFor(String id) {
        assertThatThrownBy(() -> system.block(BLOCK, id, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> system.firstBusiness(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }
}
