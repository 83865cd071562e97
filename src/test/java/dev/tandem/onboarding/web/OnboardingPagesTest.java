package dev.tandem.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.identity.Client;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.documents.UploadsInTest;
import dev.tandem.testing.Api;
import dev.tandem.testing.Applications;
import dev.tandem.testing.Cases;
import dev.tandem.testing.ListInTest;
import dev.tandem.testing.TandemServerTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The pages of new customers, and who sees what on them, over HTTP. */
@TandemServerTest
@Import({Applications.class, UploadsInTest.class, ListInTest.class})
class OnboardingPagesTest {

    private final String unique = "z" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Applications applications;

    @Autowired
    private UploadsInTest uploads;

    @Autowired
    private ListInTest list;

    @Autowired
    private Cases cases;

    @Autowired
    private TaskService tasks;

    @Test
    void theListIsFilteredAndLeadsToEachApplication() {
        String id = applications.send(company("<i>Nordwind</i> " + unique, "Ada Brewster"));
        Client desk = Client.signedIn(port, "onboarding");

        Document all = page(desk, "/onboardings?q=" + unique + "&state=documents&risk=low");

        assertThat(all.select("tbody tr")).hasSize(1);
        assertThat(all.select("tbody a").attr("href")).isEqualTo("/onboardings/" + id);
        assertThat(all.select("tbody a").text()).isEqualTo("<i>Nordwind</i> " + unique);
        assertThat(all.select("select[name=state] option[selected]").val()).isEqualTo("documents");
        assertThat(all.select("select[name=risk] option[selected]").val()).isEqualTo("low");
        assertThat(page(desk, "/onboardings?q=" + unique + "&risk=high")
                        .select(".empty")
                        .text())
                .contains("No application is like this.");
        assertThat(page(desk, "/onboardings?q=" + unique + "&state=nonsense&risk=odd&page=-3")
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(all.select(".places a[aria-current]").text()).isEqualTo("Onboarding");
    }

    @Test
    void oneApplicationIsShownWithPeopleHitsAndWhatHappensNext() {
        list.add(unique);
        String id = applications.send(company("Nordwind", "Ivan " + unique));

        Document page = page(Client.signedIn(port, "compliance"), "/onboardings/" + id);

        assertThat(page.select("h1").text()).isEqualTo("Nordwind");
        assertThat(page.select(".next").text()).contains("Review possible hit: Compliance may do it");
        assertThat(page.select(".screening").text())
                .contains("Ivan " + unique, unique.toUpperCase() + ", Of the List", "91", "to be reviewed")
                .contains("nobody like this on the list");
        assertThat(page.select("main").text()).contains("Limited company", "DE89 3704 0044 0532 0130 00", "Owns 100");
        assertThat(page.select("form[action$=withdrawal]"))
                .as("compliance withdraws nothing")
                .isEmpty();
    }

    @Test
    void hitsAreThereForTheFormsOfCompliance() {
        list.add(unique);
        String id = applications.send(company("Nordwind", "Ivan " + unique));

        for (String user : List.of("compliance", "compliancehead", "onboarding", "admin")) {
            Api.Answer answer = new Api(port, user).get("/api/onboardings/" + id + "/hits");
            assertThat(answer.status()).as(user).isEqualTo(200);
            assertThat(answer.json()).singleElement().satisfies((JsonNode hit) -> {
                assertThat(hit.get("id").asText()).isEqualTo(id + ".1");
                assertThat(hit.get("state").asText()).isEqualTo("open");
                assertThat(hit.get("current").asBoolean()).isTrue();
                assertThat(hit.at("/person/name").asText()).isEqualTo("Ivan " + unique);
                assertThat(hit.at("/person/role").asText()).isEqualTo("owner");
                assertThat(hit.at("/person/share").asInt()).isEqualTo(100);
                assertThat(hit.at("/entry/id").asText()).isEqualTo("E-" + unique);
                assertThat(hit.get("score").asInt()).isEqualTo(91);
            });
        }
        for (String user : List.of("sales", "saleslead", "clerk", "ops")) {
            assertThat(new Api(port, user)
                            .get("/api/onboardings/" + id + "/hits")
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(new Api(port, "compliance")
                        .get("/api/onboardings/ONB-0/hits")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "saleslead"})
    void salesSeesNothingOfHitsAndRisks(String user) {
        list.add(unique);
        String id = applications.send(company("Nordwind " + unique, "Ivan Owner"));
        decide(id, "compliance", "clear", "Another date of birth.");
        Client sales = Client.signedIn(port, user);

        Document page = page(sales, "/onboardings/" + id);
        JsonNode view = new Api(port, user).get("/api/onboardings/" + id).json();

        assertThat(page.select(".case-head .mark").text()).isEqualTo("Being checked");
        assertThat(page.select(".next").text()).contains("Review by colleagues").doesNotContain("somebody else");
        assertThat(page.select(".screening")).isEmpty();
        for (String everything : List.of(page.text(), view.toString())) {
            assertThat(everything)
                    .doesNotContainIgnoringCase("sanction")
                    .doesNotContain("Another date of birth", "Of the List", "reviewHit", "possible hit");
        }
        assertThat(view.get("state").asText()).isEqualTo("received");
        assertThat(view.get("riskClass").isNull()).isTrue();
        assertThat(view.get("screening")).isEmpty();
        assertThat(view.get("way")).isEmpty();
        assertThat(found(user, "state=received")).containsExactly(id);
        assertThat(found(user, "state=screening")).isEmpty();
        assertThat(page(sales, "/onboardings")
                        .select("select[name=risk], option[value=screening], option[value=blocked]"))
                .isEmpty();
    }

    @Test
    void whoIsBlockedIsDeclinedForSalesAndNobodyTellsThemWhy() {
        list.add(unique);
        String id = applications.send(company("Nordwind " + unique, "Ivan Owner"));
        decide(id, "compliance", "confirm", "Same passport number.");

        assertThat(found("compliance", "state=blocked")).containsExactly(id);
        assertThat(found("sales", "state=blocked")).isEmpty();
        assertThat(found("sales", "state=declined")).containsExactly(id);
        Document page = page(Client.signedIn(port, "sales"), "/onboardings/" + id);
        assertThat(page.select(".case-head .mark").text()).isEqualTo("Declined");
        assertThat(page.text()).doesNotContainIgnoringCase("sanction").doesNotContain("passport number", "Blocked");
        assertThat(page(Client.signedIn(port, "compliance"), "/onboardings/" + id)
                        .select(".screening .confirmed")
                        .text())
                .contains("the one on the list, says Carla Compliance", "Same passport number.");
    }

    @Test
    void theRiskIsNoWayToFindApplicationsForSales() {
        String id = applications.send(company("Nordwind " + unique, "Ada Brewster"));

        assertThat(found("onboarding", "risk=low")).containsExactly(id);
        assertThat(found("onboarding", "risk=high")).isEmpty();
        assertThat(found("sales", "risk=high")).as("not asked").containsExactly(id);
    }

    @Test
    void theDeskReplacesAndEndsTheCustomersLink() {
        String id = applications.send(company("Nordwind", "Ada Brewster"));
        Client desk = Client.signedIn(port, "onboarding");
        String path = "/onboardings/" + id;

        assertThat(page(desk, path).select(".link").text()).contains("The customer’s link works until");
        desk.form(path + "/upload-link", "what=new", path);
        Document told = page(desk, path);
        assertThat(told.select(".new-link").text()).contains("/documents/");
        assertThat(page(desk, path).select(".new-link")).as("shown once").isEmpty();
        desk.form(path + "/upload-link", "what=revoke", path);
        assertThat(page(desk, path).select(".link").text()).contains("has no link");

        assertThat(desk.page(told.select(".new-link").text().replaceAll("^https?://[^/]+", ""))
                        .statusCode())
                .as("the ended link")
                .isEqualTo(410);
    }

    @Test
    void documentsAreShownWithWhatCameAndOnlyNamedToSales() {
        String id = applications.send(company("Nordwind", "Ada Brewster"));
        uploads.sendAll(id);

        Document page = page(Client.signedIn(port, "onboarding"), "/onboardings/" + id);
        assertThat(page.select(".documents .upload")).isNotEmpty();
        assertThat(page.select(".documents").text()).contains("scan.png", "To be checked");
        assertThat(page.select(".documents a[href*=/uploads/]")).isNotEmpty();
        assertThat(page(Client.signedIn(port, "sales"), "/onboardings/" + id).select(".documents a"))
                .isEmpty();
    }

    @Test
    void anApplicationIsWithdrawnWithAReason() {
        String id = applications.send(company("Nordwind", "Ada Brewster"));
        Client desk = Client.signedIn(port, "onboarding");
        String path = "/onboardings/" + id;

        desk.form(path + "/withdrawal", "reason=+", path);
        assertThat(page(desk, path).select("[role=alert]").text()).contains("why the customer does not want any more");
        desk.form(
                path + "/withdrawal", "reason=" + URLEncoder.encode("<b>Too</b> dear.", StandardCharsets.UTF_8), path);
        cases.runJobs(id);

        Document page = page(desk, path);
        assertThat(page.select(".case-head .mark").text()).contains("Withdrawn");
        assertThat(page.select(".next").text()).contains("the case has ended", "<b>Too</b> dear.");
        assertThat(page.select("form[action$=withdrawal], form[action$=upload-link]"))
                .isEmpty();
    }

    @Test
    void thePeopleAreForgottenWhenSomebodyIsSure() {
        String id = applications.send(company("Nordwind", "Ada Brewster"));
        Client desk = Client.signedIn(port, "onboarding");
        String path = "/onboardings/" + id;

        desk.form(path + "/erasure", "", path);
        assertThat(page(desk, path).select("[role=alert]").text()).contains("it can't be undone");
        desk.form(path + "/erasure", "sure=yes", path);
        assertThat(page(desk, path).select("[role=status]").text()).contains("asked to be forgotten");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "finance", "owner", "ops"})
    void nobodyElseSeesThePages(String user) {
        Client client = Client.signedIn(port, user);

        assertThat(client.page("/onboardings").statusCode()).isEqualTo(403);
        assertThat(client.page("/onboardings/ONB-000001").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compliance", "sales"})
    void onlyTheDeskChangesAnApplication(String user) {
        String id = applications.send(company("Nordwind", "Ada Brewster"));
        Client client = Client.signedIn(port, user);
        // any page of theirs with a token
        String page = "/onboardings/" + id;

        for (String what : List.of("withdrawal", "upload-link", "erasure")) {
            assertThat(client.form(page + "/" + what, "reason=x&what=new&sure=yes", page)
                            .statusCode())
                    .as(what)
                    .isEqualTo(403);
        }
        assertThat(new Api(port, "onboarding")
                        .get("/api/onboardings/" + id)
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("documents");
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        HttpResponse<String> missing = Client.signedIn(port, "onboarding").page("/onboardings/ONB-999999");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("No such application");
    }

    @Test
    void hostileTextStaysText() {
        String evil = "<script>alert('" + unique + "')</script>";
        list.add(unique);
        String id = applications.send(company(evil, "\"><img src=x onerror=alert(1)>"));
        decide(id, "compliance", "clear", "<svg onload=alert(1)>");

        for (String path : List.of("/onboardings/" + id, "/onboardings?q=" + unique)) {
            Document page = page(Client.signedIn(port, "compliance"), path);
            assertThat(page.select("main script, main svg, main img[src=x]"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("main").text()).contains(evil);
        }
    }

    private List<String> found(String user, String filter) {
        return new Api(port, user)
                .get("/api/onboardings?q=" + unique + "&" + filter)
                .json()
                .get("items")
                .findValuesAsText("id");
    }

    private void decide(String id, String user, String decision, String reason) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey("userTask_reviewHit")
                .singleResult()
                .getId();
        cases.as(user, () -> tasks.complete(task, Map.of("decision", decision, "reason", reason)));
        cases.runJobs(id);
    }

    private static Application company(String name, String owner) {
        return Applications.company(name, "Ada Brewster", owner);
    }

    private static Document page(Client client, String path) {
        HttpResponse<String> answer = client.page(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
