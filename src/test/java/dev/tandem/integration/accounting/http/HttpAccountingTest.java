package dev.tandem.integration.accounting.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.integration.accounting.Posting;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.integration.accounting.PostingResult.Posted;
import dev.tandem.integration.accounting.PostingResult.Reason;
import dev.tandem.integration.accounting.PostingResult.Refused;
import dev.tandem.integration.http.ContractServer;
import dev.tandem.integration.http.OutsideSystemTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class HttpAccountingTest extends OutsideSystemTest<Accounting, AccountingServer> {

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

    HttpAccountingTest() throws IOException {
        super(new AccountingServer());
    }

    @Override
    protected Accounting connect(String baseUrl) {
        return new HttpAccounting(at(baseUrl, "accounting system", "tandem.accounting"));
    }

    @Override
    protected Object effect(Accounting accounting) {
        return posted(accounting.post(KEY, INVOICE)).id();
    }

    @Override
    protected String effectRequest() {
        return "POST /postings";
    }

    @Override
    protected int effects() {
        return server.postings().size();
    }

    @Override
    protected Object question(Accounting accounting) {
        return accounting.accounts();
    }

    @Override
    protected String answer() {
        return "{\"accounts\": [{\"id\": \"1\", \"name\": \"first\"}]}";
    }

    // --- what is agreed

    @Test
    void everythingOfTheFileIsAskedForAsTheFileSays() {
        assertThat(system.supplier("S-1001").orElseThrow().ibans()).containsExactly("DE02120300000000202051");
        assertThat(system.supplier("a/b?c=%2e {x}#ü")).isEmpty();
        assertThat(system.identifySupplier("DE136695976", null, "Bergmann")).isPresent();
        assertThat(system.identifySupplier(null, "DE02", null)).isEmpty();
        assertThat(system.findSuppliers("Berg & Co + 100%", 10)).hasSize(1);
        assertThat(system.createSupplier(KEY, new NewSupplier("Neu", null, "IT", null, "DE02"))
                        .id())
                .isEqualTo("S-1001");
        system.addIban(new EffectKey("INV-000017", "serviceTask_addIban", 1), "S-1001", "DE02500105170137075030");
        assertThatThrownBy(() -> system.addIban(new EffectKey("INV-1", "a", 1), "S-0", "DE02"))
                .hasMessageContaining("no supplier S-0");
        assertThat(system.similarPostings(INVOICE)).isEmpty();
        EffectKey another = new EffectKey("INV-000018", "serviceTask_postInvoice", 1);
        Posting posting = posted(system.post(another, INVOICE));
        assertThat(system.payment(posting.id())).isEmpty();
        server.pay(posting.id());
        assertThat(system.payment(posting.id()))
                .contains(new Payment(
                        posting.id(),
                        LocalDate.of(2026, 3, 20),
                        new BigDecimal("116.62"),
                        new BigDecimal("2.38"),
                        "B-1"));
        assertThat(system.order("PO-1001").orElseThrow().lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.received()).isEqualByComparingTo("1e9");
                    assertThat(line.costCentre()).isEqualTo("4711");
                });
        assertThat(system.order("PO 1 & 2")).isEmpty();
        assertThat(system.accounts()).hasSize(1);
        assertThat(system.costCentres()).hasSize(1);
        assertThat(system.reverse(another, "ordered twice").orElseThrow().postingId())
                .isEqualTo(posting.id());

        assertThat(server.contract().asked())
                .containsExactlyElementsOf(server.contract().operationsWithout("/customer"));
    }

    @Test
    void whatWasPostedComesBack() {
        Posting posting = posted(system.post(KEY, INVOICE));

        assertThat(posting.id()).isEqualTo("B-1");
        assertThat(posting.caseId()).isEqualTo("INV-000017");
        assertThat(posting.payable()).isEqualByComparingTo("119");
        assertThat(posting.postedAt()).isEqualTo(Instant.parse("2026-03-15T09:00:00Z"));
    }

    @Test
    void aKeyThatWasTakenBackNeverPosts() {
        assertThat(system.reverse(KEY, "ordered twice")).isEmpty();

        assertThat(((Refused) system.post(KEY, INVOICE)).reason()).isEqualTo(Reason.REVERSED);
        assertThat(server.postings()).isEmpty();
    }

    // --- no

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalIsAnAnswerForAPerson(Reason reason) {
        server.refuse(422, "{\"reason\": \"" + reason + "\", \"explanation\": \" The month is closed.\\n\"}");

        assertThat(system.post(KEY, INVOICE)).isEqualTo(new Refused(reason, "The month is closed."));
    }

    @Test
    void aReasonThatTandemDoesNotKnowIsStillARefusal() {
        server.refuse(409, "{\"reason\": \"BUDGET_SPENT\", \"explanation\": \"The budget is spent.\"}");

        assertThat(system.post(KEY, INVOICE)).isEqualTo(new Refused(Reason.OTHER, "The budget is spent."));
        assertThatThrownBy(() -> system.reverse(KEY, "ordered twice"))
                .hasMessageContaining("does not take the posting back: The budget is spent.");
    }

    @Test
    void whatIsStillBeingWorkedOnIsAskedForAgain() {
        server.refuse(409, "{\"reason\": \"IN_PROGRESS\", \"explanation\": \"Wait.\"}");

        assertBroken(() -> system.post(KEY, INVOICE), "Wait.");
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
                ContractServer.send(exchange, 200, nonsense.getBytes(StandardCharsets.UTF_8)));

        Throwable broken = assertBroken(() -> system.post(KEY, INVOICE), "an answer that Tandem can't use");

        assertThat(broken.getMessage()).doesNotContain("Sign in", "119");
    }

    @Test
    void thePostingThatIsRightIsTakenHoweverItsAmountIsWritten() {
        server.next((exchange, status, body) -> ContractServer.send(
                exchange,
                200,
                "{\"id\":\"B-1\",\"caseId\":\"INV-000017\",\"supplierId\":\"S-1001\",\"number\":\"RE 2026/7\",\"issueDate\":\"2026-03-14\",\"currency\":\"EUR\",\"payable\":119,\"postedAt\":\"2026-03-15T10:00:00Z\",\"new\":1}"
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(posted(system.post(KEY, INVOICE)).id()).isEqualTo("B-1");
    }

    @Test
    void aListWithHolesIsNotTaken() {
        for (String nonsense : Arrays.asList(
                "{\"accounts\": null}", "{\"accounts\": [null]}", "{\"accounts\": [{\"id\": \"1\"}]}", "{}")) {
            server.next((exchange, status, body) ->
                    ContractServer.send(exchange, 200, nonsense.getBytes(StandardCharsets.UTF_8)));

            assertBroken(() -> system.accounts(), "missing");
        }
    }

    // --- addresses and credentials

    @Test
    void onlyAnAnswerOfTheSystemItselfMeansThatThereIsNoSuchThing() {
        server.next((exchange, status, body) -> ContractServer.send(exchange, 404, new byte[0]));
        assertBroken(() -> system.order("PO-0"), "can't use");
        server.next((exchange, status, body) ->
                ContractServer.send(exchange, 404, "{\"error\": \"no route\"}".getBytes(StandardCharsets.UTF_8)));
        assertBroken(() -> system.order("PO-0"), "Check tandem.accounting.http.base-url");
        assertThat(system.order("PO-0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " "})
    void anIdThatLeadsElsewhereIsNotAskedFor(String id) {
        assertThatThrownBy(() -> system.supplier(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    private static Posting posted(PostingResult result) {
        assertThat(result).isInstanceOf(Posted.class);
        return ((Posted) result).posting();
    }
}
