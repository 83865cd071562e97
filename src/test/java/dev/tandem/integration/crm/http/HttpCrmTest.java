package dev.tandem.integration.crm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.crm.Candidates;
import dev.tandem.integration.crm.Company;
import dev.tandem.integration.crm.Contact;
import dev.tandem.integration.crm.Crm;
import dev.tandem.integration.crm.CrmChange;
import dev.tandem.integration.crm.NewOpportunity;
import dev.tandem.integration.crm.NewOpportunity.Person;
import dev.tandem.integration.crm.Outcome;
import dev.tandem.integration.crm.PersonQuery;
import dev.tandem.integration.crm.Registration.Reason;
import dev.tandem.integration.crm.Registration.Refused;
import dev.tandem.integration.crm.Registration.Registered;
import dev.tandem.integration.http.OutsideSystemTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class HttpCrmTest extends OutsideSystemTest<Crm, CrmServer> {

    private static final EffectKey KEY = new EffectKey("LEAD-000017", "serviceTask_createOpportunity", 1);
    private static final EffectKey OUTCOME = new EffectKey("LEAD-000017", "serviceTask_recordOutcome", 2);
    private static final NewOpportunity LEAD = new NewOpportunity(
            null,
            "F-1",
            true,
            new Person("Zoë Ünal", "zoe@bergmann.example", null, "Bergmann GmbH", "bergmann.example", "DE", null),
            "sales",
            "dach",
            55,
            "Google",
            null,
            "Please call me\nback");

    HttpCrmTest() throws IOException {
        super(new CrmServer());
    }

    @Override
    protected Crm connect(String baseUrl) {
        return new HttpCrm(at(baseUrl, "CRM", "tandem.crm"));
    }

    @Override
    protected Object effect(Crm crm) {
        return crm.register(KEY, LEAD);
    }

    @Override
    protected String effectRequest() {
        return "POST /opportunities";
    }

    @Override
    protected int effects() {
        return server.opportunities().size();
    }

    @Override
    protected Object question(Crm crm) {
        return crm.find(new PersonQuery("Anna", CrmServer.KNOWN, null, null, null));
    }

    @Override
    protected String answer() {
        return "{\"contacts\": [], \"companies\": []}";
    }

    // --- what is agreed

    @Test
    void everythingOfTheFileIsAskedForAsTheFileSays() {
        assertThat(question(system))
                .isEqualTo(new Candidates(
                        List.of(new Contact("C-1", "Anna Berg", CrmServer.KNOWN, null, "F-1", "Bergmann GmbH")),
                        List.of(new Company("F-1", "Bergmann GmbH", "bergmann.example", "DE"))));
        assertThat(system.find(new PersonQuery(null, null, null, null, null)))
                .isEqualTo(new Candidates(List.of(), List.of()));
        assertThat(system.register(KEY, LEAD)).isEqualTo(new Registered("C-101", "F-1", "O-1"));
        assertThat(system.changeOwner(new EffectKey("LEAD-000017", "serviceTask_changeOwner", 2), "O-1", "sales2"))
                .isEqualTo(new CrmChange.Done());
        assertThat(system.recordOutcome(OUTCOME, "O-1", Outcome.NURTURE, null)).isEqualTo(new CrmChange.Done());
        JsonNode opportunity = server.opportunities().get(0);
        assertThat(opportunity.get("owner").asText()).isEqualTo("sales2");
        assertThat(opportunity.get("outcome").asText()).isEqualTo("NURTURE");
        assertThat(opportunity.get("person").get("name").asText()).isEqualTo("Zoë Ünal");

        system.forget(KEY, "C-101");

        assertThat(server.opportunities().get(0).get("person").isNull()).isTrue();
        assertThat(server.contract().asked())
                .containsExactlyElementsOf(server.contract().operationsWithout("/customer"));
    }

    @Test
    void nothingIsRegisteredForAPersonWhoWasForgotten() {
        system.forget(KEY, null);

        assertThat(system.register(KEY, LEAD)).isEqualTo(new Refused(Reason.FORGOTTEN, "The person was forgotten."));
        assertThat(server.opportunities()).isEmpty();
    }

    // --- no

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalIsAnAnswerForAPerson(Reason reason) {
        server.refuse(422, "{\"reason\": \"" + reason + "\", \"explanation\": \" Nobody is called sales.\\n\"}");

        assertThat(system.register(KEY, LEAD)).isEqualTo(new Refused(reason, "Nobody is called sales."));
    }

    @Test
    void aReasonThatTandemDoesNotKnowIsStillARefusal() {
        server.refuse(409, "{\"reason\": \"QUOTA\", \"explanation\": \"The quota is used up.\"}");

        assertThat(system.register(KEY, LEAD)).isEqualTo(new Refused(Reason.OTHER, "The quota is used up."));
        assertThat(system.changeOwner(KEY, "O-1", "sales2")).isEqualTo(new CrmChange.Refused("The quota is used up."));
        assertThat(system.recordOutcome(OUTCOME, "O-1", Outcome.DISQUALIFIED, "no budget"))
                .isEqualTo(new CrmChange.Refused("The quota is used up."));
    }

    @Test
    void aRefusalWithoutAWordSaysWhoRefused() {
        server.refuse(409, "{\"reason\": \"OTHER\", \"explanation\": \" \"}");

        assertThat(system.register(KEY, LEAD))
                .isEqualTo(new Refused(Reason.OTHER, "The CRM refused, and did not say why."));
    }

    @Test
    void anOpportunityThatIsGoneIsSaidSo() {
        assertThat(system.changeOwner(KEY, "O-9 / ü", "sales2"))
                .isEqualTo(new CrmChange.Refused(
                        "The CRM does not know this opportunity (any more): There is no such thing."));
    }

    @Test
    void whatIsStillBeingWorkedOnIsAskedForAgain() {
        server.refuse(409, "{\"reason\": \"IN_PROGRESS\", \"explanation\": \"Wait.\"}");

        assertBroken(() -> system.register(KEY, LEAD), "Wait.");
        assertBroken(() -> system.changeOwner(KEY, "O-1", "sales2"), "Wait.");
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
                "{\"leadId\": \"LEAD-000017\"}",
                "{\"leadId\": \"LEAD-000018\", \"opportunityId\": \"O-1\"}",
                "{\"leadId\": \"LEAD-000017\", \"opportunityId\": \"\"}",
                "{\"leadId\": \"LEAD-000017\", \"opportunityId\": \"O\\u0000\"}",
                "{\"leadId\": \"LEAD-000017\", \"opportunityId\": \"O-1\", \"contactId\": \" \"}",
                "{\"leadId\": \"LEAD-000017\", \"opportunityId\": \"O-1\"} {}",
            })
    void nonsenseIsNoOpportunity(String nonsense) {
        server.answer(200, nonsense);

        Throwable broken = assertBroken(() -> system.register(KEY, LEAD), "an answer that Tandem can't use");

        assertThat(broken.getMessage()).doesNotContain("Sign in", "Zoë");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"contacts\": [], \"companies\": null}",
                "{\"contacts\": [null], \"companies\": []}",
                "{\"contacts\": [{\"name\": \"Zoë\"}], \"companies\": []}",
                "{\"contacts\": [{\"id\": \"\"}], \"companies\": []}",
                "{\"contacts\": [], \"companies\": [{\"id\": \"F-1\"}]}",
            })
    void candidatesWithHolesAreNotTaken(String nonsense) {
        server.answer(200, nonsense);

        Throwable broken = assertBroken(() -> question(system), "can't use");

        assertThat(broken.getMessage()).doesNotContain("Zoë");
    }

    @Test
    void whatTheFileDoesNotSayIsNoYes() {
        server.answer(404, "{\"error\": \"no route\"}");
        assertBroken(() -> system.forget(KEY, "C-1"), "Check tandem.crm.http.base-url");
        server.answer(202, "");
        assertBroken(() -> system.recordOutcome(OUTCOME, "O-1", Outcome.QUALIFIED, null), "status 202");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " "})
    void anIdThatLeadsElsewhereIsNotAskedFor(String id) {
        assertThatThrownBy(() -> system.changeOwner(KEY, id, "sales")).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }
}
