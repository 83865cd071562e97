package dev.tandem.integration.accounting.local;

import dev.tandem.integration.accounting.PurchaseOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Purchase orders for trying out, once. Those numbered PO-2026 belong to the sample invoices: two match, and of
 * PO-2026-097 not everything that is invoiced has arrived.
 */
@Component
@Profile("local")
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SampleOrders implements ApplicationRunner {

    private static final String BERGMANN = "S-1001";
    private static final String NORDLICHT = "S-1002";
    private static final String OFFICE = "6815";
    private static final String SERVICES = "6825";
    private static final String IT = "6837";
    private static final String ADMINISTRATION = "4100";
    private static final String IT_OPERATIONS = "4200";
    private static final String SHARED = "4711";

    private final Suppliers suppliers;
    private final PurchaseOrders orders;

    SampleOrders(JdbcClient jdbc) {
        this.suppliers = new Suppliers(jdbc);
        this.orders = new PurchaseOrders(jdbc);
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!orders.isEmpty()
                || suppliers.byId(BERGMANN).isEmpty()
                || suppliers.byId(NORDLICHT).isEmpty()) {
            return;
        }
        // A blanket order: whoever tries something out never comes to its end.
        order(
                "PO-1001",
                BERGMANN,
                line(1, null, "Copying paper", "C62", "1000000000", "1000000000", "1.00", OFFICE, SHARED));
        order(
                "PO-1002",
                BERGMANN,
                line(1, "BB-2040", "Desk lamp, LED", "H87", "12", "12", "49.90", OFFICE, ADMINISTRATION),
                line(2, "BB-7100", "Office chair", "H87", "8", "5", "289.00", OFFICE, ADMINISTRATION),
                line(3, "BB-0010", "Assembly", "HUR", "6", "0", "45.00", SERVICES, ADMINISTRATION));
        order(
                "PO-2001",
                NORDLICHT,
                line(1, "NL-LIC-01", "Licence, one user, one year", "C62", "50", "50", "120.00", IT, IT_OPERATIONS),
                line(
                        2,
                        "NL-SVC-01",
                        "Introduction and training",
                        "HUR",
                        "40",
                        "16",
                        "118.00",
                        SERVICES,
                        IT_OPERATIONS));
        order(
                "PO-2026-118",
                BERGMANN,
                line(1, null, "Kopierpapier A4, 80 g, 500 Blatt", "XPK", "40", "20", "4.29", OFFICE, ADMINISTRATION),
                line(2, null, "Ordner A4, breit, blau", "H87", "15", "15", "2.95", OFFICE, ADMINISTRATION),
                line(3, null, "Kugelschreiber, 10 Stück", "SET", "4", "4", "6.90", OFFICE, ADMINISTRATION));
        order(
                "PO-2026-104",
                NORDLICHT,
                line(1, null, "Wartung der Server, Oktober", "MON", "1", "1", "890.00", IT, IT_OPERATIONS),
                line(2, null, "Störungsdienst vor Ort", "HUR", "10", "6", "118.00", IT, IT_OPERATIONS));
        order(
                "PO-2026-097",
                NORDLICHT,
                line(1, null, "Notebook 14\", 32 GB", "H87", "14", "14", "1189.00", IT, IT_OPERATIONS),
                line(2, null, "Dockingstation", "H87", "14", "12", "199.00", IT, IT_OPERATIONS),
                line(3, null, "Einrichtung und Übergabe", "H87", "14", "14", "75.00", SERVICES, IT_OPERATIONS));
    }

    private void order(String number, String supplier, PurchaseOrder.Line... lines) {
        orders.insert(new PurchaseOrder(number, supplier, "EUR", List.of(lines)), LocalDate.of(2026, 1, 2));
    }

    private static PurchaseOrder.Line line(
            int number,
            @Nullable String sellerItemId,
            String name,
            String unit,
            String quantity,
            String received,
            String price,
            String account,
            String costCentre) {
        return new PurchaseOrder.Line(
                number,
                sellerItemId,
                null,
                name,
                unit,
                new BigDecimal(quantity),
                new BigDecimal(received),
                BigDecimal.ZERO,
                new BigDecimal(price),
                BigDecimal.ONE,
                BigDecimal.valueOf(19),
                account,
                costCentre);
    }
}
