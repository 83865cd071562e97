package dev.tandem.invoice.coding;

import dev.tandem.core.Decimals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of codings. */
@Component
class CodingStore {

    private final JdbcClient jdbc;

    CodingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Coding> of(String invoiceId) {
        return jdbc.sql("select * from invoice_coding where invoice_id = :invoice order by line, part")
                .param("invoice", invoiceId)
                .query(CodingStore::coding)
                .list();
    }

    void replace(String invoiceId, List<Coding> codings) {
        jdbc.sql("delete from invoice_coding where invoice_id = :invoice")
                .param("invoice", invoiceId)
                .update();
        for (Coding coding : codings) {
            jdbc.sql("""
                            insert into invoice_coding (invoice_id, line, part, label, net, account, cost_centre, source,
                                reason, confirmed_by, confirmed_at)
                            values (:invoice, :line, :part, :label, :net, :account, :costCentre, :source,
                                :reason, :by, :at)""")
                    .param("invoice", invoiceId)
                    .param("line", coding.line())
                    .param("part", coding.part())
                    .param("label", coding.label())
                    .param("net", coding.net())
                    .param("account", coding.account())
                    .param("costCentre", coding.costCentre())
                    .param("source", coding.source().text())
                    .param("reason", coding.reason())
                    .param("by", coding.confirmedBy())
                    .param("at", time(coding.confirmedAt()))
                    .update();
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Coding coding(ResultSet row, int n) throws SQLException {
        OffsetDateTime at = row.getObject("confirmed_at", OffsetDateTime.class);
        return new Coding(
                row.getInt("line"),
                row.getInt("part"),
                row.getString("label"),
                Decimals.money(row.getBigDecimal("net")),
                row.getString("account"),
                row.getString("cost_centre"),
                Coding.Source.of(row.getString("source")),
                row.getString("reason"),
                row.getString("confirmed_by"),
                at == null ? null : at.toInstant());
    }
}
