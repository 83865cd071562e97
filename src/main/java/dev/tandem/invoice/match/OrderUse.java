package dev.tandem.invoice.match;

import dev.tandem.core.InsertOnce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What live invoices use of orders, and of the invoices that they correct. Every method joins the caller's transaction; whoever
 * uses something of an order holds its lock until that transaction ends.
 */
@Component
public class OrderUse {

    private static final int DECIMALS = 10;

    private final JdbcClient jdbc;
    private final InsertOnce inserts;

    OrderUse(JdbcClient jdbc, InsertOnce inserts) {
        this.jdbc = jdbc;
        this.inserts = inserts;
    }

    /** Holds the order, so that nobody else uses anything of it until the caller's transaction ends. */
    void lock(String orderNumber) {
        String key = key(orderNumber);
        if (!hold(key)) {
            inserts.tryInsert("insert into order_lock (order_key) values (?)", key);
            hold(key);
        }
    }

    private boolean hold(String key) {
        return jdbc.sql("select order_key from order_lock where order_key = :key for update")
                .param("key", key)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** What other live invoices use of the order, by line. */
    Map<Integer, BigDecimal> byOthers(String orderNumber, String invoiceId) {
        Map<Integer, BigDecimal> used = new HashMap<>();
        jdbc.sql("""
                        select line, sum(quantity) as quantity from order_use
                        where order_key = :key and invoice_id <> :invoice group by line""").param("key", key(orderNumber)).param("invoice", invoiceId).query(row -> {
            used.put(row.getInt("line"), row.getBigDecimal("quantity"));
        });
        return used;
    }

    /** Uses what the match says, in place of what the invoice used before. */
    void replace(String invoiceId, OrderMatch match) {
        free(invoiceId);
        for (OrderMatch.Line line : match.lines()) {
            if (line.orderLine() != null && line.used() != null) {
                jdbc.sql("""
                                insert into order_use (invoice_id, position, order_key, line, quantity)
                                values (:invoice, :position, :key, :line, :quantity)""")
                        .param("invoice", invoiceId)
                        .param("position", line.position())
                        .param("key", key(match.orderNumber()))
                        .param("line", line.orderLine())
                        .param("quantity", line.used().setScale(DECIMALS, RoundingMode.HALF_UP))
                        .update();
            }
        }
    }

    private void free(String invoiceId) {
        jdbc.sql("delete from order_use where invoice_id = :invoice")
                .param("invoice", invoiceId)
                .update();
    }

    /**
     * Gives back whatever the invoice uses: of its order, and, if it is a credit note, of the invoice that it corrects. For an
     * invoice that is rejected, withdrawn, or matched anew.
     */
    public void release(String invoiceId) {
        free(invoiceId);
        jdbc.sql("delete from invoice_credit where invoice_id = :invoice")
                .param("invoice", invoiceId)
                .update();
    }

    private static String key(String orderNumber) {
        return orderNumber.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    }
}
