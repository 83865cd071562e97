package dev.tandem.integration.screening.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.identity.Client;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemServerTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** Screening over HTTP, against the list that ships. */
@TandemServerTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreeningApiTest {

    private static final String SCREENINGS = "/api/screenings";
    private static final String LISTS = "/api/screening-lists";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ListInForce inForce;

    @Test
    void aHitSaysWhichEntryItMayBeAndWhy() {
        Api.Answer answer = new Api(port, "compliance").post(SCREENINGS, """
                        {"name": "Arkadij Scheltuchow", "kind": "person", "birthDate": "1958-03-14", "country": "RU"}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("listVersion").asLong()).isPositive();
        JsonNode hit = answer.json().get("hits").get(0);
        assertThat(hit.get("entryId").asText()).isEqualTo("900001");
        assertThat(hit.get("entryName").asText()).isEqualTo("ZHELTUKHOV, Arkadiy Venediktovich");
        assertThat(hit.get("entryKind").asText()).isEqualTo("individual");
        assertThat(hit.get("score").asInt()).isBetween(80, 100);
        assertThat(hit.get("reason").asText())
                .contains(
                        "Alias \"",
                        "born 1958, the entry says 1961 (differs)",
                        "country Russia, the entry says Russia (agrees)");
        assertThat(hit.get("entryHash").asText()).hasSize(64);
    }

    @Test
    void nobodyIsFoundForAnOrdinaryName() {
        JsonNode answer = new Api(port, "compliancehead")
                .post(SCREENINGS, "{\"name\": \"Nordlicht Lieferdienst GmbH\", \"kind\": \"company\"}")
                .json();
        assertThat(answer.get("hits")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\": \"person\"}                                          | The name is missing.",
                "{\"name\": \"  \", \"kind\": \"person\"}                        | The name is missing.",
                "{\"name\": \"?!\", \"kind\": \"person\"}                        | A name to screen has letters.",
                "{\"name\": \"Ada\"}                                             | The kind is missing",
                "{\"name\": \"Ada\", \"kind\": \"robot\"}                        | The kind is \"person\" or \"company\".",
                "{\"name\": \"Ada\", \"kind\": \"person\", \"birthDate\": \"x\"} | The date of birth is no date",
                "{\"name\": \"Ada\", \"kind\": \"person\", \"country\": \"ger\"} | A country is a code",
            })
    void whatIsAskedWronglyIsSaidInPlainWords(String json, String why) {
        Api.Answer answer = new Api(port, "compliance").post(SCREENINGS, json);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asText()).contains(why);
    }

    @Test
    void aNameOf300CharactersIsScreenedAndALongerOneIsNot() {
        Api compliance = new Api(port, "compliance");
        String name = "Ab ".repeat(99) + "Abc";
        assertThat(compliance.post(SCREENINGS, json(name)).status()).isEqualTo(200);
        Api.Answer longer = compliance.post(SCREENINGS, json(name + "d"));
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.json().get("detail").asText()).contains("1 to 300 characters");
    }

    @Test
    void noJsonIsABadRequest() {
        assertThat(new Api(port, "compliance").post(SCREENINGS, "{\"name\":").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "sales", "owner", "ops", "onboarding"})
    void nobodyElseMayScreen(String user) {
        assertThat(new Api(port, user).post(SCREENINGS, json("Ada")).status()).isEqualTo(403);
        assertThat(Client.signedIn(port, user).page("/screening").statusCode()).isEqualTo(403);
    }

    @Test
    void onlyHeadsOfComplianceLoadLists() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("sdn", TreasuryFilesTest.shipped("sdn.csv"));
        files.put("alt", TreasuryFilesTest.shipped("alt.csv"));
        assertThat(new Api(port, "compliance").upload(LISTS, files).status()).isEqualTo(403);
        Api head = new Api(port, "compliancehead");
        Api.Answer same = head.upload(LISTS, files);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().get("changed").asBoolean()).isFalse();

        files.put("sdn", TreasuryFilesTest.bytes(TreasuryFilesTest.PERSON));
        files.put("alt", TreasuryFilesTest.bytes(TreasuryFilesTest.ALIAS));
        Api.Answer refused = head.upload(LISTS, files);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asText()).contains("confirmShrunken=true");
        JsonNode health = new Api(port, "ops").get("/actuator/health").json();
        assertThat(health.get("status").asText()).isEqualTo("UP");
        assertThat(health.get("components").get("sanctionsList").get("status").asText())
                .isEqualTo("OLD_LIST");
        assertThat(Client.signedIn(port, "compliance").page("/screening").body())
                .contains("The last list was not taken", "1 entries with 2 names");

        Api.Answer taken = head.upload(LISTS + "?confirmShrunken=true", files);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(head.get(LISTS + "/current").json().get("entries").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("select loaded_by from sanctions_list where confirmed_shrunken")
                        .query(String.class)
                        .list())
                .contains("compliancehead");

        files.put("sdn", TreasuryFilesTest.shipped("sdn.csv"));
        files.put("alt", TreasuryFilesTest.shipped("alt.csv"));
        assertThat(head.upload(LISTS, files).json().get("changed").asBoolean()).isTrue();
        assertThat(head.get(LISTS + "/current").json().get("entries").asInt()).isEqualTo(60);
    }

    @Test
    void withoutAListTheAnswerIsToComeBackLater() {
        Object list = ReflectionTestUtils.getField(inForce, "inMemory");
        Long version = jdbc.sql("select list_version from sanctions_list_in_force")
                .query(Long.class)
                .single();
        try {
            jdbc.sql("update sanctions_list_in_force set list_version = null").update();
            ReflectionTestUtils.setField(inForce, "inMemory", null);
            Api.Answer answer = new Api(port, "compliance").post(SCREENINGS, json("Ada"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("60");
            assertThat(answer.json().get("detail").asText()).contains("No sanctions list is in force");
            assertThat(new Api(port, "compliance").get(LISTS + "/current").status())
                    .isEqualTo(404);
        } finally {
            jdbc.sql("update sanctions_list_in_force set list_version = :version")
                    .param("version", version)
                    .update();
            ReflectionTestUtils.setField(inForce, "inMemory", list);
        }
    }

    /** The first: others put lists in force. */
    @Test
    @Order(1)
    void thePageShowsTheListAndWhatIsFound() {
        Client compliance = Client.signedIn(port, "compliance");
        assertThat(compliance.page("/").body()).contains("/screening");
        assertThat(compliance.page("/screening").body())
                .contains("The list in force", "60 with", "For trying only", "80 points");
    }

    private static String json(String name) {
        return "{\"name\": \"" + name + "\", \"kind\": \"person\"}";
    }
}
