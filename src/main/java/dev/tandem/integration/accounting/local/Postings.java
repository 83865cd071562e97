package dev.tandem.integration.accounting.local;

import dev.tandem.core.Decimals;
import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Account;
import dev.tandem.integration.accounting.CostCentre;
import dev.tandem.integration.accounting.Posting;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.Reversal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of accounts, periods and postings. */
final class Postings {

    private static final String SELECT =
            "select id, case_id, supplier_id, number, issue_date, currency, payable, posted_at from posting ";

    private final JdbcClient jdbc;

    Postings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String liveKey(PostingRequest request) {
        return request.supplierId() + "/" + Normalised.number(request.number());
    }

    Optional<Posting> byEffect(EffectKey key) {
        return jdbc.sql(SELECT + "where effect_key = ?")
                .param(key.value())
                .query(Postings::posting)
                .optional();
    }

    Optional<Posting> live(PostingRequest request) {
        return jdbc.sql(SELECT + "where live_key = ?")
                .param(liveKey(request))
                .query(Postings::posting)
                .optional();
    }

    List<Posting> similar(PostingRequest request) {
        return jdbc.sql(SELECT + """
                        where live_key = :liveKey
                           or (live_key is not null and supplier_id = :supplier and credit_note = :creditNote
                               and payable = :payable and currency = :currency and issue_date = :issueDate)
                        order by id""")
                .param("liveKey", liveKey(request))
                .param("supplier", request.supplierId())
                .param("creditNote", request.creditNote())
                .param("payable", request.payable())
                .param("currency", request.currency())
                .param("issueDate", request.issueDate())
                .query(Postings::posting)
                .list();
    }

    Optional<Posting> byId(String id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(Postings::posting)
                .optional();
    }

    /** Holds the posting until the transaction ends: it is either paid or taken back. */
    void lock(String id) {
        jdbc.sql("select id from posting where id = ? for update")
                .param(id)
                .query(String.class)
                .single();
    }

    /** True if it stands in the books and was not taken back. */
    boolean isLive(String id) {
        return jdbc.sql("select count(*) from posting where id = ? and live_key is not null")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Invoices that are still to be paid, oldest first. */
    List<Posting> open() {
        return jdbc.sql(SELECT + """
                        where live_key is not null and credit_note = false and payable > 0
                          and id not in (select posting_id from posting_payment)
                        order by issue_date, id""").query(Postings::posting).list();
    }

    boolean isClosed(YearMonth month) {
        return jdbc.sql("select count(*) from accounting_period where period = ? and state = 'CLOSED'")
                        .param(month.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void close(YearMonth month) {
        jdbc.sql("insert into accounting_period (period, state) values (?, 'CLOSED')")
                .param(month.toString())
                .update();
    }

    /** Accounts for expenses, by number. */
    List<Account> expenseAccounts() {
        return jdbc.sql("select id, name from account where kind = 'EXPENSE' order by id")
                .query((row, index) -> new Account(row.getString("id"), row.getString("name")))
                .list();
    }

    List<CostCentre> costCentres() {
        return jdbc.sql("select id, name from cost_centre order by id")
                .query((row, index) -> new CostCentre(row.getString("id"), row.getString("name")))
                .list();
    }

    /** The accounts for a supplier of this category; a category without an account goes to other expenses. */
    Booking.Accounts accounts(String category) {
        return jdbc.sql("""
                        select
                            coalesce(min(case when category = ? then id end), min(case when category = 'Other' then id end)) as expense,
                            min(case when kind = 'INPUT_VAT' then id end) as input_vat,
                            min(case when kind = 'PAYABLES' then id end) as payables,
                            min(case when kind = 'PREPAYMENTS' then id end) as prepayments
                        from account""")
                .param(category)
                .query((row, index) -> new Booking.Accounts(
                        row.getString("expense"),
                        row.getString("input_vat"),
                        row.getString("payables"),
                        row.getString("prepayments")))
                .single();
    }

    Posting insert(EffectKey key, PostingRequest request, List<Booking.Line> lines, OffsetDateTime postedAt) {
        String id = nextId();
        jdbc.sql("""
                        insert into posting (id, effect_key, live_key, case_id, supplier_id, credit_note, number, issue_date,
                            currency, net, tax, gross, payable, corrects, posted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        key.value(),
                        liveKey(request),
                        key.caseId(),
                        request.supplierId(),
                        request.creditNote(),
                        request.number(),
                        request.issueDate(),
                        request.currency(),
                        request.net(),
                        request.tax(),
                        request.gross(),
                        request.payable(),
                        request.corrects(),
                        postedAt)
                .update();
        if (!lines.isEmpty()) {
            insert(id, lines);
        }
        return new Posting(
                id,
                key.caseId(),
                request.supplierId(),
                request.number(),
                request.issueDate(),
                request.currency(),
                Decimals.money(request.payable()),
                postedAt.toInstant());
    }

    private void insert(String postingId, List<Booking.Line> lines) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Booking.Line line = lines.get(i);
            values.addAll(
                    Arrays.asList(postingId, i + 1, line.account(), line.costCentre(), line.debit(), line.credit()));
        }
        jdbc.sql("insert into posting_line (posting_id, line, account_id, cost_centre_id, debit, credit) values "
                        + String.join(", ", Collections.nCopies(lines.size(), "(?, ?, ?, ?, ?, ?)")))
                .params(values)
                .update();
    }

    /** Books the posting once more with debit and credit exchanged, and frees its number. */
    Reversal reverse(Posting posting, LocalDate today, OffsetDateTime now) {
        String id = nextId();
        jdbc.sql("""
                        insert into posting (id, effect_key, live_key, case_id, supplier_id, credit_note, number, issue_date,
                            currency, net, tax, gross, payable, reverses, posted_at)
                        select ?, ?, null, case_id, supplier_id, not credit_note, number, ?, currency, net, tax, gross, payable, id, ?
                        from posting where id = ?""")
                .params(id, "reversal:" + posting.id(), today, now, posting.id())
                .update();
        jdbc.sql("""
                        insert into posting_line (posting_id, line, account_id, cost_centre_id, debit, credit)
                        select ?, line, account_id, cost_centre_id, credit, debit from posting_line where posting_id = ?""").params(id, posting.id()).update();
        jdbc.sql("update posting set live_key = null where id = ?")
                .param(posting.id())
                .update();
        return reversalOf(posting.id()).orElseThrow();
    }

    Optional<Reversal> reversalOf(String postingId) {
        return jdbc.sql("select id, reverses, posted_at from posting where reverses = ?")
                .param(postingId)
                .query((row, index) -> new Reversal(
                        row.getString("id"),
                        row.getString("reverses"),
                        row.getObject("posted_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private String nextId() {
        return "P-%06d"
                .formatted(jdbc.sql("select nextval('posting_number')")
                        .query(Long.class)
                        .single());
    }

    private static Posting posting(ResultSet row, int index) throws SQLException {
        return new Posting(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("supplier_id"),
                row.getString("number"),
                row.getObject("issue_date", LocalDate.class),
                row.getString("currency"),
                Decimals.money(row.getBigDecimal("payable")),
                row.getObject("posted_at", OffsetDateTime.class).toInstant());
    }
}
