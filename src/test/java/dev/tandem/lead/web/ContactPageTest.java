package dev.tandem.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.TandemServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody whom nobody knows fills in the public page, in a browser without scripts. */
@TandemServerTest
class ContactPageTest {

    private final HttpClient browser = HttpClient.newHttpClient();
    private final String unique = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private ContactSettings settings;

    @Test
    void whatSomebodyWritesIsALeadWithTheirConsent() {
        HttpResponse<String> answer = post(filledIn());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/contact/thanks");
        assertThat(get("/contact/thanks").body()).contains("Thank you").doesNotContain("LEAD-", "<form");
        JsonNode lead = theOnlyLead();
        assertThat(lead.get("channel").asText()).isEqualTo("form");
        assertThat(lead.at("/lead/mail").asText()).isEqualTo(unique + "@bergmann.de");
        assertThat(lead.at("/lead/phone").asText()).isEqualTo("+4930901820");
        assertThat(lead.at("/lead/country").asText()).isEqualTo("DE");
        assertThat(lead.at("/lead/employees").asInt()).isEqualTo(40);
        assertThat(lead.at("/lead/message").asText()).isEqualTo("First line\nsecond line");
        assertThat(lead.at("/lead/source").asText()).isEqualTo("Google");
        assertThat(lead.at("/consent/text").asText()).isEqualTo(settings.consent());
        assertThat(lead.at("/consent/at").asText()).isNotEmpty();
    }

    @Test
    void thePageNeedsNeitherScriptsNorSignInAndSetsNoCookie() {
        HttpResponse<String> page = get("/contact?utm_source=Google");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script", "onclick", "style=");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        Document document = Jsoup.parse(page.body());
        assertThat(document.select("form").attr("method")).isEqualToIgnoringCase("post");
        assertThat(document.select("input[name=source]").val()).isEqualTo("Google");
        document.select("input:not([type=hidden]):not([type=checkbox]), select, textarea")
                .forEach(field -> assertThat(document.select("label[for=" + field.id() + "]"))
                        .as("label of %s", field.id())
                        .hasSize(1));
    }

    @Test
    void theSameFormSentTwiceIsOneLead() {
        Map<String, String> form = filledIn();
        post(form);
        HttpResponse<String> again = post(form);

        assertThat(again.statusCode()).isEqualTo(302);
        theOnlyLead();
    }

    @Test
    void whoeverGoesBackAndWritesSomethingElseIsHeard() {
        Map<String, String> form = filledIn();
        post(form);
        form.put("message", "And another thing.");
        post(form);

        assertThat(found().get("total").asInt()).isEqualTo(2);
    }

    @Test
    void aProgramThatFillsInWhatNobodySeesIsThankedAndForgotten() {
        Map<String, String> form = filledIn();
        form.put("website", "http://buy.example");

        HttpResponse<String> answer = post(form);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/contact/thanks");
        assertThat(found().get("total").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "lastName, '', Tell us your name.",
        "lastName, '   ', Tell us your name.",
        "mail, '', Tell us your mail address",
        "mail, anna(at)example, This is no mail address.",
        "mail, anna@example.con, There is no mail address that ends so.",
        "phone, reception, Begin with the prefix of your country",
        "employees, a few, Write a whole number",
        "employees, -3, Write a whole number",
        "employees, 99999999, Write a whole number",
        "consent, '', Without your agreement",
        "consentVersion, 0123456789ab, This text has changed",
    })
    void whatIsWrongIsSaidBesideTheFieldAndNothingIsLost(String field, String value, String words) {
        Map<String, String> form = filledIn();
        form.put(field, value);

        HttpResponse<String> answer = post(form);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".contact-problem").eachText())
                .hasSize(1)
                .first()
                .asString()
                .contains(words);
        assertThat(page.select("[aria-invalid]").attr("aria-describedby"))
                .isEqualTo(page.select(".contact-problem").attr("id"));
        assertThat(page.select("[role=alert]").text()).contains("Not sent yet.");
        assertThat(page.select("input[name=firstName]").val()).isEqualTo("Anna <b>");
        assertThat(page.select("textarea").text()).contains("First line");
        assertThat(page.select("select[name=country] option[selected]").val()).isEqualTo("DE");
        assertThat(page.select("input[name=form]").val()).isEqualTo(form.get("form"));
        assertThat(found().get("total").asInt()).isZero();
    }

    @Test
    void textsThatAreTooLongOrNoneAreRefusedByField() {
        Map<String, String> form = filledIn();
        form.put("message", "x".repeat(4001));
        form.put("company", "A\0B");

        Document page = Jsoup.parse(post(form).body());

        assertThat(page.select("#message-problem").text()).contains("at most 4000");
        assertThat(page.select("#company-problem").text()).contains("a character that is none");
    }

    @Test
    void aFormWithoutItsHiddenFieldsIsTakenToo() {
        Map<String, String> form = filledIn();
        form.remove("form");
        form.remove("consentVersion");
        form.remove("source");

        assertThat(post(form).statusCode()).isEqualTo(302);
        post(form);
        theOnlyLead();
    }

    @Test
    void thePreferredLanguageIsThatOfTheBrowser() {
        HttpResponse<String> page =
                exchange(HttpRequest.newBuilder(address("/contact")).header("Accept-Language", "de-AT,en;q=0.5"));

        assertThat(Jsoup.parse(page.body())
                        .select("select[name=language] option[selected]")
                        .val())
                .isEqualTo("de");
    }

    private Map<String, String> filledIn() {
        Document page = Jsoup.parse(get("/contact?utm_source=Google").body());
        Map<String, String> form = new LinkedHashMap<>();
        page.select("form [name]").forEach(field -> form.put(field.attr("name"), field.val()));
        assertThat(form).containsKeys("form", "consentVersion", "website");
        form.put("firstName", "Anna <b>");
        form.put("lastName", "Berg");
        form.put("mail", unique + "@Bergmann.de");
        form.put("phone", "030 901820");
        form.put("company", "Bergmann");
        form.put("country", "DE");
        form.put("employees", "40");
        form.put("message", "First line\r\nsecond line");
        form.put("language", "de");
        form.put("consent", "yes");
        return form;
    }

    private JsonNode theOnlyLead() {
        JsonNode found = found();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        String id = found.at("/items/0/id").asText();
        cases.runUpTo(id, "serviceTask_findInCrm");
        return new Api(port, "sales").get("/api/leads/" + id).json();
    }

    private JsonNode found() {
        return new Api(port, "sales").get("/api/leads?q=" + unique).json();
    }

    private HttpResponse<String> get(String path) {
        return exchange(HttpRequest.newBuilder(address(path)));
    }

    private HttpResponse<String> post(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(address("/contact"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "null")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return browser.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
