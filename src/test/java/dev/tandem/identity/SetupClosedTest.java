package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.RawHttp;
import dev.tandem.testing.bare.BareStarter;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.engine.IdentityService;
import org.glassfish.jersey.servlet.ServletProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Camunda's set-up of an administrator, tried in every way while there is no administrator: that is when Camunda would do
 * it for anybody. Has a database of its own, because it takes the administrators away.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "test.database=without administrators")
class SetupClosedTest {

    private static final String SETUP = "/camunda/api/admin/setup/default/user/create";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ServletContext servlets;

    @BeforeEach
    void nobodyIsAdministrator() {
        identity.deleteMembership("admin", Groups.ADMINISTRATORS);
        assertThat(identity.createUserQuery()
                        .memberOfGroup(Groups.ADMINISTRATORS)
                        .count())
                .isZero();
    }

    @Test
    void aBareStarterMakesAnAdministratorOfAnybody() {
        Client stranger = Client.anonymous(BareStarter.running().getPort());
        stranger.page("/camunda/app/admin/default/");
        String token = stranger.cookie("XSRF-TOKEN").orElseThrow();
        assertThat(stranger.json("POST", SETUP, newUser("eve"), "X-XSRF-TOKEN", token)
                        .statusCode())
                .isEqualTo(204);
        assertThat(stranger.get("/engine-rest/user?memberOfGroup=camunda-admin").body())
                .contains("\"id\":\"eve\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SETUP,
                SETUP + "/",
                SETUP + "?x=1",
                "/camunda/api/admin/setup/other/user/create",
                "/camunda/api/admin/setup/any/../default/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda/api/admin/setup/default;jsessionid=1/user/create",
                "/camunda/api/admin;/setup/default/user/create",
                "/camunda;a=b/api/admin/setup/default/user/create",
                "//camunda/api/admin/setup/default/user/create",
                "/camunda//api/admin/setup/default/user/create",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/admin/setup//default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/admin/%2573etup/default/user/create",
                "/camunda/api/admin%2Fsetup/default/user/create",
                "/camunda/api/admin%5Csetup/default/user/create",
                "/camunda/api/admin\\setup/default/user/create",
                "/camunda/api/admin/./setup/default/user/create",
                "/camunda/api/admin/%2e/setup/default/user/create",
                "/camunda/api/admin/x/../setup/default/user/create",
                "/camunda/api/admin/x/%2e%2e/setup/default/user/create",
                "/camunda/api/cockpit/../admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create%00",
                "/camunda/api/admin/setup/default/user/create%0a",
                "/camunda/api/admin/SETUP/default/user/create",
                "/CAMUNDA/api/admin/setup/default/user/create",
                "/assets/../camunda/api/admin/setup/default/user/create",
                "/assets/..;/camunda/api/admin/setup/default/user/create",
                "/sign-in/..;/camunda/api/admin/setup/default/user/create",
                "/actuator/health/../../camunda/api/admin/setup/default/user/create",
                "http://localhost/camunda/api/admin/setup/default/user/create",
                "/api/admin/setup/default/user/create",
                "/admin/setup/default/user/create",
                "/engine-rest/admin/setup/default/user/create"
            })
    void noWayLeadsToTheSetUpWhoeverAsks(String path) {
        for (String[] credentials : List.of(nobody(), clerk())) {
            for (String method : new String[] {"POST", "PUT", "PATCH", "HEAD", "OPTIONS", "GET"}) {
                String id = "eve" + UUID.randomUUID();
                RawHttp.Answer answer = RawHttp.send(port, method, path, newUser(id), credentials);
                assertThat(answer.status()).as(method + " " + answer.body()).isBetween(400, 499);
                assertThat(identity.createUserQuery().userId(id).count()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/admin/default/setup",
                "/camunda/app/admin/default/setup/",
                "/camunda/app/admin/other/setup/#/setup",
                "/camunda/app/admin/default/%73etup"
            })
    void thePageOfTheSetUpIsClosedToo(String path) {
        assertThat(Client.signedIn(port, "clerk").page(path.replace("#", "%23")).statusCode())
                .isEqualTo(403);
        assertThat(Client.anonymous(port).page(path.replace("#", "%23")).statusCode())
                .isIn(302, 401);
    }

    /** If the filters before it failed, there would still be nothing to reach. */
    @Test
    void theSetUpIsNotEvenThere() {
        assertThat(servlets.getServletRegistration(ClosedAdminApi.NAME)
                        .getInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS))
                .isEqualTo(ClosedAdminApi.WithoutSetup.class.getName());
        assertThat(new ClosedAdminApi.WithoutSetup().getClasses())
                .doesNotContain(SetupResource.class)
                .hasSizeGreaterThan(4);
    }

    private static String newUser(String id) {
        return "{\"profile\":{\"id\":\"" + id + "\",\"firstName\":\"Eve\",\"lastName\":\"Evil\",\"email\":\"\"},"
                + "\"credentials\":{\"password\":\"" + id + "\"}}";
    }

    private static String[] nobody() {
        return new String[] {"Content-Type: application/json"};
    }

    /** An ordinary user with all the tokens that Tandem gives out. */
    private String[] clerk() {
        Client browser = Client.signedIn(port, "clerk");
        browser.page("/camunda/app/tasklist/default/");
        List<String> headers = new ArrayList<>(List.of("Content-Type: application/json"));
        String token = browser.cookie("XSRF-TOKEN").orElseThrow();
        headers.add("X-XSRF-TOKEN: " + token);
        headers.add("Cookie: JSESSIONID=" + browser.cookie("JSESSIONID").orElseThrow() + "; XSRF-TOKEN=" + token);
        return headers.toArray(String[]::new);
    }
}
