package dev.tandem.invoice;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people see beside the data when they approve, and agree to with it: the rate, what the comparison with the order found and
 * who accepted it, accounts and cost centres, and what a credit note corrects.
 */
@Component
class ApprovedSurroundings implements ApprovedPart {

    private static final List<String> QUERIES = List.of(
            "select currency, rate, source from invoice_rate where invoice_id = :id",
            "select outcome, accepted_by from invoice_match where invoice_id = :id",
            "select line, part, net, account, cost_centre from invoice_coding where invoice_id = :id order by line, part",
            "select credited_id, amount from invoice_credit where invoice_id = :id");

    private final JdbcClient jdbc;

    ApprovedSurroundings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "surroundings";
    }

    @Override
    public String of(String invoiceId) {
        return QUERIES.stream().map(query -> rows(query, invoiceId)).collect(Collectors.joining("\n\n"));
    }

    private String rows(String query, String invoiceId) {
        return String.join(
                "\n",
                jdbc.sql(query)
                        .param("id", invoiceId)
                        .query((row, n) -> text(row))
                        .list());
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String value = text(row.getObject(column));
            text.append(value.length()).append(':').append(value).append(' ');
        }
        return text.toString();
    }

    /** Databases differ in how many zeros they keep. */
    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }
}
