package dev.tandem.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.identity.Client;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemServerTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of leads, and the start form, over HTTP. */
@TandemServerTest
class LeadPagesTest {

    private final String unique = "z" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Test
    void theListIsFilteredAndLeadsToEachLead() {
        String id = send("{\"name\": \"<i>Anna</i> %s\", \"country\": \"AT\"}");
        Client sales = Client.signedIn(port, "sales");

        Document all = page(sales, "/leads?q=" + unique + "&state=received");

        assertThat(all.select("tbody tr")).hasSize(1);
        assertThat(all.select("tbody a").attr("href")).isEqualTo("/leads/" + id);
        assertThat(all.select("tbody a").text()).isEqualTo("<i>Anna</i> " + unique);
        assertThat(all.select("select[name=state] option[selected]").val()).isEqualTo("received");
        assertThat(page(sales, "/leads?q=" + unique + "&state=qualified")
                        .select(".empty")
                        .text())
                .contains("No lead is like this.");
        assertThat(page(sales, "/leads?q=" + unique + "&state=nonsense&page=-3&rep=")
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(page(sales, "/leads?q=" + unique + "&rep=me").select("tbody tr"))
                .isEmpty();
    }

    @Test
    void oneLeadIsShownWithItsScoreFindingsAndWay() {
        String id = send(
                "{\"name\": \"Anna %s\", \"mail\": \"anna(at)\", \"message\": \"First\\nsecond\", \"employees\": 300}");
        cases.runUpTo(id, "serviceTask_findInCrm");

        Document page = page(Client.signedIn(port, "saleslead"), "/leads/" + id);

        assertThat(page.select("h1").text()).isEqualTo("Anna " + unique);
        assertThat(page.select(".reasons").text()).contains("+12 Large company", "+50 Every lead");
        assertThat(page.select(".findings").text()).contains("\"anna(at)\" is no mail address.");
        assertThat(page.select("a[href^=mailto]")).isEmpty();
        assertThat(page.select(".next").text()).contains("Look for lead in CRM: Tandem does it within seconds");
        assertThat(page.select(".places a[aria-current]").text()).isEqualTo("Leads");
    }

    @Test
    void onlySalesSeesLeadsAndWhatIsNotThereIsSaidSo() {
        String id = send("{\"name\": \"Anna %s\"}");
        Client clerk = Client.signedIn(port, "clerk");

        assertThat(clerk.page("/leads").statusCode()).isEqualTo(403);
        assertThat(clerk.page("/leads/" + id).statusCode()).isEqualTo(403);
        HttpResponse<String> missing = Client.signedIn(port, "sales").page("/leads/LEAD-999999");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("No such lead");
    }

    @Test
    void thePersonIsForgottenWhenSomebodyIsSure() {
        String id = send("{\"name\": \"Anna %s\"}");
        Client sales = Client.signedIn(port, "sales");

        sales.form("/leads/" + id + "/erasure", "", "/leads/" + id);
        assertThat(page(sales, "/leads/" + id).select("[role=alert]").text()).contains("it can't be undone");
        assertThat(new Api(port, "sales").get("/api/leads/" + id + "/erasure").status())
                .isEqualTo(404);
        sales.form("/leads/" + id + "/erasure", "sure=yes", "/leads/" + id);

        assertThat(page(sales, "/leads/" + id).select("[role=status]").text()).contains("asked to be forgotten");
        assertThat(new Api(port, "sales").get("/api/leads/" + id + "/erasure").status())
                .isEqualTo(200);
    }

    @Test
    void aLeadThatIsTypedInBeginsACaseAndLeavesNoVariableButItsName() {
        Api.Answer started = start("""
                {"lastName": {"value": "%s"}, "mail": {"value": "anna@berg.at"}, "employees": {"value": "60"},
                 "message": {"value": "Call back."}}""");

        assertThat(started.status()).as("%s", started).isEqualTo(200);
        String id = started.json().get("businessKey").asText();
        assertThat(id).startsWith("LEAD-");
        assertThat(cases.variables(id)).containsOnlyKeys("leadId");
        JsonNode lead = new Api(port, "sales").get("/api/leads/" + id).json();
        assertThat(lead.get("channel").asText()).isEqualTo("tasklist");
        assertThat(lead.at("/lead/employees").asInt()).isEqualTo(60);
        assertThat(lead.at("/lead/mail").asText()).isEqualTo("anna@berg.at");
    }

    @Test
    void theStartFormIsCheckedByTheServer() {
        assertThat(start("{\"mail\": {\"value\": \"anna@berg.at\"}}").toString())
                .contains("\\\"Last name\\\" is missing");
        assertThat(start("{\"lastName\": {\"value\": \"%s\"}, \"employees\": {\"value\": \"some\"}}")
                        .toString())
                .contains("is to be a whole number");
        assertThat(start("{\"lastName\": {\"value\": \"%s\"}, \"score\": {\"value\": \"99\"}}")
                        .toString())
                .contains("no field for: score");
        assertThat(start("{\"lastName\": {\"value\": \"%s\"}, \"leadId\": {\"value\": \"LEAD-000001\"}}")
                        .toString())
                .contains("no field for: leadId");
        assertThat(new Api(port, "sales")
                        .get("/api/leads?q=" + unique)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    private Api.Answer start(String variables) {
        return new Api(port, "sales")
                .post(
                        "/engine-rest/process-definition/key/lead-assignment/submit-form",
                        "{\"variables\": " + variables.replace("%s", unique) + "}",
                        Map.of());
    }

    private String send(String lead) {
        Api.Answer answer = new Api(port, "sales").post("/api/leads", lead.replace("%s", unique));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.caseId();
    }

    private static Document page(Client client, String path) {
        HttpResponse<String> answer = client.page(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
