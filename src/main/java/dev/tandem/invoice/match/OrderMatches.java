package dev.tandem.invoice.match;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.Invoices;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Matches invoices with orders, and keeps what came of it. Every method joins the caller's transaction. */
@Component
public class OrderMatches {

    private final JdbcClient jdbc;
    private final Accounting accounting;
    private final Invoices invoices;
    private final OrderUse use;
    private final ObjectMapper json;

    OrderMatches(JdbcClient jdbc, Accounting accounting, Invoices invoices, OrderUse use, ObjectMapper json) {
        this.jdbc = jdbc;
        this.accounting = accounting;
        this.invoices = invoices;
        this.use = use;
        this.json = json;
    }

    /**
     * Compares the invoice with the order and with what was received, and keeps what it uses of the order; whatever it used before
     * is given back.
     */
    public OrderMatch match(String invoiceId, String orderNumber, Tolerances tolerances) {
        Optional<PurchaseOrder> order = accounting.order(orderNumber);
        Invoice invoice = invoices.lock(invoiceId);
        OrderMatch match = order.map(known -> compare(invoice, known, tolerances))
                .orElseGet(() -> ThreeWayMatch.unknown(orderNumber));
        use.replace(invoiceId, match);
        record(invoiceId, match);
        return match;
    }

    private OrderMatch compare(Invoice invoice, PurchaseOrder order, Tolerances tolerances) {
        use.lock(order.number());
        return ThreeWayMatch.of(
                invoice.requiredData(),
                invoice.supplierId(),
                order,
                use.byOthers(order.number(), invoice.id()),
                tolerances);
    }

    private void record(String invoiceId, OrderMatch match) {
        delete(invoiceId);
        jdbc.sql("""
                        insert into invoice_match (invoice_id, outcome, result, matched_at)
                        values (:invoice, :outcome, :result, :at)""")
                .param("invoice", invoiceId)
                .param("outcome", (match.differenceCount() == 0 ? MatchOutcome.MATCHED : MatchOutcome.DIFFERS).text())
                .param("result", write(match))
                .param("at", OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    private void delete(String invoiceId) {
        jdbc.sql("delete from invoice_match where invoice_id = :invoice")
                .param("invoice", invoiceId)
                .update();
    }

    /** Begins anew: the data may have changed, and with them the order that they name. */
    public void forget(String invoiceId) {
        use.release(invoiceId);
        delete(invoiceId);
    }

    /** Records that a person takes the differences as they are. */
    public void accept(String invoiceId, String userId) {
        jdbc.sql("update invoice_match set outcome = :accepted, accepted_by = :user"
                        + " where invoice_id = :invoice and outcome = :differs")
                .param("accepted", MatchOutcome.ACCEPTED.text())
                .param("differs", MatchOutcome.DIFFERS.text())
                .param("user", userId)
                .param("invoice", invoiceId)
                .update();
    }

    /** What the last comparison found; empty if the invoice was not matched with an order. */
    public Optional<RecordedMatch> find(String invoiceId) {
        return jdbc.sql("select * from invoice_match where invoice_id = :invoice")
                .param("invoice", invoiceId)
                .query((row, n) -> new RecordedMatch(
                        MatchOutcome.of(row.getString("outcome")),
                        row.getString("accepted_by"),
                        read(row.getString("result"))))
                .optional();
    }

    /** What stands in the way of posting the invoice, in plain words; empty if nothing does. */
    public Optional<String> missing(String invoiceId) {
        return find(invoiceId)
                .filter(found -> found.outcome() == MatchOutcome.DIFFERS)
                .map(found -> "The invoice differs from order " + found.match().orderNumber()
                        + ", and nobody has accepted the differences.");
    }

    private String write(OrderMatch match) {
        try {
            return json.writeValueAsString(match);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private OrderMatch read(String match) {
        try {
            return json.readValue(match, OrderMatch.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
