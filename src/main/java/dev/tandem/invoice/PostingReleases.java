package dev.tandem.invoice;

import dev.tandem.core.EffectKey;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Under which keys an invoice was, or may have been, posted. A release is committed before accounting is asked, so that whatever
 * becomes of the question, a withdrawal knows the key by which to take the posting back. Every method joins the caller's
 * transaction.
 */
@Component
public class PostingReleases {

    private static final String POST_INVOICE = "serviceTask_postInvoice";

    private final JdbcClient jdbc;

    PostingReleases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives leave to post the invoice once more, and the key to do it with. */
    public EffectKey release(String invoiceId) {
        int round = jdbc.sql("select coalesce(max(round), 0) + 1 from posting_release where invoice_id = :id")
                .param("id", invoiceId)
                .query(Integer.class)
                .single();
        EffectKey key = key(invoiceId, round);
        jdbc.sql("""
                        insert into posting_release (invoice_id, round, effect_key, released_at)
                        values (:id, :round, :key, :at)""")
                .param("id", invoiceId)
                .param("round", round)
                .param("key", key.value())
                .param("at", now())
                .update();
        return key;
    }

    /** The key to post the invoice with; empty if it was not released, was withdrawn, or its posting was taken back. */
    public Optional<EffectKey> latest(String invoiceId) {
        return jdbc.sql("""
                        select round from posting_release
                        where invoice_id = :id and reversed_at is null
                          and round = (select max(round) from posting_release where invoice_id = :id)
                          and not exists (select 1 from invoice_withdrawal where invoice_id = :id)""")
                .param("id", invoiceId)
                .query((row, n) -> key(invoiceId, row.getInt("round")))
                .optional();
    }

    /** Records what was posted with the key. */
    public void posted(EffectKey key, String postingId) {
        jdbc.sql("update posting_release set posting_id = :posting where effect_key = :key")
                .param("posting", postingId)
                .param("key", key.value())
                .update();
    }

    /** Keys of this invoice that were not taken back, oldest first, whether something was posted with them or not. */
    public List<EffectKey> notReversed(String invoiceId) {
        return jdbc.sql(
                        "select round from posting_release where invoice_id = :id and reversed_at is null order by round")
                .param("id", invoiceId)
                .query((row, n) -> key(invoiceId, row.getInt("round")))
                .list();
    }

    /**
     * Records that whatever was posted with the key was taken back.
     *
     * @param reversalId document number of the reversal in accounting; null if nothing had been posted
     */
    public void reversed(EffectKey key, @Nullable String reversalId) {
        jdbc.sql("update posting_release set reversed_at = :at, reversal_id = :reversal where effect_key = :key")
                .param("at", now())
                .param("reversal", reversalId)
                .param("key", key.value())
                .update();
    }

    /** Document numbers of the reversals of this invoice's postings, oldest first. */
    public List<String> reversals(String invoiceId) {
        return jdbc.sql("""
                        select reversal_id from posting_release
                        where invoice_id = :id and reversal_id is not null order by round""").param("id", invoiceId).query(String.class).list();
    }

    private static EffectKey key(String invoiceId, int round) {
        return new EffectKey(invoiceId, POST_INVOICE, round);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
