package dev.tandem.integration.accounting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Payment;
import dev.tandem.integration.accounting.PaymentMade;
import dev.tandem.integration.accounting.PaymentRefusedException;
import dev.tandem.integration.accounting.PaymentTold;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingResult.Posted;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.testing.DatabaseSlice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@SpringBootTest(
        classes = {DatabaseSlice.class, OpenItemsTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class OpenItemsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final AtomicInteger CASES = new AtomicInteger();

    @Import({LocalAccounting.class, OpenItems.class, Listener.class})
    static class Beans {}

    static class Listener {

        private final List<Payment> heard = new ArrayList<>();
        private @Nullable String refusal;

        @EventListener
        void on(PaymentMade event) {
            if (refusal != null) {
                throw new PaymentRefusedException(refusal);
            }
            heard.add(event.payment());
        }
    }

    @Autowired
    Accounting accounting;

    @Autowired
    OpenItems items;

    @Autowired
    Listener listener;

    @Autowired
    ApplicationEventPublisher events;

    private EffectKey key = new EffectKey("x", "x", 1);
    private String posting = "";

    @BeforeEach
    void anOpenItem() {
        listener.heard.clear();
        listener.refusal = null;
        key = new EffectKey("INV-%06d".formatted(CASES.incrementAndGet()), "serviceTask_postInvoice", 1);
        posting = post(false, "119.00");
    }

    @Test
    void aPaymentSettlesAPostingAndWhoeverListensHearsOfIt() {
        items.pay(posting, DAY, dec("116.62"), dec("2.38"), "finance");

        Payment payment = accounting.payment(posting).orElseThrow();
        assertThat(payment.paidOn()).isEqualTo(DAY);
        assertThat(payment.amount()).isEqualTo(dec("116.62"));
        assertThat(payment.discount()).isEqualTo(dec("2.38"));
        assertThat(listener.heard).containsExactly(payment);
        assertThat(open()).doesNotContain(posting);
    }

    @Test
    void whatAProgramTellsOfIsPaidHereToo() {
        Payment payment = new Payment(posting, DAY, dec("119.00"), dec("0.00"), "bank 1");

        events.publishEvent(new PaymentTold(payment, "bank"));
        events.publishEvent(new PaymentTold(payment, "bank"));
        events.publishEvent(new PaymentTold(new Payment("B-1", DAY, dec("1"), dec("0"), "bank 2"), "bank"));

        assertThat(accounting.payment(posting)).contains(payment);
        assertThat(accounting.payment("B-1")).isEmpty();
        assertThat(open()).doesNotContain(posting);
        assertThat(listener.heard).isEmpty();
    }

    @Test
    void whatIsToBePaidIsOpen() {
        key = new EffectKey(key.caseId(), "creditNote", 1);
        String creditNote = post(true, "119.00");
        key = new EffectKey(key.caseId(), "zero", 1);
        String zero = post(false, "0.00");

        assertThat(open()).contains(posting).doesNotContain(creditNote, zero);
        assertThat(items.list())
                .filteredOn(item -> item.posting().id().equals(posting))
                .singleElement()
                .satisfies(item -> assertThat(item.supplier()).startsWith("Supplier of"));
    }

    @Test
    void whatWasTakenBackIsNeitherOpenNorPaid() {
        accounting.reverse(key, "ordered twice");

        assertThat(open()).doesNotContain(posting);
        assertRefused(DAY, "119.00", "0", posting + " is not open (any more)");
        assertThat(accounting.payment(posting)).isEmpty();
    }

    @Test
    void nothingIsPaidTwice() {
        items.pay(posting, DAY, dec("119.00"), dec("0"), "finance");

        assertRefused(DAY, "119.00", "0", posting + " is not open (any more)");
    }

    @Test
    void amountAndDiscountMakeWhatIsToBePaid() {
        assertRefused(DAY, "118.99", "0", "make 118.99, but 119.00 EUR are to be paid");
        assertRefused(DAY, "119.00", "0.01", "make 119.01");
        assertRefused(DAY, "120.00", "-1.00", "below zero");
        assertRefused(LocalDate.now().plusDays(2), "119.00", "0", "is yet to come");
        assertThat(accounting.payment(posting)).isEmpty();
    }

    @Test
    void whatWhoeverListensRefusesIsNotRecorded() {
        listener.refusal = "The invoice was withdrawn.";

        assertRefused(DAY, "119.00", "0", "The invoice was withdrawn.");
        assertThat(accounting.payment(posting)).isEmpty();
        assertThat(open()).contains(posting);
    }

    private void assertRefused(LocalDate paidOn, String amount, String discount, String why) {
        assertThatThrownBy(() -> items.pay(posting, paidOn, dec(amount), dec(discount), "finance"))
                .isInstanceOf(PaymentRefusedException.class)
                .hasMessageContaining(why);
    }

    private List<String> open() {
        return items.list().stream().map(item -> item.posting().id()).toList();
    }

    private String post(boolean creditNote, String payable) {
        Supplier supplier =
                accounting.createSupplier(key, new NewSupplier("Supplier of " + key, null, "IT", null, null));
        BigDecimal amount = dec(payable);
        Posted posted = (Posted) accounting.post(
                key,
                new PostingRequest(
                        supplier.id(), creditNote, "R-1", DAY, "EUR", amount, BigDecimal.ZERO, amount, amount));
        return posted.posting().id();
    }

    private static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }
}
