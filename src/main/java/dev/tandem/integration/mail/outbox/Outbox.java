package dev.tandem.integration.mail.outbox;

import dev.tandem.core.InsertOnce;
import dev.tandem.erasure.CaseTraces;
import dev.tandem.integration.mail.MailMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of mails. Methods join the transaction of the caller. */
@Component
class Outbox implements CaseTraces {

    private static final int LONGEST_ERROR = 1000;

    private final JdbcClient jdbc;
    private final InsertOnce inserts;

    Outbox(JdbcClient jdbc, InsertOnce inserts) {
        this.jdbc = jdbc;
        this.inserts = inserts;
    }

    /** A mail whose handover never ended. */
    record Stuck(long id, String key, int doubts) {}

    /** Puts the mail in, unless there is one with the same key. */
    void insert(String key, String messageId, MailMessage message, Instant now) {
        inserts.tryInsert(
                """
                insert into mail_outbox (effect_key, message_id, recipient, subject, body_text, body_html, state,
                    next_attempt_at, created_at)
                values (?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)""",
                key,
                messageId,
                message.to(),
                message.subject(),
                message.text(),
                message.html(),
                time(now),
                time(now));
    }

    /** Mails that are due, those that wait longest first. */
    List<Long> due(Instant now, int most) {
        return jdbc.sql("""
                        select id from mail_outbox where state = 'WAITING' and next_attempt_at <= ?
                        order by next_attempt_at, id fetch first ? rows only""").params(time(now), most).query(Long.class).list();
    }

    /** Takes the mail, if it is still due; empty if another node has taken it, or is just taking it. */
    Optional<Outgoing> claim(long id, Instant now) {
        String claim = UUID.randomUUID().toString();
        // Locked by its id, because H2 would count locked rows in a limit.
        Optional<Outgoing> mail = jdbc.sql("""
                        select * from mail_outbox where id = ? and state = 'WAITING' and next_attempt_at <= ?
                        for update skip locked""")
                .params(id, time(now))
                .query((row, n) -> outgoing(row, claim))
                .optional();
        mail.ifPresent(taken -> jdbc.sql(
                        "update mail_outbox set state = 'SENDING', attempts = ?, claim = ?, claimed_at = ? where id = ?")
                .params(taken.attempts(), claim, time(now), id)
                .update());
        return mail;
    }

    List<Stuck> stuck(Instant claimedBefore) {
        return jdbc.sql("""
                        select id, effect_key, doubts from mail_outbox where state = 'SENDING' and claimed_at < ?
                        order by id for update skip locked""")
                .param(time(claimedBefore))
                .query((row, index) -> new Stuck(row.getLong("id"), row.getString("effect_key"), row.getInt("doubts")))
                .list();
    }

    int doubts(long id) {
        return jdbc.sql("select doubts from mail_outbox where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    boolean sent(Outgoing mail, Instant now) {
        return jdbc.sql("""
                                update mail_outbox set state = 'SENT', sent_at = ?, last_error = null
                                where id = ? and state = 'SENDING' and claim = ?""").params(time(now), mail.id(), mail.claim()).update() > 0;
    }

    void again(Outgoing mail, Instant at, String error) {
        end(mail, "WAITING", at, error, 0);
    }

    void failed(Outgoing mail, String error, Instant now) {
        end(mail, "FAILED", now, error, 0);
    }

    void againInDoubt(Outgoing mail, Instant at, String error) {
        end(mail, "WAITING", at, error, 1);
    }

    void inDoubt(Outgoing mail, String error, Instant now) {
        end(mail, "IN_DOUBT", now, error, 1);
    }

    void release(Stuck mail, boolean sendAgain, Instant now) {
        jdbc.sql("""
                        update mail_outbox set state = ?, doubts = doubts + 1, claim = null, next_attempt_at = ?, last_error = ?
                        where id = ? and state = 'SENDING'""")
                .params(
                        sendAgain ? "WAITING" : "IN_DOUBT",
                        time(now),
                        "The handover never ended: the program was stopped, or the mail server did not answer",
                        mail.id())
                .update();
    }

    /** What was not handed over. */
    record Backlog(
            long waiting,
            long failed,
            long inDoubt,
            @Nullable Instant oldestWaiting) {}

    Backlog backlog() {
        return jdbc.sql("""
                        select
                            count(case when state in ('WAITING', 'SENDING') then 1 end) as waiting,
                            count(case when state = 'FAILED' then 1 end) as failed,
                            count(case when state = 'IN_DOUBT' then 1 end) as in_doubt,
                            min(case when state in ('WAITING', 'SENDING') then created_at end) as oldest
                        from mail_outbox where state in ('WAITING', 'SENDING', 'FAILED', 'IN_DOUBT')""")
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Backlog(
                            row.getLong("waiting"),
                            row.getLong("failed"),
                            row.getLong("in_doubt"),
                            oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /**
     * A mail that was not handed over, as operations see it.
     *
     * @param state {@code WAITING}, {@code SENDING}, {@code FAILED} or {@code IN_DOUBT}
     * @param nextAttempt of one that waits
     * @param doubts how often it stayed open whether it has arrived
     * @param problem of the last attempt; null before the first
     */
    record Unsent(
            long id,
            String key,
            String recipient,
            String subject,
            String state,
            int attempts,
            int doubts,
            OffsetDateTime createdAt,
            OffsetDateTime nextAttempt,
            @Nullable String problem) {

        /** Whether it is not tried any more, and may be there. */
        public boolean mayHaveArrived() {
            return state.equals("IN_DOUBT") || (state.equals("FAILED") && doubts > 0);
        }
    }

    /** Those that are not tried any more first, then those that wait longest. */
    List<Unsent> unsent(int most) {
        return jdbc.sql("""
                        select id, effect_key, recipient, subject, state, attempts, doubts, created_at, next_attempt_at, last_error
                        from mail_outbox where state in ('WAITING', 'SENDING', 'FAILED', 'IN_DOUBT')
                        order by case when state in ('FAILED', 'IN_DOUBT') then 0 else 1 end, created_at, id
                        fetch first ? rows only""")
                .param(most)
                .query((row, n) -> new Unsent(
                        row.getLong("id"),
                        row.getString("effect_key"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getInt("doubts"),
                        row.getObject("created_at", OffsetDateTime.class),
                        row.getObject("next_attempt_at", OffsetDateTime.class),
                        row.getString("last_error")))
                .list();
    }

    /**
     * Has the mail tried now, as if for the first time.
     *
     * @param perhapsTwice also if it may have arrived
     * @return false if it is on its way, has arrived, is gone, or may have arrived
     */
    boolean tryNow(long id, boolean perhapsTwice, Instant now) {
        return jdbc.sql("""
                                update mail_outbox set state = 'WAITING', attempts = 0, next_attempt_at = :now
                                where id = :id and (state = 'WAITING' or (state = 'FAILED' and doubts = 0)
                                    or (:perhapsTwice = 1 and state in ('FAILED', 'IN_DOUBT')))""")
                        .param("now", time(now))
                        .param("id", id)
                        .param("perhapsTwice", perhapsTwice ? 1 : 0)
                        .update()
                > 0;
    }

    /** The same for all but those that may have arrived. How many these are. */
    int tryAllNow(Instant now) {
        return jdbc.sql("""
                        update mail_outbox set state = 'WAITING', attempts = 0, next_attempt_at = ?
                        where state = 'WAITING' or (state = 'FAILED' and doubts = 0)""").param(time(now)).update();
    }

    long count() {
        return jdbc.sql("select count(*) from mail_outbox").query(Long.class).single();
    }

    long countDone(OffsetDateTime before) {
        return jdbc.sql(
                        "select count(*) from mail_outbox where created_at < ? and state in ('SENT', 'FAILED', 'IN_DOUBT')")
                .param(before)
                .query(Long.class)
                .single();
    }

    /** A mail that is not tried any more. */
    record Done(long id, String key) {

        /** An {@link dev.tandem.core.EffectKey} begins with it. */
        String caseId() {
            return key.substring(0, key.indexOf('.'));
        }
    }

    /** Mails from before that are not tried any more, in their order behind the one given. */
    List<Done> done(OffsetDateTime before, long after, int most) {
        return jdbc.sql("""
                        select id, effect_key from mail_outbox
                        where created_at < ? and id > ? and state in ('SENT', 'FAILED', 'IN_DOUBT')
                        order by id fetch first ? rows only""")
                .params(before, after, most)
                .query((row, n) -> new Done(row.getLong("id"), row.getString("effect_key")))
                .list();
    }

    int delete(List<Long> ids) {
        return ids.isEmpty()
                ? 0
                : jdbc.sql("delete from mail_outbox where id in (:ids) and state in ('SENT', 'FAILED', 'IN_DOUBT')")
                        .param("ids", ids)
                        .update();
    }

    /** Every mail of the case goes, sent or not. */
    @Override
    public void erase(String caseId) {
        jdbc.sql("delete from mail_outbox where effect_key like ? escape '\\'")
                .param(caseId.replaceAll("([%_\\\\])", "\\\\$1") + ".%")
                .update();
    }

    private void end(Outgoing mail, String state, Instant nextAttempt, String error, int doubts) {
        jdbc.sql("""
                        update mail_outbox set state = ?, next_attempt_at = ?, last_error = ?, doubts = doubts + ?, claim = null
                        where id = ? and state = 'SENDING' and claim = ?""")
                .params(state, time(nextAttempt), shortened(error), doubts, mail.id(), mail.claim())
                .update();
    }

    private static Outgoing outgoing(ResultSet row, String claim) throws SQLException {
        return new Outgoing(
                row.getLong("id"),
                row.getString("effect_key"),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body_text"),
                row.getString("body_html"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                claim,
                row.getInt("attempts") + 1);
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
