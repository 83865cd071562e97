package dev.tandem.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TandemServerTest
class CandidateApiTest {

    @LocalServerPort
    int port;

    @Test
    void salesSeesWhomALeadMayBeAndWhatIsTheSame() {
        Api sales = new Api(port, "sales");
        String id = sales.post(
                        "/api/leads",
                        "{\"name\": \"Ole Husmann\", \"mail\": \"info@hafenlogistik.example\", \"company\": \"Hafenlogistik Nord\"}")
                .caseId();

        Api.Answer answer = sales.get("/api/leads/" + id + "/candidates");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).singleElement().satisfies((JsonNode candidate) -> {
            assertThat(candidate.at("/contact/name").asText()).isEqualTo("Wiebke Claasen");
            assertThat(candidate.get("verdict").asText()).isEqualTo("doubtful");
            assertThat(candidate.get("mailSame").asBoolean()).isTrue();
            assertThat(candidate.get("companySame").asBoolean()).isTrue();
            assertThat(candidate.get("phoneSame").asBoolean()).isFalse();
        });
        for (String user : new String[] {"clerk", "finance", "ops"}) {
            assertThat(new Api(port, user)
                            .get("/api/leads/" + id + "/candidates")
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
    }

    @Test
    void aLeadThatIsNotThereIsSaidSo() {
        Api.Answer answer = new Api(port, "sales").get("/api/leads/LEAD-0/candidates");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("detail").asText()).contains("There is no lead LEAD-0");
    }
}
