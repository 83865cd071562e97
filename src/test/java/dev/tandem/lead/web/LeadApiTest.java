package dev.tandem.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemServerTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Leads by the API over HTTP. */
@TandemServerTest
class LeadApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    private Api sales;
    private String unique;

    @BeforeEach
    void signIn() {
        sales = new Api(port, "sales");
        unique = UUID.randomUUID().toString();
    }

    @Test
    void aLeadIsTakenInCheckedAndScored() {
        Api.Answer answer = sales.post("/api/leads", """
                {"externalId": "%s", "firstName": " Anna ", "lastName": "Berg", "mail": "Anna.Berg@Bergmann.DE",
                 "phone": "030 901820", "company": "Bergmann GmbH", "country": "Germany", "language": "Deutsch", "employees": 300,
                 "message": "Call me.", "source": "Google", "visits": 3, "timeOnSite": 800, "pageViews": 2.5,
                 "consent": {"at": "2026-11-22T14:05:00Z", "text": "I agree."}}""".formatted(unique));

        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/leads/" + answer.caseId());
        assertThat(answer.json().get("state").asText()).isEqualTo("received");
        checkAndScore(answer.caseId());
        JsonNode shown = sales.get(answer.header("Location")).json();
        assertThat(shown.get("state").asText()).isEqualTo("scored");
        assertThat(shown.get("name").asText()).isEqualTo("Anna Berg, Bergmann GmbH");
        assertThat(shown.at("/lead/mail").asText()).isEqualTo("anna.berg@bergmann.de");
        assertThat(shown.at("/lead/phone").asText()).isEqualTo("+4930901820");
        assertThat(shown.at("/lead/country").asText()).isEqualTo("DE");
        assertThat(shown.at("/lead/language").asText()).isEqualTo("de");
        assertThat(shown.at("/lead/pageViews").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(shown.get("findings")).isEmpty();
        int sum = 0;
        for (JsonNode reason : shown.get("reasons")) {
            assertThat(reason.get("reason").asText()).isNotBlank();
            sum += reason.get("points").asInt();
        }
        assertThat(shown.get("reasons").size()).isGreaterThan(3);
        assertThat(shown.get("score").asInt()).isEqualTo(sum);
        assertThat(shown.get("channel").asText()).isEqualTo("api");
        assertThat(shown.get("receivedByName").asText()).isEqualTo("Samir Sales");
        assertThat(shown.at("/consent/text").asText()).isEqualTo("I agree.");
        assertThat(cases.variable(answer.caseId(), "leadName")).isEqualTo("Anna Berg, Bergmann GmbH");
    }

    @Test
    void whatIsOddIsAFindingAndTheCaseGoesOn() {
        String id = send(
                "{\"name\": \"%s\", \"mail\": \"anna(at)example\", \"phone\": \"reception\", \"country\": \"Atlantis\"}");

        checkAndScore(id);

        JsonNode shown = sales.get("/api/leads/" + id).json();
        assertThat(shown.get("findings").findValuesAsText("code"))
                .contains("mail-unreadable", "phone-unreadable", "country-unknown", "no-contact", "company-missing");
        assertThat(shown.get("score").isInt()).isTrue();
        assertThat(shown.get("reasons").findValuesAsText("reason")).doesNotContain("Mail address is usable");
        assertThat(cases.variable(id, "findingCount"))
                .isEqualTo(shown.get("findings").size());
    }

    @Test
    void whatIsNoMailAddressDoesNotMakeTwoPeopleTheSame() {
        String first = send("{\"mail\": \"%s at home\"}");
        cases.runUpTo(first, "serviceTask_planContact");
        String second = send("{\"mail\": \"%s at home\"}");

        cases.runUpTo(second, "businessRuleTask_routeLead");

        assertThat(sales.get("/api/leads/" + second).json().get("crmMatch").asText())
                .isEqualTo("none");
    }

    @Test
    void nothingOfThePersonBesideTheNameIsInTheVariablesOfTheCase() {
        String id = send("{\"name\": \"Anna %s\", \"mail\": \"anna@example.com\", \"phone\": \"+4930901820\"}");
        checkAndScore(id);

        assertThat(cases.variables(id))
                .containsKeys("leadId", "leadName", "findingCount", "score", "grade")
                .doesNotContainKeys("mailKnown", "origin", "country", "employees")
                .doesNotContainValue("anna@example.com");
    }

    @Test
    void theSameKeyAnswersWithTheFirstCase() {
        String lead = "{\"name\": \"Anna\", \"mail\": \"anna@example.com\"}";
        String first = sales.post("/api/leads", lead, Map.of("Idempotency-Key", unique))
                .caseId();

        Api.Answer again = sales.post(
                "/api/leads", "{\"mail\":\"anna@example.com\",\"name\":\"Anna\"}", Map.of("Idempotency-Key", unique));
        Api.Answer other = sales.post("/api/leads", "{\"name\": \"Ben\"}", Map.of("Idempotency-Key", unique));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.caseId()).isEqualTo(first);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("detail").asText()).contains(first, "new key");
        assertThat(sales.post("/api/leads", lead, Map.of("Idempotency-Key", "k".repeat(256)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSameExternalIdIsTheSameLead() {
        String first = send("{\"externalId\": \"%s\", \"name\": \"Anna\"}");

        Api.Answer again = sales.post("/api/leads", "{\"externalId\": \"" + unique + "\", \"name\": \"Anna B.\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.caseId()).isEqualTo(first);
    }

    @Test
    void manyOfTheSameAtOnceAreOneCase() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                calls.add(() -> sales.post("/api/leads", "{\"name\": \"Anna\"}", Map.of("Idempotency-Key", unique))
                        .caseId());
            }
            Set<String> ids = new HashSet<>();
            for (var answer : senders.invokeAll(calls)) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1).allSatisfy(id -> assertThat(id).startsWith("LEAD-"));
        } finally {
            senders.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\": \"a@b.com\"} | 422 | no field \"email\"",
                "{\"employees\": \"many\"} | 422 | \"employees\" is to be a whole number",
                "{\"employees\": 1.5} | 422 | \"employees\"",
                "{\"employees\": 99999999999} | 422 | \"employees\"",
                "{\"visits\": -1} | 422 | below 0",
                "{\"pageViews\": \"x\"} | 422 | \"pageViews\" is to be a number",
                "{\"name\": {\"first\": \"Anna\"}} | 422 | \"name\"",
                "{} | 422 | Nothing is said",
                "{\"name\": \"  \", \"mail\": \"\"} | 422 | Nothing is said",
                "{\"name\": \"A\\u0000B\"} | 422 | character that is none",
                "{\"name\": \"A\\ud800B\"} | 422 | character that is none",
                "{\"name\": \"Anna\", \"name\": \"Ben\"} | 400 | JSON",
                "[{\"name\": \"Anna\"}] | 400 | one lead",
                "{\"name\": | 400 | JSON",
                "null | 400 | one lead",
                "{\"name\": \"Anna\"} {} | 400 | JSON",
                "{\"name\": \"Anna\", \"consent\": {\"text\": \"Yes\", \"at\": \"yesterday\"}} | 422 | consent.at",
                "{\"name\": \"Anna\", \"consent\": true} | 422 | consent.text",
            })
    void whatCanNotBeReadIsRefusedInPlainWords(String body, int status, String words) {
        Api.Answer answer = sales.post("/api/leads", body);

        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asText()).contains(words).doesNotContain("Exception", "jackson");
    }

    @Test
    void aTextThatIsTooLongIsRefusedByName() {
        Api.Answer answer = sales.post("/api/leads", "{\"message\": \"" + "x".repeat(4001) + "\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("message");
        assertThat(answer.json().get("detail").asText()).contains("4001");
    }

    @Test
    void onlySalesSendsInAndSees() {
        String id = send("{\"name\": \"%s\"}");

        for (String other : List.of("clerk", "finance", "compliance", "owner")) {
            Api api = new Api(port, other);
            assertThat(api.post("/api/leads", "{\"name\": \"x\"}").status()).isEqualTo(403);
            assertThat(api.get("/api/leads/" + id).status()).isEqualTo(403);
            assertThat(api.get("/api/leads").status()).isEqualTo(403);
        }
        assertThat(new Api(port, "saleslead").get("/api/leads/" + id).status()).isEqualTo(200);
        assertThat(new Api(port, "admin").get("/api/leads/" + id).status()).isEqualTo(200);
    }

    @Test
    void leadsAreListedByStateAndText() {
        String id = send("{\"name\": \"%s\"}");

        JsonNode found = sales.get("/api/leads?state=received&q=" + unique.substring(3, 20))
                .json();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/id").asText()).isEqualTo(id);
        assertThat(sales.get("/api/leads?state=qualified&q=" + unique)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(sales.get("/api/leads?q=%25").json().get("total").asInt()).isZero();
        assertThat(sales.get("/api/leads?state=lost").json().get("detail").asText())
                .contains("Choose one of: received");
        assertThat(sales.get("/api/leads?size=1000").status()).isEqualTo(400);
        assertThat(sales.get("/api/leads/LEAD-999999").json().get("detail").asText())
                .isEqualTo("There is no lead LEAD-999999.");
    }

    /** {@code %s} in the text becomes something that no other test sends. */
    private String send(String json) {
        Api.Answer answer = sales.post("/api/leads", json.replace("%s", unique));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.caseId();
    }

    private void checkAndScore(String id) {
        cases.runUpTo(id, "serviceTask_findInCrm");
    }
}
