package dev.tandem.integration.accounting.local;

import dev.tandem.core.Decimals;
import dev.tandem.integration.accounting.Payment;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of payments; one settles one posting. */
final class Payments {

    private final JdbcClient jdbc;

    Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Payment> of(String postingId) {
        return jdbc.sql("select * from posting_payment where posting_id = ?")
                .param(postingId)
                .query((row, index) -> new Payment(
                        row.getString("posting_id"),
                        row.getObject("paid_on", LocalDate.class),
                        Decimals.money(row.getBigDecimal("amount")),
                        Decimals.money(row.getBigDecimal("discount")),
                        row.getString("reference")))
                .optional();
    }

    void insert(Payment payment, String recordedBy, OffsetDateTime recordedAt) {
        jdbc.sql("""
                        insert into posting_payment (posting_id, reference, paid_on, amount, discount, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        payment.postingId(),
                        payment.reference(),
                        payment.paidOn(),
                        payment.amount(),
                        payment.discount(),
                        recordedBy,
                        recordedAt)
                .update();
    }
}
