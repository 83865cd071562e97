package dev.tandem.integration.accounting.local;

import dev.tandem.core.Decimals;
import dev.tandem.integration.accounting.PurchaseOrder;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of purchase orders and goods receipts. */
final class PurchaseOrders {

    private final JdbcClient jdbc;

    PurchaseOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PurchaseOrder> byNumber(String number) {
        return jdbc.sql("select number, supplier_id, currency from purchase_order where number_key = ?")
                .param(Normalised.number(number))
                .query(this::order)
                .optional();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from purchase_order").query(Long.class).single() == 0;
    }

    /** Adds an order; what its lines say was received becomes a goods receipt of the day of the order. */
    void insert(PurchaseOrder order, LocalDate orderedOn) {
        jdbc.sql("""
                        insert into purchase_order (number, number_key, supplier_id, currency, ordered_on)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        order.number(),
                        Normalised.number(order.number()),
                        order.supplierId(),
                        order.currency(),
                        orderedOn)
                .update();
        for (PurchaseOrder.Line line : order.lines()) {
            insertLine(order.number(), line);
            receive("R-" + order.number(), order.number(), line.number(), orderedOn, line.received());
        }
    }

    private void insertLine(String order, PurchaseOrder.Line line) {
        jdbc.sql("""
                        insert into purchase_order_line (order_number, line, seller_item_id, buyer_item_id, name, unit, quantity,
                            invoiced_elsewhere, net_price, price_quantity, tax_rate, account_id, cost_centre_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        order,
                        line.number(),
                        line.sellerItemId(),
                        line.buyerItemId(),
                        line.name(),
                        line.unit(),
                        line.quantity(),
                        line.invoicedElsewhere(),
                        line.netPrice(),
                        line.priceQuantity(),
                        line.taxRate(),
                        line.account(),
                        line.costCentre())
                .update();
    }

    void receive(String id, String order, int line, LocalDate day, BigDecimal quantity) {
        jdbc.sql("insert into goods_receipt (id, order_number, line, received_on, quantity) values (?, ?, ?, ?, ?)")
                .params(id, order, line, day, quantity)
                .update();
    }

    private PurchaseOrder order(ResultSet row, int index) throws SQLException {
        String number = row.getString("number");
        return new PurchaseOrder(number, row.getString("supplier_id"), row.getString("currency"), lines(number));
    }

    private List<PurchaseOrder.Line> lines(String order) {
        return jdbc.sql("""
                        select l.*, coalesce((select sum(r.quantity) from goods_receipt r
                            where r.order_number = l.order_number and r.line = l.line), 0) as received
                        from purchase_order_line l where l.order_number = ? order by l.line""").param(order).query(PurchaseOrders::line).list();
    }

    private static PurchaseOrder.Line line(ResultSet row, int index) throws SQLException {
        return new PurchaseOrder.Line(
                row.getInt("line"),
                row.getString("seller_item_id"),
                row.getString("buyer_item_id"),
                row.getString("name"),
                row.getString("unit"),
                Decimals.number(row.getBigDecimal("quantity")),
                Decimals.number(row.getBigDecimal("received")),
                Decimals.number(row.getBigDecimal("invoiced_elsewhere")),
                Decimals.money(row.getBigDecimal("net_price")),
                Decimals.number(row.getBigDecimal("price_quantity")),
                Decimals.number(row.getBigDecimal("tax_rate")),
                row.getString("account_id"),
                row.getString("cost_centre_id"));
    }
}
