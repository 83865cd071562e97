package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@AccessTest
class SignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/forms/any.html"})
    void aPageLeadsToTheSignInAndBackAgain(String path) {
        Client browser = Client.anonymous(port);

        HttpResponse<String> wanted = browser.page(path);
        assertThat(wanted.statusCode()).isEqualTo(302);
        assertThat(Client.location(wanted)).isEqualTo("/sign-in");

        HttpResponse<String> signedIn = browser.signIn("admin", "admin");
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(Client.location(signedIn)).isEqualTo(path);
    }

    @Test
    void whatAPageLoadsIsNotWhatOneComesBackTo() {
        Client browser = Client.anonymous(port);
        browser.page("/camunda/app/tasklist/default/");
        assertThat(browser.get("/camunda/api/engine/engine/", "Accept", "*/*").statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/camunda/app/tasklist/styles/user-styles.css", "Accept", "text/css,*/*")
                        .statusCode())
                .isEqualTo(401);

        assertThat(Client.location(browser.signIn("clerk", "clerk"))).isEqualTo("/camunda/app/tasklist/default/");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        // one of its own: after a wrong password the right one has to wait
        String user = newUser();
        Client browser = Client.anonymous(port);
        assertThat(Client.location(browser.signIn(user, "wrong"))).isEqualTo("/sign-in?refused");
        assertThat(Client.location(browser.signIn("nobody", "wrong"))).isEqualTo("/sign-in?refused");
        assertThat(browser.page("/sign-in?refused").body()).contains("User name or password is wrong");
        assertThat(browser.page("/").statusCode()).isEqualTo(302);

        String known = Client.program(port, user, "wrong").get("/api/probe").body();
        String unknown =
                Client.program(port, "nobody", "wrong").get("/api/probe").body();
        assertThat(known).isEqualTo(unknown).contains("User name or password is wrong");
    }

    @Test
    void afterAWrongPasswordTheRightOneHasToWait() {
        String user = newUser();
        assertThat(Client.program(port, user).get("/api/probe").statusCode()).isEqualTo(200);
        assertThat(Client.program(port, user, "wrong").get("/api/probe").statusCode())
                .isEqualTo(401);
        assertThat(Client.program(port, user).get("/api/probe").statusCode()).isEqualTo(401);
    }

    /** Else strangers could lock out everybody for good, the only administrator too. */
    @Test
    void howeverManyWrongPasswordsTheWaitIsAMinuteAtMost() {
        String user = newUser();
        jdbc.update("update ACT_ID_USER set ATTEMPTS_ = 5000 where ID_ = ?", user);
        assertThat(Client.program(port, user, "wrong").get("/api/probe").statusCode())
                .isEqualTo(401);
        assertThat(Client.program(port, user).get("/api/probe").statusCode()).isEqualTo(401);
        assertThat(jdbc.queryForObject("select LOCK_EXP_TIME_ from ACT_ID_USER where ID_ = ?", Timestamp.class, user))
                .isBetween(
                        Timestamp.from(Instant.now().plusSeconds(40)),
                        Timestamp.from(Instant.now().plusSeconds(61)));

        jdbc.update(
                "update ACT_ID_USER set LOCK_EXP_TIME_ = ? where ID_ = ?",
                Timestamp.from(Instant.now().minusSeconds(1)),
                user);
        assertThat(Client.program(port, user).get("/api/probe").statusCode()).isEqualTo(200);
    }

    @Test
    void oneSignInIsGoodForAllApplicationsAndOwnPages() {
        Client browser = Client.signedIn(port, "admin");
        for (String app : new String[] {"tasklist", "cockpit", "admin", "welcome"}) {
            assertThat(browser.page("/camunda/app/" + app + "/default/").statusCode())
                    .as(app)
                    .isEqualTo(200);
        }
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"admin\"");
        assertThat(browser.get("/camunda/api/engine/engine/default/user/count").body())
                .contains("count");
        assertThat(browser.page("/").body()).contains("Ada Admin");
        assertThat(browser.get("/api/probe").body()).isEqualTo("admin [camunda-admin] admin@tandem.example Ada Admin");
    }

    @Test
    void theSessionIsANewOneAfterSigningInAndItsCookieIsOutOfReachOfScriptsAndOtherSites() {
        Client browser = Client.anonymous(port);
        browser.page("/camunda/app/tasklist/default/");
        String before = browser.cookie("JSESSIONID").orElseThrow();
        HttpResponse<String> answer = browser.signIn("clerk", "clerk");
        assertThat(browser.cookie("JSESSIONID").orElseThrow()).isNotEqualTo(before);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void signingInAsSomebodyElseLeavesNothingOfTheFirst() {
        Client browser = Client.signedIn(port, "admin");
        browser.page("/camunda/app/admin/default/");
        browser.signIn("approver", "approver");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).doesNotContain("admin\"");
        assertThat(browser.page("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutOnTandemsPageEndsTheSession() {
        Client browser = Client.signedIn(port, "clerk");
        HttpResponse<String> answer = browser.form("/sign-out", "", "/");
        assertThat(Client.location(answer)).isEqualTo("/sign-in?signedOut");
        assertThat(browser.page("/").statusCode()).isEqualTo(302);
        assertThat(browser.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutInTasklistEndsTheSession() {
        Client browser = Client.signedIn(port, "clerk");
        browser.page("/camunda/app/tasklist/default/");
        String session = browser.cookie("JSESSIONID").orElseThrow();
        String token = browser.cookie("XSRF-TOKEN").orElseThrow();

        HttpResponse<String> answer =
                browser.json("POST", "/camunda/api/admin/auth/user/default/logout", "{}", "X-XSRF-TOKEN", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.page("/").statusCode()).isEqualTo(302);
        assertThat(Client.anonymous(port)
                        .get("/api/probe", "Cookie", "JSESSIONID=" + session)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutNeedsATokenOfThePage() {
        Client browser = Client.signedIn(port, "clerk");
        assertThat(browser.send("POST", "/sign-out", "", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.page("/").statusCode()).isEqualTo(200);
    }

    @Test
    void camundasOwnSignInIsNoSecondWayIn() {
        Client browser = Client.anonymous(port);
        browser.page("/sign-in");
        HttpResponse<String> answer = browser.send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "username=admin&password=admin",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(401);

        Client signedIn = Client.signedIn(port, "clerk");
        signedIn.page("/camunda/app/tasklist/default/");
        String token = signedIn.cookie("XSRF-TOKEN").orElseThrow();
        assertThat(signedIn.send(
                                "POST",
                                "/camunda/api/admin/auth/user/default/login/admin",
                                "username=admin&password=admin",
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "X-XSRF-TOKEN",
                                token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyReachesCamundasSetUpOfAnAdministrator() {
        String body = "{\"profile\":{\"id\":\"eve\"},\"credentials\":{\"password\":\"eve\"}}";
        assertThat(Client.anonymous(port)
                        .json("POST", "/camunda/api/admin/setup/default/user/create", body)
                        .statusCode())
                .isEqualTo(401);
        Client admin = Client.signedIn(port, "admin");
        admin.page("/camunda/app/admin/default/");
        String token = admin.cookie("XSRF-TOKEN").orElseThrow();
        HttpResponse<String> answer =
                admin.json("POST", "/camunda/api/admin/setup/default/user/create", body, "X-XSRF-TOKEN", token);
        assertThat(answer.statusCode()).isEqualTo(403);
        // Camunda itself would refuse too while there is an administrator, but must not even be asked
        assertThat(answer.body()).doesNotContain("InvalidRequestException").contains("Forbidden");
        assertThat(identity.createUserQuery().userId("eve").count()).isZero();
    }

    @Test
    void aChangeWithTheSessionNeedsATokenAgainstForgery() {
        Client browser = Client.signedIn(port, "clerk");
        browser.page("/camunda/app/tasklist/default/");
        String token = browser.cookie("XSRF-TOKEN").orElseThrow();

        assertThat(browser.json("POST", "/api/probe", "{}").statusCode()).isEqualTo(403);
        assertThat(browser.json("POST", "/api/probe", "{}", "X-XSRF-TOKEN", "guessed")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.json("POST", "/api/probe", "{}", "Authorization", "Bearer x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.json("POST", "/api/probe", "{}", "X-XSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void camundasTokenAgainstForgeryStaysOn() {
        Client browser = Client.signedIn(port, "clerk");
        browser.page("/camunda/app/tasklist/default/");
        assertThat(browser.json("POST", "/camunda/api/engine/engine/default/task", "{}")
                        .statusCode())
                .isEqualTo(403);

        Client again = Client.signedIn(port, "clerk");
        again.page("/camunda/app/tasklist/default/");
        String token = again.cookie("XSRF-TOKEN").orElseThrow();
        assertThat(again.json(
                                "POST",
                                "/camunda/api/engine/engine/default/task?maxResults=50",
                                "{}",
                                "X-XSRF-TOKEN",
                                token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void cockpitShowsNoHtmlThatWasDeployed() {
        assertThat(Client.signedIn(port, "ops")
                        .get("/camunda/app/cockpit/scripts/config.js")
                        .body())
                .contains("previewHtml: false");
    }

    @Test
    void camundasContentSecurityPolicyIsAsShipped() {
        String policy = Client.signedIn(port, "clerk")
                .page("/camunda/app/tasklist/default/")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertThat(policy)
                .contains("default-src 'self'")
                .contains("object-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("'nonce-");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "Origin, own, 200"
    })
    void aPageOfAnotherSiteChangesNothingEvenWithBasic(String header, String value, int expected) {
        String sent = value.equals("own") ? "http://localhost:" + port : value;
        assertThat(Client.program(port, "clerk")
                        .json("POST", "/api/probe", "{}", header, sent)
                        .statusCode())
                .isEqualTo(expected);
        assertThat(Client.program(port, "clerk")
                        .json("POST", "/engine-rest/task?maxResults=50", "{}", header, sent)
                        .statusCode())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/probe", "/engine-rest/task?maxResults=50"})
    void basicOpensNoSession(String path) {
        HttpResponse<String> answer = Client.program(port, "clerk").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/probe", "/api/docs", "/engine-rest/task", "/engine-rest/engine", "/actuator/metrics"})
    void programsHaveToSignIn(String path) {
        HttpResponse<String> answer = Client.anonymous(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void scriptsInPagesDoNotMakeTheBrowserAskForAPassword() {
        assertThat(Client.anonymous(port)
                        .get("/api/probe", "X-Requested-With", "XMLHttpRequest")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
        assertThat(Client.anonymous(port)
                        .get("/api/probe", "Sec-Fetch-Mode", "cors")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void theSessionOfABrowserDoesNotOpenTheEnginesRest() {
        assertThat(Client.signedIn(port, "admin").get("/engine-rest/task").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/forgotten", "/no-such-thing", "/webjars/camunda/index.html", "/camunda-welcome/index.html"})
    void whatNoChainKnowsIsRefused(String path) {
        assertThat(Client.anonymous(port).get(path).statusCode()).isEqualTo(401);
        assertThat(Client.program(port, "admin").get(path).statusCode()).isEqualTo(403);
        assertThat(Client.signedIn(port, "admin").page(path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health,, 200",
        "/actuator/metrics, clerk, 403",
        "/actuator/metrics, owner, 403",
        "/actuator/metrics, ops, 200",
        "/actuator/metrics, admin, 200"
    })
    void theActuatorIsForOperationsExceptHealth(
            String path, @org.jspecify.annotations.Nullable String user, int expected) {
        Client client = user == null ? Client.anonymous(port) : Client.program(port, user);
        assertThat(client.get(path).statusCode()).isEqualTo(expected);
    }

    @Test
    void healthTellsDetailsToOperationsOnly() {
        assertThat(Client.anonymous(port).get("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(Client.program(port, "clerk").get("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
        assertThat(Client.program(port, "ops").get("/actuator/health").body()).contains("components");
    }

    @Test
    void behindAProxyThatEndsTlsTheCookieIsSecure() {
        HttpResponse<String> answer =
                Client.anonymous(port).get("/sign-in", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID").contains("Secure"));
    }

    @Test
    void theStartPageLeadsEachKindOfUserToWhereTheyWork() {
        assertThat(Client.signedIn(port, "clerk").page("/").body())
                .contains("/camunda/app/tasklist/default/#/?processStart=invoice-approval")
                .doesNotContain("/camunda/app/cockpit", "/camunda/app/admin");
        assertThat(Client.signedIn(port, "approver").page("/").body())
                .contains("/camunda/app/tasklist")
                .doesNotContain("processStart");
        assertThat(Client.signedIn(port, "ops").page("/").body())
                .contains("/camunda/app/cockpit")
                .doesNotContain("/camunda/app/tasklist");
        assertThat(Client.signedIn(port, "admin").page("/").body()).contains("/camunda/app/admin");
    }

    private String newUser() {
        String id = "u" + UUID.randomUUID().toString().replace("-", "");
        User user = identity.newUser(id);
        user.setPassword(id);
        identity.saveUser(user);
        return id;
    }
}
