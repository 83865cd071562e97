package dev.tandem.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.identity.Client;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.testing.Cases;
import dev.tandem.testing.SampleInvoice;
import dev.tandem.testing.TandemServerTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where Tandem keeps the books, books and cases know the same payments, whoever hears of one first. */
@TandemServerTest
class PaymentsInOwnBooksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Invoices invoices;

    @Autowired
    Payments payments;

    @Autowired
    Accounting accounting;

    private String caseId = "";
    private String posting = "";

    @BeforeEach
    void aPostedInvoice() {
        caseId = cases.send(SampleInvoice.bergmann("100.00"));
        cases.runJobs(caseId);
        posting = Objects.requireNonNull(invoices.get(caseId).postingId());
    }

    @Test
    void whatIsPaidOnThePageEndsTheCase() {
        Client finance = Client.signedIn(port, "finance");

        finance.form(
                "/accounting/open-items/" + posting,
                "paidOn=" + DAY + "&amount=116.62&discount=2.38",
                "/accounting/open-items");
        cases.runJobs(caseId);

        assertThat(invoices.get(caseId).state()).isEqualTo(InvoiceState.PAID);
        assertThat(payments.of(caseId).orElseThrow().discount()).isEqualTo(new BigDecimal("2.38"));
        assertThat(cases.end(caseId)).isEqualTo("endEvent_paid");
    }

    @Test
    void whatAProgramTellsOfIsNoOpenItemAnyMore() {
        Payment payment = new Payment("", DAY, new BigDecimal("119.00"), new BigDecimal("0.00"), "bank 1");

        payments.record(caseId, payment, "finance");

        assertThat(accounting.payment(posting).orElseThrow().reference()).isEqualTo("bank 1");
        assertThat(Client.signedIn(port, "finance")
                        .page("/accounting/open-items")
                        .body())
                .doesNotContain("id=\"" + posting + "\"");
    }
}
