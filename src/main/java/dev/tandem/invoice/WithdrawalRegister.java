package dev.tandem.invoice;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who withdrew which invoice, and why. Every method joins the caller's transaction. */
@Component
public class WithdrawalRegister {

    private final JdbcClient jdbc;

    WithdrawalRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The withdrawal of this invoice, whether it is under way or done. */
    public Optional<Withdrawal> of(String invoiceId) {
        return jdbc.sql("select * from invoice_withdrawal where invoice_id = :id")
                .param("id", invoiceId)
                .query((row, n) -> new Withdrawal(
                        row.getString("requested_by"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getBoolean("to_settle")))
                .optional();
    }

    void record(String invoiceId, Withdrawal withdrawal) {
        jdbc.sql("""
                        insert into invoice_withdrawal (invoice_id, requested_at, requested_by, reason, to_settle)
                        values (:id, :at, :by, :reason, :toSettle)""")
                .param("id", invoiceId)
                .param("at", OffsetDateTime.ofInstant(withdrawal.at(), ZoneOffset.UTC))
                .param("by", withdrawal.by())
                .param("reason", withdrawal.reason())
                .param("toSettle", withdrawal.toSettle())
                .update();
    }

    /**
     * Binds the withdrawal to the process instance that settles it, once.
     *
     * @throws IllegalStateException if there is no withdrawal to settle, or it has a case already
     */
    public void bindSettling(String invoiceId, String processInstanceId) {
        int bound = jdbc.sql("""
                        update invoice_withdrawal set settling_instance_id = :case
                        where invoice_id = :id and to_settle = true and settling_instance_id is null""")
                .param("case", processInstanceId)
                .param("id", invoiceId)
                .update();
        if (bound != 1) {
            throw new IllegalStateException(
                    "There is no withdrawal of " + invoiceId + " to settle. Withdraw the invoice on its page first.");
        }
    }
}
