package dev.tandem.invoice.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.testing.DatabaseSlice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = {DatabaseSlice.class, OrderUseTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class OrderUseTest {

    private static final int RACERS = 6;

    @Import(OrderUse.class)
    static class Beans {}

    @Autowired
    OrderUse use;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    /** Four have come. */
    private final PurchaseOrder order = new PurchaseOrder(
            "PO 77",
            "S-1",
            "EUR",
            List.of(new PurchaseOrder.Line(
                    1,
                    null,
                    null,
                    "Lamp",
                    "H87",
                    BigDecimal.TEN,
                    new BigDecimal("4"),
                    BigDecimal.ZERO,
                    BigDecimal.TEN,
                    BigDecimal.ONE,
                    new BigDecimal("19"),
                    "6815",
                    null)));

    @AfterEach
    void nothingUsed() {
        jdbc.sql("delete from order_use").update();
        jdbc.sql("delete from order_lock").update();
    }

    /** With the lock of an order that was used before, and with one that nobody has used yet. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void invoicesAtOnceCannotUseTheSameRemainder(boolean usedBefore) throws Exception {
        if (usedBefore) {
            inTransaction(() -> use.lock(order.number()));
        }
        CyclicBarrier start = new CyclicBarrier(RACERS);
        ExecutorService racers = Executors.newFixedThreadPool(RACERS);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int n = 0; n < RACERS; n++) {
                String id = "INV-" + n;
                results.add(racers.submit(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    return match(id, "3").differenceCount();
                }));
            }
            int matched = 0;
            for (Future<Integer> result : results) {
                matched += result.get(30, TimeUnit.SECONDS) == 0 ? 1 : 0;
            }

            assertThat(matched).as("three of four for one of them, and no more").isEqualTo(1);
        } finally {
            racers.shutdownNow();
        }
    }

    @Test
    void whoeverComesSecondWaitsUntilTheFirstIsDoneAndSeesWhatItUsed() throws Exception {
        inTransaction(() -> use.lock(order.number()));
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> differences = new TransactionTemplate(transactions).execute(status -> {
                match("INV-1", "3");
                Future<Integer> waiting =
                        second.submit(() -> match("INV-2", "3").differenceCount());
                assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return waiting;
            });

            assertThat(differences.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            second.shutdownNow();
        }
    }

    @Test
    void whatIsMatchedAgainReplacesWhatWasUsedBefore() {
        match("INV-1", "4");
        assertThat(match("INV-2", "1").differenceCount()).isEqualTo(1);
        use.release("INV-2");

        match("INV-1", "2");

        assertThat(match("INV-2", "2").differenceCount()).isZero();
    }

    @Test
    void theNumberOfTheOrderIsComparedWithoutCaseAndSpaces() {
        match("INV-1", "4");

        assertThat(use.byOthers("po77", "INV-2")).containsOnlyKeys(1);
        assertThat(use.byOthers("po77", "INV-1")).isEmpty();
    }

    private OrderMatch match(String invoiceId, String quantity) {
        return new TransactionTemplate(transactions).execute(status -> {
            use.lock(order.number());
            OrderMatch match = ThreeWayMatch.of(
                    invoice(quantity),
                    "S-1",
                    order,
                    use.byOthers(order.number(), invoiceId),
                    Tolerances.of(0, 0, 0, 0));
            use.replace(invoiceId, match);
            return match;
        });
    }

    private void inTransaction(Runnable what) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> what.run());
    }

    private static InvoiceData invoice(String quantity) {
        BigDecimal net = new BigDecimal(quantity).multiply(BigDecimal.TEN);
        return new InvoiceData(
                InvoiceKind.INVOICE,
                "RE-1",
                LocalDate.of(2026, 10, 5),
                null,
                "EUR",
                "Bergmann",
                null,
                null,
                null,
                "PO 77",
                null,
                null,
                null,
                net,
                null,
                net,
                null,
                null,
                net,
                null,
                List.of(new LineItem(
                        "1",
                        "Lamp",
                        null,
                        new BigDecimal(quantity),
                        "H87",
                        BigDecimal.TEN,
                        null,
                        net,
                        "S",
                        new BigDecimal("19"),
                        List.of())),
                List.of(),
                List.of());
    }
}
