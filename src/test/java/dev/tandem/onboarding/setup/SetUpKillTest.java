package dev.tandem.onboarding.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.documents.SampleDocuments;
import dev.tandem.integration.access.http.AccessServer;
import dev.tandem.integration.accounting.http.AccountingServer;
import dev.tandem.integration.crm.http.CrmServer;
import dev.tandem.integration.http.ContractServer;
import dev.tandem.integration.http.CustomersOfServer;
import dev.tandem.onboarding.SampleApplications;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program while three customers are being set up, each with a call that has no answer yet: one goes on to become a customer,
 * two withdraw.
 */
@Tag("once")
class SetUpKillTest {

    private static final String TOKEN = "a-secret-token";
    private static final String NEW_CUSTOMER = "POST /customers";
    private static final String NEW_ACCOUNT = "POST /accounts";

    private final CountDownLatch inFlight = new CountDownLatch(3);
    private final CountDownLatch dead = new CountDownLatch(1);
    private final CountDownLatch askedAgain = new CountDownLatch(2);
    private final CountDownLatch withdrawn = new CountDownLatch(1);
    private final CompletableFuture<Integer> lateAnswer = new CompletableFuture<>();

    private AccountingServer accounting;
    private CrmServer crm;
    private AccessServer access;
    private TandemProcess tandem;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        accounting = new AccountingServer();
        crm = new CrmServer();
        access = new AccessServer();
        tandem = new TandemProcess(
                folder,
                "tandem.accounting.system=http",
                "tandem.accounting.http.base-url=" + accounting.baseUrl(),
                "tandem.accounting.http.token=" + TOKEN,
                "tandem.crm.system=http",
                "tandem.crm.http.base-url=" + crm.baseUrl(),
                "tandem.crm.http.token=" + TOKEN,
                "tandem.access.system=http",
                "tandem.access.http.base-url=" + access.baseUrl(),
                "tandem.access.http.token=" + TOKEN);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (tandem != null) {
            tandem.close();
        }
        List.of(accounting, crm, access).forEach(ContractServer::close);
    }

    @Test
    void whoWasBeingSetUpWhenTandemDiedIsSetUpOnceAndWhoWithdrawsThenIsNowhere() throws Exception {
        String kept = apply("Greta Ohlsen");
        String unanswered = apply("Henrik Ohlsen");
        String late = apply("Ingrid Ohlsen");
        crm.next(NEW_CUSTOMER, kept, (exchange, status, body) -> waitUntilDead());
        accounting.next(NEW_CUSTOMER, unanswered, (exchange, status, body) -> waitUntilDead());
        accounting.next(NEW_CUSTOMER, unanswered, (exchange, status, body) -> {
            ContractServer.send(exchange, 503, new byte[0]);
            askedAgain.countDown();
        });
        access.delay(NEW_ACCOUNT, late, () -> {
            inFlight.countDown();
            withdrawn.await(2, TimeUnit.MINUTES);
        });
        access.next(NEW_ACCOUNT, late, (exchange, status, body) -> {
            ContractServer.send(exchange, 503, new byte[0]);
            askedAgain.countDown();
        });
        access.next(NEW_ACCOUNT, late, (exchange, status, body) -> lateAnswer.complete(status));
        for (String id : List.of(kept, unanswered, late)) {
            acceptDocuments(id);
        }
        assertThat(inFlight.await(30, TimeUnit.SECONDS)).as(tandem.log()).isTrue();
        assertThat(sendWithdrawal(late).status())
                .as("while the portal is being asked")
                .isEqualTo(503);
        tandem.kill();
        dead.countDown();
        assertThat(of(crm.customers(), kept)).hasSize(1);
        assertThat(of(accounting.customers(), unanswered)).hasSize(1);
        assertThat(of(access.accounts(), late)).isEmpty();

        tandem.startAgain();
        assertThat(askedAgain.await(60, TimeUnit.SECONDS)).as(tandem.log()).isTrue();
        waitUntilFailed("serviceTask_openInAccounting");
        waitUntilFailed("serviceTask_createAccess");
        withdraw(unanswered);
        withdraw(late);

        assertIsSetUpOnce(kept);
        waitFor(unanswered, "withdrawn");
        waitFor(late, "withdrawn");
        withdrawn.countDown();
        assertThat(lateAnswer.get(30, TimeUnit.SECONDS)).isEqualTo(409);
        assertIsNowhere(unanswered);
        assertIsNowhere(late);
        assertThat(accounting.violations()).isEmpty();
        assertThat(crm.violations()).isEmpty();
        assertThat(access.violations()).isEmpty();
        assertThat(tandem.log()).doesNotContain(TOKEN, "Ohlsen", "ohlsen");
    }

    private void waitUntilDead() throws InterruptedException {
        inFlight.countDown();
        dead.await(30, TimeUnit.SECONDS);
    }

    private Api desk() {
        return tandem.as("onboarding");
    }

    /** A person applies, and sends the documents as soon as they are awaited. */
    private String apply(String name) {
        Api.Answer answer = desk().post(
                        "/api/onboardings",
                        SampleApplications.PERSON
                                .replace("Anna Berg", name)
                                .replace("anna@bergmann.de", name.toLowerCase().replace(' ', '.') + "@bergmann.de"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        String id = answer.caseId();
        JsonNode shown = tandem.waitFor(
                "onboarding",
                "/api/onboardings/" + id,
                now -> !now.get("documents").isEmpty()
                        && now.at("/next/0/kind").asText().equals("wait"));
        String link = desk().post("/api/onboardings/" + id + "/upload-link", "")
                .json()
                .get("link")
                .asText();
        for (int number = 1; number <= shown.get("documents").size(); number++) {
            Api.Answer sent = desk().upload(
                            link.substring(link.indexOf("/documents/")) + "/" + number,
                            "file",
                            "scan.pdf",
                            SampleDocuments.pdf(number));
            assertThat(sent.status()).as(sent.toString()).isEqualTo(302);
        }
        return id;
    }

    private void acceptDocuments(String id) {
        JsonNode tasks =
                desk().get("/engine-rest/task?processInstanceBusinessKey=" + id).json();
        assertThat(tasks).isNotEmpty();
        for (JsonNode task : tasks) {
            Api.Answer done = desk().post(
                            "/engine-rest/task/" + task.get("id").asText() + "/complete",
                            "{\"variables\": {\"decision\": {\"value\": \"accept\"}}}");
            assertThat(done.status()).as(done.toString()).isEqualTo(204);
        }
    }

    /** So that nothing of the case runs while it is withdrawn: the next try is seconds away. */
    private void waitUntilFailed(String activityId) {
        tandem.waitFor(
                "admin", "/engine-rest/job?withException=true&activityId=" + activityId, jobs -> !jobs.isEmpty());
    }

    private void withdraw(String id) {
        Api.Answer answer = sendWithdrawal(id);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    private Api.Answer sendWithdrawal(String id) {
        return desk().post("/api/onboardings/" + id + "/withdrawal", "{\"reason\": \"It took too long.\"}");
    }

    private JsonNode waitFor(String id, String state) {
        return tandem.waitFor(
                "onboarding",
                "/api/onboardings/" + id,
                shown -> shown.get("state").asText().equals(state));
    }

    private void assertIsSetUpOnce(String id) {
        JsonNode customer = waitFor(id, "customer");
        assertIsThereOnce(accounting.customers(), id, OutsideSystem.ACCOUNTING, customer.get("accountingCustomerId"));
        assertIsThereOnce(crm.customers(), id, OutsideSystem.CRM, customer.get("crmCustomerId"));
        assertIsThereOnce(access.accounts(), id, OutsideSystem.ACCESS, customer.get("accessAccountId"));
    }

    private static void assertIsThereOnce(CustomersOfServer server, String id, OutsideSystem system, JsonNode knownAs) {
        assertThat(of(server, id))
                .singleElement()
                .satisfies(one -> assertThat(one).as(system.toString()).contains(knownAs));
        assertThat(server.createdWith(key(id, system))).isEqualTo(1);
    }

    private void assertIsNowhere(String id) {
        JsonNode shown = waitFor(id, "withdrawn");
        assertIsGone(accounting.customers(), id, OutsideSystem.ACCOUNTING, shown.get("accountingCustomerId"));
        assertIsGone(crm.customers(), id, OutsideSystem.CRM, shown.get("crmCustomerId"));
        assertIsGone(access.accounts(), id, OutsideSystem.ACCESS, shown.get("accessAccountId"));
    }

    private static void assertIsGone(CustomersOfServer server, String id, OutsideSystem system, JsonNode knownAs) {
        assertThat(of(server, id)).as(system.toString()).isEmpty();
        assertThat(server.isReversed(key(id, system))).as(system.toString()).isTrue();
        assertThat(knownAs.isNull()).as(system.toString()).isTrue();
    }

    private static List<JsonNode> of(CustomersOfServer server, String id) {
        return server.all().stream()
                .filter(one -> one.get("caseId").asText().equals(id))
                .toList();
    }

    private static String key(String id, OutsideSystem system) {
        return id + "." + system.activityId() + ".1";
    }
}
