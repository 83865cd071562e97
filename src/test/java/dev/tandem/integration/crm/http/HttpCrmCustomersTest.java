package dev.tandem.integration.crm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.CrmCustomers;
import dev.tandem.integration.crm.CustomerRegistration.Refused;
import dev.tandem.integration.crm.CustomerRegistration.Registered;
import dev.tandem.integration.crm.NewCrmCustomer;
import dev.tandem.integration.http.OutsideSystemTest;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class HttpCrmCustomersTest extends OutsideSystemTest<CrmCustomers, CrmServer> {

    private static final EffectKey KEY = new EffectKey("CUS-000017", "serviceTask_registerInCrm", 1);
    private static final EffectKey OTHER = new EffectKey("CUS-000018", "serviceTask_registerInCrm", 1);
    private static final EffectKey BLOCK = new EffectKey("CUS-000017", "serviceTask_block", 1);
    private static final NewCrmCustomer CUSTOMER =
            new NewCrmCustomer("Ünal GmbH", "Zoë Ünal", "zoe@uenal.example", null, "DE", true);

    HttpCrmCustomersTest() throws IOException {
        super(new CrmServer());
    }

    @Override
    protected CrmCustomers connect(String baseUrl) {
        return new HttpCrmCustomers(at(baseUrl, "CRM", "tandem.crm"));
    }

    @Override
    protected Object effect(CrmCustomers customers) {
        return customers.register(KEY, CUSTOMER);
    }

    @Override
    protected String effectRequest() {
        return "POST /customers";
    }

    @Override
    protected int effects() {
        return server.customers().createdWith(KEY.value());
    }

    /** The port asks for nothing without an effect. */
    @Override
    protected Object question(CrmCustomers customers) {
        return customers.register(OTHER, CUSTOMER);
    }

    @Override
    protected String answer() {
        return "{\"caseId\": \"CUS-000018\", \"customerId\": \"K-1\"}";
    }

    // --- what is agreed

    @Test
    void everythingOfTheFileIsAskedForAsTheFileSays() {
        assertThat(system.register(KEY, CUSTOMER)).isEqualTo(new Registered("K-1"));
        JsonNode customer = server.customers().all().get(0);
        assertThat(customer.get("caseId").asText()).isEqualTo("CUS-000017");
        assertThat(customer.get("contactName").asText()).isEqualTo("Zoë Ünal");

        system.block(BLOCK, "K-1", "sanctioned");
        system.block(BLOCK, "K-1", "sanctioned");
        system.undo(KEY);
        assertThat(server.customers().all())
                .as("a block survives")
                .singleElement()
                .satisfies(one -> assertThat(one.get("blocked").asText()).isEqualTo("sanctioned"));
        system.forget(KEY, "K-1");
        assertThat(server.customers().all()).isEmpty();

        assertThat(server.contract().asked())
                .containsExactlyElementsOf(server.contract().operationsAt("/customer"));
    }

    @Test
    void aKeyThatWasTakenBackNeverRegisters() {
        system.undo(KEY);
        system.undo(KEY);

        assertThat(system.register(KEY, CUSTOMER)).isEqualTo(new Refused("It was taken back."));
        assertThat(effects()).isZero();
    }

    @Test
    void whoIsForgottenAfterTheTakingBackIsForgotten() {
        system.register(KEY, CUSTOMER);
        system.block(BLOCK, "K-1", "sanctioned");
        system.undo(KEY);

        system.forget(KEY, null);

        assertThat(server.customers().all()).isEmpty();
        assertThat(system.register(KEY, CUSTOMER)).isInstanceOf(Refused.class);
    }

    @Test
    void whoIsNotThereNeedsNoBlockAndIsForgotten() {
        system.block(BLOCK, "K-9 / ü", "sanctioned");
        system.forget(KEY, "K-9");
    }

    // --- no

    @Test
    void aRefusalIsAnAnswerForAPerson() {
        server.refuse(422, "{\"reason\": \"OTHER\", \"explanation\": \" Customer K-7 is blocked.\\n\"}");

        assertThat(system.register(KEY, CUSTOMER)).isEqualTo(new Refused("Customer K-7 is blocked."));
        assertBroken(() -> system.undo(KEY), "refuses (status 422): Customer K-7 is blocked.");
    }

    @Test
    void whatIsStillBeingWorkedOnIsAskedForAgain() {
        server.refuse(409, "{\"reason\": \"IN_PROGRESS\", \"explanation\": \"Wait.\"}");

        assertBroken(() -> system.register(KEY, CUSTOMER), "Wait.");
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
                "{\"caseId\": \"CUS-000018\", \"customerId\": \"K-1\"}",
                "{\"caseId\": \"CUS-000017\", \"customerId\": \" \"}",
            })
    void nonsenseIsNoCustomer(String nonsense) {
        server.answer(200, nonsense);

        Throwable broken = assertBroken(() -> system.register(KEY, CUSTOMER), "an answer that Tandem can't use");

        assertThat(broken.getMessage()).doesNotContain("Sign in", "Zoë");
    }

    @Test
    void whatTheFileDoesNotSayIsNoYes() {
        server.answer(404, "{\"error\": \"no route\"}");
        assertBroken(() -> system.forget(KEY, "K-1"), "Check tandem.crm.http.base-url");
        server.answer(202, "");
        assertBroken(() -> system.block(BLOCK, "K-1", "sanctioned"), "status 202");
        server.answer(202, "");
        assertBroken(() -> system.undo(KEY), "status 202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " "})
    void anIdThatLeadsElsewhereIsNotAskedFor(String id) {
        assertThatThrownBy(() -> system.block(BLOCK, id, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }
}
