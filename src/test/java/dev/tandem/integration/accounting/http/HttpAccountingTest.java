package dev.tandem.integration.accounting.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.AccountingUnavailableException;
import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.integration.accounting.Posting;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.integration.accounting.PostingResult.Posted;
import dev.tandem.integration.accounting.PostingResult.Reason;
import dev.tandem.integration.accounting.PostingResult.Refused;
import dev.tandem.integration.accounting.http.AccountingServer.Spoiler;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

@Tag("once")
@Timeout(60)
class HttpAccountingTest {

    private static final String TOKEN = "a-secret-token";
    private static final EffectKey KEY = new EffectKey("INV-000017", "serviceTask_postInvoice", 1);
    private static final PostingRequest INVOICE = new PostingRequest(
            "S-1001",
            false,
            "RE 2026/7",
            LocalDate.of(2026, 3, 14),
            "EUR",
            new BigDecimal("1E+2"),
            new BigDecimal("19.00"),
            new BigDecimal("119.00"),
            new BigDecimal("119.0000"),
            BigDecimal.ZERO,
            List.of(
                    new PostingRequest.Coding("6815", "4711", new BigDecimal("60.5")),
                    new PostingRequest.Coding("6825", null, new BigDecimal("39.5"))),
            null);

    private AccountingServer server;
    private Accounting accounting;

    @BeforeEach
    void start() throws IOException {
        server = new AccountingServer();
        accounting = accounting(server.baseUrl());
    }

    @AfterEach
    void bothKeptToTheFile() {
        server.close();
        assertThat(server.violations()).isEmpty();
    }

    // --- what is agreed

    @Test
    void everythingOfTheFileIsAskedForAsTheFileSays() {
        assertThat(accounting.supplier("S-1001").orElseThrow().ibans()).containsExactly("DE02120300000000202051");
        assertThat(accounting.supplier("a/b?c=%2e {x}#ü")).isEmpty();
        assertThat(accounting.identifySupplier("DE136695976", null, "Bergmann")).isPresent();
        assertThat(accounting.identifySupplier(null, "DE02", null)).isEmpty();
        assertThat(accounting.findSuppliers("Berg & Co + 100%", 10)).hasSize(1);
        assertThat(accounting
                        .createSupplier(KEY, new NewSupplier("Neu", null, "IT", null, "DE02"))
                        .id())
                .isEqualTo("S-1001");
        accounting.addIban(new EffectKey("INV-000017", "serviceTask_addIban", 1), "S-1001", "DE02500105170137075030");
        assertThatThrownBy(() -> accounting.addIban(new EffectKey("INV-1", "a", 1), "S-0", "DE02"))
                .hasMessageContaining("no supplier S-0");
        assertThat(accounting.similarPostings(INVOICE)).isEmpty();
        EffectKey another = new EffectKey("INV-000018", "serviceTask_postInvoice", 1);
        Posting posting = posted(accounting.post(another, INVOICE));
        assertThat(accounting.payment(posting.id())).isEmpty();
        server.pay(posting.id());
        assertThat(accounting.payment(posting.id()))
                .contains(new Payment(
                        posting.id(),
                        LocalDate.of(2026, 3, 20),
                        new BigDecimal("116.62"),
                        new BigDecimal("2.38"),
                        "B-1"));
        assertThat(accounting.order("PO-1001").orElseThrow().lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.received()).isEqualByComparingTo("1e9");
                    assertThat(line.costCentre()).isEqualTo("4711");
                });
        assertThat(accounting.order("PO 1 & 2")).isEmpty();
        assertThat(accounting.accounts()).hasSize(1);
        assertThat(accounting.costCentres()).hasSize(1);
        assertThat(accounting.reverse(another, "ordered twice").orElseThrow().postingId())
                .isEqualTo(posting.id());

        assertThat(server.contract().asked())
                .containsExactlyElementsOf(server.contract().operations());
    }

    @Test
    void whatWasPostedComesBack() {
        Posting posting = posted(accounting.post(KEY, INVOICE));

        assertThat(posting.id()).isEqualTo("B-1");
        assertThat(posting.caseId()).isEqualTo("INV-000017");
        assertThat(posting.payable()).isEqualByComparingTo("119");
        assertThat(posting.postedAt()).isEqualTo(Instant.parse("2026-03-15T09:00:00Z"));
    }

    @Test
    void aKeyThatWasTakenBackNeverPosts() {
        assertThat(accounting.reverse(KEY, "ordered twice")).isEmpty();

        assertThat(((Refused) accounting.post(KEY, INVOICE)).reason()).isEqualTo(Reason.REVERSED);
        assertThat(server.postings()).isEmpty();
    }

    // --- no

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalIsAnAnswerForAPerson(Reason reason) {
        server.refuse(422, "{\"reason\": \"" + reason + "\", \"explanation\": \" The month is closed.\\n\"}");

        assertThat(accounting.post(KEY, INVOICE)).isEqualTo(new Refused(reason, "The month is closed."));
    }

    @Test
    void aReasonThatTandemDoesNotKnowIsStillARefusal() {
        server.refuse(409, "{\"reason\": \"BUDGET_SPENT\", \"explanation\": \"The budget is spent.\"}");

        assertThat(accounting.post(KEY, INVOICE)).isEqualTo(new Refused(Reason.OTHER, "The budget is spent."));
        assertThatThrownBy(() -> accounting.reverse(KEY, "ordered twice"))
                .hasMessageContaining("does not take the posting back: The budget is spent.");
    }

    @Test
    void whatIsStillBeingWorkedOnIsAskedForAgain() {
        server.refuse(409, "{\"reason\": \"IN_PROGRESS\", \"explanation\": \"Wait.\"}");

        assertBroken(() -> accounting.post(KEY, INVOICE), "Wait.");
    }

    // --- slow and broken

    static List<Spoiler> halfAnswers() {
        return List.of(
                // in the middle of the answer
                (exchange, status, body) -> {
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body, 0, body.length / 2);
                    exchange.getResponseBody().flush();
                },
                // in the middle, of an answer that does not say how long it is
                (exchange, status, body) -> {
                    exchange.sendResponseHeaders(status, 0);
                    exchange.getResponseBody().write(body, 0, body.length / 2);
                    exchange.getResponseBody().flush();
                    throw new IOException("the cable is cut");
                },
                // no answer
                (exchange, status, body) -> TimeUnit.SECONDS.sleep(20),
                // drop by drop
                (exchange, status, body) -> {
                    exchange.sendResponseHeaders(status, body.length);
                    for (byte b : body) {
                        exchange.getResponseBody().write(b);
                        exchange.getResponseBody().flush();
                        TimeUnit.MILLISECONDS.sleep(100);
                    }
                },
                // accepted, then broken
                (exchange, status, body) -> AccountingServer.send(exchange, 500, new byte[0]),
                (exchange, status, body) ->
                        AccountingServer.send(exchange, 502, "<html>".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("halfAnswers")
    void whatBrokeAfterItWasAcceptedIsNotPostedTwice(Spoiler spoiler) {
        server.next(spoiler);
        Instant start = Instant.now();

        assertBroken(() -> accounting.post(KEY, INVOICE), "POST /postings");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(posted(accounting.post(KEY, INVOICE)).id()).isEqualTo("B-1");
        assertThat(server.postings()).hasSize(1);
        assertThat(server.requests()).containsExactly("POST /postings", "POST /postings");
    }

    @Test
    void nobodyThereIsSaidSo() {
        server.close();

        assertBroken(() -> accounting.post(KEY, INVOICE), "can't be reached");
    }

    @Test
    void twoAtOnceWithOneKeyPostOnce() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> accounting.post(KEY, INVOICE));
        var second = CompletableFuture.supplyAsync(() -> accounting.post(KEY, INVOICE));

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(second.get(10, TimeUnit.SECONDS));
        assertThat(server.postings()).hasSize(1);
    }

    @Test
    void anAnswerThatComesTwiceIsNotTakenForTheAnswerToTheNextRequest() throws Exception {
        String other = "{\"accounts\": [{\"id\": \"1\", \"name\": \"first\"}]}";
        String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + other.length()
                + "\r\n\r\n" + other;
        try (ServerSocket twice = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var serving = CompletableFuture.runAsync(() -> {
                while (!twice.isClosed()) {
                    try (Socket socket = twice.accept()) {
                        socket.setSoTimeout(1000);
                        boolean again = true;
                        while (again) {
                            again = socket.getInputStream().read(new byte[8192]) > 0;
                            OutputStream out = socket.getOutputStream();
                            out.write((answer + answer).getBytes(StandardCharsets.UTF_8));
                            out.flush();
                        }
                    } catch (IOException e) {
                        // closed by the other side, or at the end of the test
                    }
                }
            });
            Accounting confused = accounting("http://localhost:" + twice.getLocalPort());

            assertThat(confused.accounts()).hasSize(1);
            for (int i = 0; i < 5; i++) {
                assertBroken(() -> confused.post(KEY, INVOICE), "");
                assertThat(confused.accounts()).hasSize(1);
            }
            twice.close();
            serving.get(10, TimeUnit.SECONDS);
        }
    }

    // --- nonsense

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "true",
                "<html>Sign in</html>",
                "{}",
                "{\"id\": \"B-1\"}",
                "{\"id\": \"B-1\"} {\"id\": \"B-2\"}",
                "{\"id\":\"B-1\",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":\"119.01\",\"postedAt\":\"2026-03-15T10:00:00Z\"}",
                "{\"id\":\"B-1\",\"caseId\":\"INV-000018\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":\"119\",\"postedAt\":\"2026-03-15T10:00:00Z\"}",
                "{\"id\":\"B-1\",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/8\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":\"119\",\"postedAt\":\"2026-03-15T10:00:00Z\"}",
                "{\"id\":\"B-1\",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"USD\",\"payable\":\"119\",\"postedAt\":\"2026-03-15T10:00:00Z\"}",
                "{\"id\":\"B-1\",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":\"119e999999999\",\"postedAt\":\"2026-03-15T10:00:00Z\"}",
                "{\"id\":\" \",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":\"119\",\"postedAt\":\"2026-03-15T10:00:00Z\"}",
                "{\"id\":\"B\\u0000\",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":\"119\",\"postedAt\":\"2026-03-15T10:00:00Z\"}",
            })
    void nonsenseIsNoPosting(String nonsense) {
        server.next((exchange, status, body) ->
                AccountingServer.send(exchange, 200, nonsense.getBytes(StandardCharsets.UTF_8)));

        Throwable broken = assertBroken(() -> accounting.post(KEY, INVOICE), "an answer that Tandem can't use");

        assertThat(broken.getMessage()).doesNotContain("Sign in", "119");
    }

    @Test
    void thePostingThatIsRightIsTakenHoweverItsAmountIsWritten() {
        server.next((exchange, status, body) -> AccountingServer.send(
                exchange,
                200,
                "{\"id\":\"B-1\",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":119,\"postedAt\":\"2026-03-15T10:00:00Z\",\"new\":1}"
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(posted(accounting.post(KEY, INVOICE)).id()).isEqualTo("B-1");
    }

    @Test
    void aListWithHolesIsNotTaken() {
        for (String nonsense : Arrays.asList(
                "{\"accounts\": null}", "{\"accounts\": [null]}", "{\"accounts\": [{\"id\": \"1\"}]}", "{}")) {
            server.next((exchange, status, body) ->
                    AccountingServer.send(exchange, 200, nonsense.getBytes(StandardCharsets.UTF_8)));

            assertBroken(() -> accounting.accounts(), "missing");
        }
    }

    @Test
    void anEndlessAnswerIsReadAsFarAsTheLimit() {
        server.next((exchange, status, body) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(spaces);
            }
        });
        Instant start = Instant.now();

        assertBroken(() -> accounting.accounts(), "larger than 100000 bytes");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    // --- addresses and credentials

    @Test
    void noRedirectIsFollowed() {
        server.next((exchange, status, body) -> {
            exchange.getResponseHeaders().set("Location", server.baseUrl() + "/accounts");
            AccountingServer.send(exchange, 307, new byte[0]);
        });

        assertBroken(() -> accounting.costCentres(), "Tandem follows no redirects");

        assertThat(server.requests()).containsExactly("GET /cost-centres");
    }

    @Test
    void onlyAnAnswerOfTheSystemItselfMeansThatThereIsNoSuchThing() {
        server.next((exchange, status, body) -> AccountingServer.send(exchange, 404, new byte[0]));
        assertBroken(() -> accounting.order("PO-0"), "can't use");
        server.next((exchange, status, body) ->
                AccountingServer.send(exchange, 404, "{\"error\": \"no route\"}".getBytes(StandardCharsets.UTF_8)));
        assertBroken(() -> accounting.order("PO-0"), "Check tandem.accounting.http.base-url");
        assertThat(accounting.order("PO-0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whoIsNotLetInIsToldWhatToCheckWithoutTheSecret(int status) {
        server.next((exchange, ok, body) -> AccountingServer.send(exchange, status, new byte[0]));

        Throwable broken = assertBroken(() -> accounting.accounts(), "does not accept how Tandem signs in");

        assertThat(stackOf(broken)).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " "})
    void anIdThatLeadsElsewhereIsNotAskedFor(String id) {
        assertThatThrownBy(() -> accounting.supplier(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    private static Accounting accounting(String baseUrl) {
        return new HttpAccounting(new AccountingClient(new HttpAccountingSettings(
                URI.create(baseUrl),
                null,
                null,
                TOKEN,
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                DataSize.ofBytes(100_000))));
    }

    private static Throwable assertBroken(Runnable question, String why) {
        Throwable broken = catchThrowable(question::run);
        assertThat(broken).isInstanceOf(AccountingUnavailableException.class).hasMessageContaining(why);
        return broken;
    }

    private static String stackOf(@Nullable Throwable broken) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = broken; at != null; at = at.getCause()) {
            all.append(at).append('\n');
        }
        return all.toString();
    }

    private static Posting posted(PostingResult result) {
        assertThat(result).isInstanceOf(Posted.class);
        return ((Posted) result).posting();
    }
}
