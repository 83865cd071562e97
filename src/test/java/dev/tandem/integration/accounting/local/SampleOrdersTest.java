package dev.tandem.integration.accounting.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.integration.accounting.Account;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.CostCentre;
import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.testing.DatabaseSlice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(
        classes = {DatabaseSlice.class, SampleOrdersTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ActiveProfiles("local")
class SampleOrdersTest {

    @Import({LocalAccounting.class, SampleSuppliers.class, SampleOrders.class})
    static class Beans {}

    @Autowired
    Accounting accounting;

    @Autowired
    SampleOrders samples;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anOrderIsFoundHoweverItsNumberIsWritten() {
        PurchaseOrder order = accounting.order(" po-1001 ").orElseThrow();

        assertThat(order.number()).isEqualTo("PO-1001");
        assertThat(order.supplierId()).isEqualTo("S-1001");
        assertThat(order.lines())
                .containsExactly(new PurchaseOrder.Line(
                        1,
                        null,
                        null,
                        "Copying paper",
                        "C62",
                        BigDecimal.valueOf(1_000_000_000),
                        BigDecimal.valueOf(1_000_000_000),
                        BigDecimal.ZERO,
                        new BigDecimal("1.00"),
                        BigDecimal.ONE,
                        BigDecimal.valueOf(19),
                        "6815",
                        "4711"));
        assertThat(accounting.order("PO-1")).isEmpty();
    }

    @Test
    @Transactional
    void whatArrivedIsTheSumOfAllReceiptsAndReturns() {
        PurchaseOrders orders = new PurchaseOrders(jdbc);
        orders.receive("R-2", "PO-1002", 2, LocalDate.of(2026, 2, 2), new BigDecimal("2.5"));
        orders.receive("R-3", "PO-1002", 2, LocalDate.of(2026, 2, 3), BigDecimal.ONE.negate());

        assertThat(accounting.order("PO-1002").orElseThrow().lines())
                .extracting(PurchaseOrder.Line::received)
                .containsExactly(BigDecimal.valueOf(12), new BigDecimal("6.5"), BigDecimal.ZERO);
    }

    @Test
    void theSamplesAreThereOnce() {
        samples.run(new DefaultApplicationArguments());

        assertThat(jdbc.sql("select count(*) from purchase_order")
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void onlyExpensesAndCostCentresThatThereAreCanBeChosen() {
        assertThat(accounting.accounts())
                .contains(new Account("6815", "Office supplies"))
                .extracting(Account::id)
                .isSorted()
                .doesNotContain("1400", "3300", "1180");
        assertThat(accounting.costCentres())
                .contains(new CostCentre("4711", "Shared services"))
                .extracting(CostCentre::id)
                .isSorted();
    }
}
