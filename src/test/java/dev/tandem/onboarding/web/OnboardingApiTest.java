package dev.tandem.onboarding.web;

import static dev.tandem.onboarding.SampleApplications.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.TandemServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Applications by the API over HTTP. */
@TandemServerTest
@Import(ListInTest.class)
class OnboardingApiTest {

    private static final String CHECK = "serviceTask_checkApplication";

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    private Api desk;
    private String unique;

    @BeforeEach
    void signIn() {
        desk = new Api(port, "onboarding");
        unique = UUID.randomUUID().toString();
    }

    @Test
    void anApplicationIsTakenInAndChecked() {
        Api.Answer answer = desk.post(
                "/api/onboardings",
                mine().replace("\"country\": \"DE\"", "\"country\": \"Germany\"")
                        .replaceFirst(
                                "\\{", "{\"consent\": {\"at\": \"2026-11-22T14:05:00Z\", \"text\": \"I agree.\"},"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/onboardings/" + answer.caseId());
        assertThat(answer.json().get("state").asText()).isEqualTo("received");
        cases.runJobs(answer.caseId());
        JsonNode shown = desk.get(answer.header("Location")).json();
        assertThat(shown.at("/application/country").asText()).isEqualTo("DE");
        assertThat(shown.at("/application/mail").asText()).isEqualTo(unique + "@bergmann.de");
        assertThat(shown.at("/application/representatives/0/birthDate").asText())
                .isEqualTo("1980-05-17");
        assertThat(shown.at("/consent/text").asText()).isEqualTo("I agree.");
        assertThat(shown.get("findings")).isEmpty();
        assertThat(shown.get("channel").asText()).isEqualTo("api");
        assertThat(cases.variable(answer.caseId(), "customerName")).isEqualTo("Bergmann Werkzeuge GmbH");
    }

    @Test
    void whatIsMissingIsAFindingAndSomebodyCompletesIt() {
        String id = desk.post("/api/onboardings", mine().replace("DE136695976", "DE136695977"))
                .caseId();

        cases.runJobs(id);

        JsonNode shown = desk.get("/api/onboardings/" + id).json();
        assertThat(shown.get("state").asText()).isEqualTo("incomplete");
        assertThat(shown.at("/findings/0/field").asText()).isEqualTo("vatId");
        assertThat(shown.at("/findings/0/blocking").asBoolean()).isTrue();
        assertThat(shown.at("/waitingFor/0").asText()).isEqualTo("Complete application");
        Api.Answer changed = desk.put("/api/onboardings/" + id + "/application", mine());
        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        cases.runJobs(id);
        JsonNode after = desk.get("/api/onboardings/" + id).json();
        assertThat(after.get("state").asText()).isNotEqualTo("incomplete");
        assertThat(after.get("way").findValuesAsText("decision")).contains("changed");
    }

    @Test
    void theSameKeyIsTheSameCase() {
        Map<String, String> key = Map.of("Idempotency-Key", unique);
        Api.Answer first = desk.post("/api/onboardings", mine(), key);
        Api.Answer again = desk.post("/api/onboardings", mine(), key);
        Api.Answer other = desk.post("/api/onboardings", mine().replace("Hamburg", "Bremen"), key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.caseId()).isEqualTo(first.caseId());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("detail").asText()).contains(first.caseId(), "Take a new key");
        assertThat(desk.get("/api/onboardings?q=" + unique).json().get("total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                    | 400 | Send one application
                    {"nam": "A"}          | 422 | has no field "nam"
                    {"product": "credit"} | 422 | Nothing is said of who applies
                    {"name": "A", "owners": [{"name": "B", "share": 200}]} | 422 | "owners[0].share"
                    """)
    void whatCanNotBeTakenInIsRefusedInPlainWords(String json, int status, String words) {
        Api.Answer answer = desk.post("/api/onboardings", json);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("detail").asText()).contains(words);
    }

    @Test
    void everyoneMayDoTheirPartOnly() {
        String id = desk.post("/api/onboardings", mine()).caseId();
        Api sales = new Api(port, "sales");
        Api clerk = new Api(port, "clerk");

        assertThat(sales.get("/api/onboardings/" + id).status()).isEqualTo(200);
        assertThat(sales.put("/api/onboardings/" + id + "/application", mine()).status())
                .isEqualTo(403);
        assertThat(sales.post("/api/onboardings/" + id + "/withdrawal", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(sales.post("/api/onboardings/" + id + "/erasure", "").status())
                .isEqualTo(403);
        assertThat(clerk.get("/api/onboardings/" + id).status()).isEqualTo(403);
        assertThat(clerk.post("/api/onboardings", mine()).status()).isEqualTo(403);
        assertThat(desk.get("/api/onboardings/ONB-999999").status()).isEqualTo(404);
        assertThat(desk.put("/api/onboardings/ONB-999999/application", mine()).status())
                .isEqualTo(404);
    }

    @Test
    void aWithdrawalNeedsAReasonAndIsDoneOnce() {
        String id = desk.post("/api/onboardings", mine()).caseId();
        cases.runJobs(id);
        String withdrawal = "/api/onboardings/" + id + "/withdrawal";

        assertThat(desk.post(withdrawal, "{}").status()).isEqualTo(422);
        Api.Answer done = desk.post(withdrawal, "{\"reason\": \"Found another one\"}");
        assertThat(done.status()).as("%s", done).isEqualTo(202);
        cases.runJobs(id);
        assertThat(desk.get("/api/onboardings/" + id).json().get("state").asText())
                .isEqualTo("withdrawn");
        Api.Answer again = desk.post(withdrawal, "{\"reason\": \"Again\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("detail").asText()).isEqualTo(id + " is withdrawn, and can't be withdrawn.");
        Api.Answer late = desk.put("/api/onboardings/" + id + "/application", mine());
        assertThat(late.status()).isEqualTo(409);
    }

    @Test
    void anErasureIsRecordedForEveryApplicationWithTheAddress() {
        String one = desk.post("/api/onboardings", mine()).caseId();
        String two = desk.post("/api/onboardings", mine().replace("Hamburg", "Bremen"))
                .caseId();

        assertThat(desk.get("/api/onboardings/" + one + "/erasure").status()).isEqualTo(404);
        Api.Answer answer = desk.post("/api/onboardings/" + one + "/erasure", "");

        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        assertThat(answer.json().get("erasures").findValuesAsText("onboarding")).containsExactly(one, two);
        assertThat(desk.get("/api/onboardings/" + two + "/erasure").status()).isEqualTo(200);
    }

    @Test
    void thePublicPageIsOpenToAnybodyAndSendsItsContentSecurityPolicy() {
        Api.Answer page = new Api(port, "onboarding").get("/apply");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
    }

    private String mine() {
        return COMPANY.replace("anna@", unique + "@");
    }
}
