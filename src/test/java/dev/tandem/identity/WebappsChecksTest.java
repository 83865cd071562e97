package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What Camunda checks of its web applications from outside (its {@code qa/integration-tests-webapps}), checked of ours. What
 * {@link SignInTest} has is not repeated.
 */
@AccessTest
class WebappsChecksTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String[] HTTPS = {"X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7"};

    @LocalServerPort
    private int port;

    // CsrfPreventionIT

    @Test
    void aPageGivesATokenAgainstForgery() {
        HttpResponse<String> page = Client.signedIn(port, "clerk").page(TASKLIST);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "X-XSRF-TOKEN")).hasSize(32);
        assertThat(cookie(page, "XSRF-TOKEN"))
                .contains("SameSite=Lax", header(page, "X-XSRF-TOKEN"))
                .doesNotContain("Secure");
    }

    @Test
    void aChangeWithoutOrWithAnotherTokenIsRefused() {
        Client browser = Client.signedIn(port, "clerk");
        browser.page(TASKLIST);
        HttpResponse<String> without = browser.json("POST", "/camunda/api/admin/auth/user/default/logout", "{}");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(header(without, "X-XSRF-TOKEN")).isEqualTo("Required");

        Client other = Client.signedIn(port, "clerk");
        other.page(TASKLIST);
        String stolen = Client.signedIn(port, "approver")
                .page(TASKLIST)
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .orElseThrow();
        assertThat(other.json("POST", ENGINE + "/task", "{}", "X-XSRF-TOKEN", stolen)
                        .statusCode())
                .isEqualTo(403);
    }

    // HttpHeaderSecurityIT

    @ParameterizedTest
    @ValueSource(strings = {TASKLIST, "/camunda/app/welcome/default/", "/"})
    void everyPageHasTheHeadersThatProtectIt(String path) {
        HttpResponse<String> page = Client.signedIn(port, "clerk").page(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "X-XSS-Protection")).isEqualTo(path.equals("/") ? "0" : "1; mode=block");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("base-uri 'self'")
                .contains("object-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().allValues("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void whatTheApplicationsReadIsProtectedToo() {
        HttpResponse<String> answer = Client.signedIn(port, "clerk").get(ENGINE + "/task/count");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'self'");
    }

    @Test
    void theNonceOfThePolicyIsAnotherEachTime() {
        Client browser = Client.signedIn(port, "clerk");
        Pattern nonce = Pattern.compile("'nonce-([^']+)'");
        Matcher first = nonce.matcher(header(browser.page(TASKLIST), "Content-Security-Policy"));
        Matcher second = nonce.matcher(header(browser.page(TASKLIST), "Content-Security-Policy"));
        assertThat(first.find() && second.find()).isTrue();
        assertThat(first.group(1)).isNotEqualTo(second.group(1)).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {TASKLIST, ENGINE + "/task/count", "/", "/sign-in?again", "/api/probe"})
    void behindTlsBrowsersAreToldToStayThere(String path) {
        HttpResponse<String> page = Client.signedIn(port, "clerk").get(path, HTTPS);
        assertThat(header(page, "Strict-Transport-Security")).contains("max-age=31536000");
    }

    // SessionCookieSecurityIT, SessionCookieSameSiteIT

    @Test
    void cookiesAreOutOfReachOfOtherSites() {
        HttpResponse<String> plain = Client.anonymous(port).page("/sign-in");
        assertThat(cookie(plain, "JSESSIONID"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        HttpResponse<String> wanted = Client.anonymous(port).page(TASKLIST);
        assertThat(cookie(wanted, "JSESSIONID"))
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void behindTlsAllCookiesAreSecure() {
        String[] page = new String[HTTPS.length + 2];
        System.arraycopy(HTTPS, 0, page, 2, HTTPS.length);
        page[0] = "Accept";
        page[1] = "text/html";
        HttpResponse<String> signIn = Client.anonymous(port).get("/sign-in", page);
        assertThat(cookie(signIn, "JSESSIONID")).contains("Secure", "HttpOnly", "SameSite=Lax");
        HttpResponse<String> tasklist = Client.signedIn(port, "clerk").get(TASKLIST, page);
        assertThat(tasklist.statusCode()).isEqualTo(200);
        assertThat(tasklist.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(cookie(tasklist, "XSRF-TOKEN")).contains("SameSite=Lax").containsOnlyOnce("Secure");
    }

    @Test
    void theSessionTravelsInNoAddress() {
        Client browser = Client.anonymous(port);
        assertThat(Client.location(browser.page(TASKLIST))).doesNotContain("jsessionid");
        assertThat(browser.page("/sign-in").body()).doesNotContain("jsessionid");
        String session = browser.cookie("JSESSIONID").orElseThrow();
        assertThat(Client.anonymous(port).page("/sign-in;jsessionid=" + session).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aMadeUpSessionIsNotTaken() {
        HttpResponse<String> answer =
                Client.anonymous(port).get("/sign-in", "Cookie", "JSESSIONID=00000000000000000000000000000000");
        assertThat(cookie(answer, "JSESSIONID")).doesNotContain("00000000000000000000000000000000");
    }

    // ErrorPageIT

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/nothing/default/", "/camunda/app/tasklist/nothing.html", "/camunda/nothing"})
    void whatIsNotThereIsAPlainPage(String path) {
        HttpResponse<String> page = Client.signedIn(port, "admin").page(path);
        assertThat(page.statusCode()).isIn(403, 404);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertNothingInside(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/other/",
                "/camunda/api/engine/engine/other/task",
                "/camunda/api/engine/engine/default/nothing",
                "/camunda/api/cockpit/plugin/base/default/nothing",
                "/camunda/api/cockpit/plugin/nothing/default/x",
                "/camunda/api/admin/nothing",
                "/engine-rest/nothing",
                "/engine-rest/engine/other/task",
                "/api/nothing",
                "/actuator/nothing",
                "/error"
            })
    void whatDoesNotExistBreaksNothing(String path) {
        for (HttpResponse<String> answer : List.of(
                Client.signedIn(port, "admin").page(path),
                Client.program(port, "admin").get(path),
                Client.anonymous(port).get(path))) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(300, 499);
            assertNothingInside(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sign-in", TASKLIST, "/engine-rest/task", "/api/probe", "/actuator/health", "/nothing"})
    void noAnswerTellsWhatItIsMadeWith(String path) {
        HttpResponse<String> answer = Client.anonymous(port).page(path);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.equalsIgnoreCase("Server") || name.equalsIgnoreCase("X-Powered-By"));
        assertNothingInside(answer);
    }

    // LoginIT (in a browser: InvoiceApprovalBrowserTest)

    @ParameterizedTest
    @CsvSource({"clerk, tasklist", "owner, cockpit", "ops, cockpit", "admin, admin", "admin, cockpit", "clerk, welcome"
    })
    void whoSignedInIsKnownToTheApplication(String user, String app) {
        Client browser = Client.anonymous(port);
        browser.page("/camunda/app/" + app + "/default/");
        browser.signIn(user, user);
        assertThat(browser.page("/camunda/app/" + app + "/default/").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"" + user + "\"", "\"" + app + "\"");
    }

    @Test
    void withoutASignInNothingIsToldAboutAnybody() {
        for (String path : new String[] {
            "/camunda/api/admin/auth/user/default",
            "/camunda/api/engine/engine/",
            "/camunda/api/engine/engine/default/identity/password-policy",
            ENGINE + "/version",
            ENGINE + "/task/any/deployed-form",
            ENGINE + "/process-definition/any/deployed-start-form",
            ENGINE + "/process-definition/any/rendered-form",
            "/camunda/api/cockpit/plugin/base/static/app/plugin.js"
        }) {
            assertThat(Client.anonymous(port).get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    // PluginsRootResourceIT

    @ParameterizedTest
    @CsvSource({
        "app/plugin.js, 200",
        "app/plugin.css, 200",
        "app/asset.js, 403",
        "app/../../x.js, 400",
        "application.yaml, 403"
    })
    void pluginsGiveTheirOwnFilesOnly(String asset, int expected) {
        HttpResponse<String> answer =
                Client.signedIn(port, "admin").get("/camunda/api/admin/plugin/adminPlugins/static/" + asset);
        assertThat(answer.statusCode()).isEqualTo(expected);
        if (expected == 200) {
            assertThat(header(answer, "Content-Type")).containsAnyOf("javascript", "css");
            assertThat(header(answer, "Content-Disposition")).isEmpty();
        }
    }

    // RestIT, RestJaxRs2IT, DateSerializationIT

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                             | application/json
            application/json, */*                           | application/json
            application/hal+json                            | application/hal+json
            application/hal+json, application/json; q=0.5   | application/hal+json
            application/hal+json; q=0.5, application/json   | application/json
            """)
    void theKindOfAnswerIsTheOneThatIsWanted(String accept, String expected) {
        HttpResponse<String> answer =
                Client.program(port, "admin").get("/engine-rest/task?maxResults=50", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith(expected);
    }

    @Test
    void datesAreWrittenAsEverybodyExpects() {
        String log =
                Client.program(port, "admin").get("/engine-rest/schema/log").body();
        Matcher timestamp = Pattern.compile("\"timestamp\":\"([^\"]+)\"").matcher(log);
        assertThat(timestamp.find()).as(log).isTrue();
        assertThat(OffsetDateTime.parse(timestamp.group(1), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX")))
                .isBefore(OffsetDateTime.now().plusDays(1));
    }

    @Test
    void optionsTellWhatOneMayDoAndNoMore() {
        HttpResponse<String> filters = Client.program(port, "admin").send("OPTIONS", "/engine-rest/filter", null);
        assertThat(filters.statusCode()).isEqualTo(200);
        assertThat(filters.body()).contains("\"links\"");
        assertThat(Client.program(port, "admin")
                        .send("OPTIONS", "/engine-rest/task", null)
                        .body())
                .doesNotContain("wadl", "jersey");
        assertThat(Client.program(port, "admin")
                        .get("/engine-rest/application.wadl")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEmptyBodyIsABadRequest() {
        assertThat(Client.program(port, "admin")
                        .json("POST", "/engine-rest/filter/create", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void otherSitesReadNothing() {
        HttpResponse<String> answer =
                Client.program(port, "clerk").get("/engine-rest/task", "Origin", "https://evil.example");
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
    }

    private static void assertNothingInside(HttpResponse<String> answer) {
        assertThat(answer.body())
                .doesNotContain(
                        "\tat ", "Exception:", "java.lang", "org.springframework", "Apache Tomcat", "Whitelabel");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(" | ", answer.headers().allValues(name));
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer.headers()));
    }
}
