package dev.tandem.invoice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.identity.Client;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.invoice.Invoices;
import dev.tandem.testing.Api;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Payments, withdrawals, rates and the page of a case, over HTTP. */
@TandemServerTest
class PaymentAndWithdrawalApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Invoices invoices;

    private Api clerk;
    private Api finance;

    @BeforeEach
    void signIn() {
        clerk = new Api(port, "clerk");
        finance = new Api(port, "finance");
    }

    @Test
    void aPaymentIsToldOfByPostingAndIsShown() {
        String caseId = posted();
        String posting = invoices.get(caseId).postingId();
        String body = """
                {"posting": "%s", "paidOn": "2026-11-20", "amount": 117.00, "discount": 2.00, "reference": "BANK-1"}""".formatted(posting);

        Api.Answer answer = finance.post("/api/payments", body);
        Api.Answer again = finance.post("/api/payments", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        JsonNode shown = clerk.get("/api/invoices/" + caseId).json();
        assertThat(shown.get("state").asText()).isEqualTo("paid");
        assertThat(shown.at("/payment/paidOn").asText()).isEqualTo("2026-11-20");
        assertThat(shown.at("/payment/discount").decimalValue()).isEqualByComparingTo("2");
        cases.runJobs(caseId);
        assertThat(cases.end(caseId)).isEqualTo("endEvent_paid");
        assertThat(clerk.get("/api/invoices?state=paid&q=" + caseId)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                             | 422 | Name the",
                "{'invoice':'ID','amount':119,'reference':'x'}                                                  | 422 | which day",
                "{'invoice':'ID','paidOn':'2026-11-20','reference':'x'}                                         | 422 | amounts of money",
                "{'invoice':'ID','paidOn':'2026-11-20','amount':1E900000000,'reference':'x'}                    | 422 | amounts of money",
                "{'invoice':'ID','paidOn':'2026-11-20','amount':119.000001,'reference':'x'}                     | 422 | amounts of money",
                "{'invoice':'ID','paidOn':'2026-11-20','amount':119}                                            | 422 | reference",
                "{'invoice':'ID','paidOn':'2026-11-20','amount':100,'reference':'x'}                            | 422 | 119.00 EUR",
                "{'invoice':'ID','posting':'P-999','paidOn':'2026-11-20','amount':119,'reference':'x'}          | 422 | P-999",
                "{'invoice':'INV-999999','paidOn':'2026-11-20','amount':119,'reference':'x'}                    | 404 | no invoice",
                "{'posting':'P-999999','paidOn':'2026-11-20','amount':119,'reference':'x'}                      | 404 | P-999999",
                "{'invoice':'ID','paidOn':'soon','amount':119,'reference':'x'}                                  | 400 | ''",
            })
    void aPaymentThatCanNotBeRightIsRefusedInPlainWords(String body, int status, String why) {
        String caseId = posted();

        Api.Answer answer = finance.post(
                "/api/payments", body.replace('\'', '"').replace("ID", caseId).replace("INV-INV", "INV"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.toString()).contains(why).doesNotContain("Exception");
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
    }

    @Test
    void anInvoiceIsWithdrawnByPostAndOnlyOnce() {
        String caseId = posted();
        String path = "/api/invoices/" + caseId + "/withdrawal";

        Api.Answer answer = clerk.post(path, "{\"reason\": \"Sent by mistake\"}");
        Api.Answer again = clerk.post(path, "{\"reason\": \"Sent by mistake\"}");
        Api.Answer other = finance.post(path, "{\"reason\": \"Something else\"}");
        cases.runJobs(caseId);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("detail").asText()).contains("was withdrawn");
        JsonNode shown = clerk.get("/api/invoices/" + caseId).json();
        assertThat(shown.get("state").asText()).isEqualTo("withdrawn");
        assertThat(shown.get("reversals").size()).isEqualTo(1);
        assertThat(shown.at("/withdrawal/reason").asText()).isEqualTo("Sent by mistake");
        assertThat(clerk.post(path, "{\"reason\": \" \"}").status()).isEqualTo(422);
        assertThat(clerk.post("/api/invoices/INV-999999/withdrawal", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void paymentAndWithdrawalAtTheSameMomentAreOneOfBoth() throws Exception {
        for (int n = 0; n < 5; n++) {
            String caseId = posted();
            Callable<Integer> pay = () -> new Api(port, "finance")
                    .post(
                            "/api/payments",
                            "{\"invoice\":\"%s\",\"paidOn\":\"2026-11-20\",\"amount\":119,\"reference\":\"B\"}"
                                    .formatted(caseId))
                    .status();
            Callable<Integer> withdraw = () -> new Api(port, "clerk")
                    .post("/api/invoices/" + caseId + "/withdrawal", "{\"reason\": \"No\"}")
                    .status();
            ExecutorService both = Executors.newFixedThreadPool(2);
            int paid;
            int withdrawn;
            try {
                var answers = both.invokeAll(List.of(pay, withdraw));
                paid = answers.get(0).get();
                withdrawn = answers.get(1).get();
            } finally {
                both.shutdown();
            }
            cases.runJobs(caseId);

            assertThat(withdrawn).isEqualTo(200);
            JsonNode shown = clerk.get("/api/invoices/" + caseId).json();
            if (paid == 200) {
                assertThat(shown.get("state").asText()).isEqualTo("paid");
                assertThat(shown.get("reversals").size()).isZero();
                assertThat(shown.at("/withdrawal/toSettle").asBoolean()).isTrue();
                assertThat(shown.at("/next/0/name").asText()).isEqualTo("Settle paid invoice");
            } else {
                assertThat(paid).isEqualTo(409);
                assertThat(shown.get("state").asText()).isEqualTo("withdrawn");
                assertThat(shown.get("payment").isNull()).isTrue();
            }
        }
    }

    @Test
    void onlyThoseWhoMayWithdrawAndTellOfPayments() {
        String caseId = posted();

        for (String user : List.of("approver", "manager", "sales", "ops")) {
            assertThat(new Api(port, user)
                            .post("/api/invoices/" + caseId + "/withdrawal", "{\"reason\": \"x\"}")
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(new Api(port, user).post("/api/payments", "{}").status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(clerk.post("/api/payments", "{}").status()).isEqualTo(403);
        assertThat(clerk.post("/api/exchange-rates", "{}").status()).isIn(403, 415);
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
    }

    @Test
    void thePageOfACaseShowsWhatHappensNextAndOffersWhatOneMayDo() {
        String waiting =
                clerk.send(SampleInvoice.bergmann("1500.00").xml(), "a.xml").caseId();
        cases.runJobs(waiting);
        String posted = posted();

        String open =
                Client.signedIn(port, "approver").page("/invoices/" + waiting).body();
        assertThat(open).contains("What happens next", "Approve invoice", "Approvers", "due ");
        assertThat(open).doesNotContain("Withdraw invoice</button>");
        String books =
                Client.signedIn(port, "finance").page("/invoices/" + posted).body();
        assertThat(books)
                .contains(
                        "Await payment",
                        "Match with order",
                        "PO-1001",
                        "Accounts",
                        "Record payment</button>",
                        "Withdraw invoice</button>");
        String byClerk =
                Client.signedIn(port, "clerk").page("/invoices/" + posted).body();
        assertThat(byClerk).contains("Withdraw invoice</button>").doesNotContain("Record payment</button>");
        assertThat(Client.signedIn(port, "sales").page("/invoices/" + posted).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsDoneOnThePageIsShownOnIt() {
        String caseId = posted();
        Client finance = Client.signedIn(port, "finance");
        String page = "/invoices/" + caseId;

        HttpResponse<String> tooLittle =
                finance.form(page + "/payment", "paidOn=2026-11-20&amount=1.00&discount=0&reference=B-7", page);
        assertThat(tooLittle.statusCode()).isEqualTo(302);
        assertThat(finance.page(page).body()).contains("Nothing was changed.", "119.00 EUR");
        finance.form(page + "/payment", "paidOn=2026-11-20&amount=119.00&discount=0&reference=B-7", page);
        assertThat(finance.page(page).body()).contains("The payment is recorded.", "B-7");
        finance.form(page + "/withdrawal", "reason=Goods+sent+back", page);

        String shown = finance.page(page).body();
        assertThat(shown).contains("withdrew this invoice", "Goods sent back", "Settle paid invoice");
        assertThat(Client.signedIn(port, "approver")
                        .form(page + "/withdrawal", "reason=x", page)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void withoutARateAPersonEntersOneAndItIsKept() {
        String caseId = clerk.send(
                        SampleInvoice.bergmann("1000.00")
                                .in("AUD")
                                .ofOrder(null)
                                .xml(),
                        "a.xml")
                .caseId();
        cases.runJobs(caseId);
        cases.decide(caseId, "clerk", "confirm", "As usual");
        assertThat(cases.isAt(caseId, "userTask_enterRate")).isTrue();

        cases.complete(
                caseId, "finance", Map.of("decision", "enter", "rate", "2.0", "rateSource", "Our bank, 20 Nov 2026"));

        assertThat(cases.variable(caseId, "amount")).isEqualTo(595.0);
        assertThat(cases.variable(caseId, "exchangeRate")).isEqualTo(2.0);
        assertThat(cases.variable(caseId, "rate")).isNull();
        JsonNode shown = clerk.get("/api/invoices/" + caseId).json();
        assertThat(shown.at("/converted/source").asText()).isEqualTo("Our bank, 20 Nov 2026");
        assertThat(shown.at("/converted/amount").decimalValue()).isEqualByComparingTo("595.00");
        assertThat(shown.at("/converted/enteredBy").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1e5", "'1,08'", "abc", "1.0000000001"})
    void aRateThatIsNoneIsRefused(String rate) {
        String caseId = clerk.send(
                        SampleInvoice.bergmann("1000.00")
                                .in("AUD")
                                .ofOrder(null)
                                .xml(),
                        "a.xml")
                .caseId();
        cases.runJobs(caseId);
        cases.decide(caseId, "clerk", "confirm", "As usual");

        assertThatThrownBy(() ->
                        cases.complete(caseId, "finance", Map.of("decision", "enter", "rate", rate, "rateSource", "x")))
                .hasMessageContaining("must be a number above zero");

        assertThat(cases.isAt(caseId, "userTask_enterRate")).isTrue();
    }

    @Test
    void anInvoiceInAnotherCurrencyIsConvertedAtTheRateOfItsDay() {
        SampleInvoice invoice =
                SampleInvoice.bergmann("1000.00").in("USD").ofOrder(null).issued(LocalDate.of(2026, 11, 20));
        Api.Answer loaded = finance.postXml("/api/exchange-rates", """
                <Envelope><Cube xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube time="2026-11-19">
                <Cube currency="USD" rate="1.19"/></Cube></Cube></Envelope>""");
        assertThat(loaded.status()).as(loaded.toString()).isEqualTo(200);
        assertThat(clerk.get("/api/exchange-rates?currency=USD&day=2026-11-20")
                        .json()
                        .get("rate")
                        .decimalValue())
                .isEqualByComparingTo("1.19");
        assertThat(clerk.get("/api/exchange-rates?currency=XXX").status()).isEqualTo(404);

        String caseId = clerk.send(invoice.xml(), "a.xml").caseId();
        cases.runJobs(caseId);
        cases.decide(caseId, "clerk", "confirm", "As usual");

        assertThat(cases.variable(caseId, "amount")).isEqualTo(1000.0);
        assertThat(cases.variable(caseId, "currency")).isEqualTo("USD");
        assertThat(clerk.get("/api/invoices/" + caseId)
                        .json()
                        .at("/converted/day")
                        .asText())
                .isEqualTo("2026-11-19");
        Api.Answer broken = finance.postXml("/api/exchange-rates", "<a");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().get("detail").asText()).contains("no proper XML");
    }

    private String posted() {
        String caseId =
                clerk.send(SampleInvoice.bergmann("100.00").xml(), "a.xml").caseId();
        cases.runJobs(caseId);
        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.POSTED);
        return caseId;
    }
}
