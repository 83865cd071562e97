package dev.tandem.integration.accounting.local;

import dev.tandem.core.Decimals;
import dev.tandem.core.EffectKey;
import dev.tandem.core.Sequences;
import dev.tandem.integration.accounting.NewCustomer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of customers and their documents. */
final class Customers {

    private static final String SELECT = "select id, name, vat_id, blocked_at, closed_at from accounting_customer ";

    private final JdbcClient jdbc;
    private final Sequences sequences;

    Customers(JdbcClient jdbc, Sequences sequences) {
        this.jdbc = jdbc;
        this.sequences = sequences;
    }

    Optional<Customer> byEffect(EffectKey key) {
        return jdbc.sql(SELECT + "where effect_key = ?")
                .param(key.value())
                .query(Customers::customer)
                .optional();
    }

    /** Somebody with this VAT id who is blocked, closed or not. */
    Optional<Customer> blocked(String vatId) {
        return jdbc.sql(SELECT + "where vat_id = ? and blocked_at is not null order by id fetch next 1 rows only")
                .param(vatId)
                .query(Customers::customer)
                .optional();
    }

    /** Whoever has the VAT id for as long as nobody else may have it. */
    Optional<Customer> byLiveVatId(String vatId) {
        return jdbc.sql(SELECT + "where live_vat_id = ?")
                .param(vatId)
                .query(Customers::customer)
                .optional();
    }

    /** Holds the customer until the transaction ends. */
    Optional<Customer> lock(String id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(Customers::customer)
                .optional();
    }

    /** For people who look something up: newest first, without those who were forgotten. */
    List<Customer> search(String pattern, int limit) {
        return jdbc.sql(SELECT + """
                        where forgotten_at is null
                        and (lower(name) like :text or lower(vat_id) like :text or lower(id) like :text)
                        order by created_at desc, id desc fetch next :limit rows only""")
                .param("text", pattern)
                .param("limit", limit)
                .query(Customers::customer)
                .list();
    }

    String nextId() {
        return String.format(Locale.ROOT, "D-%d", sequences.next("accounting_customer_number"));
    }

    void insert(String id, EffectKey key, NewCustomer customer, OffsetDateTime at) {
        jdbc.sql("""
                        insert into accounting_customer (id, effect_key, name, vat_id, live_vat_id, country, street, postal_code, city,
                            mail, iban, company, created_at)
                        values (:id, :key, :name, :vatId, :vatId, :country, :street, :postalCode, :city, :mail, :iban, :company,
                            :at)""")
                .param("id", id)
                .param("key", key.value())
                .param("name", customer.name().strip())
                .param("vatId", Normalised.vatId(customer.vatId()))
                .param("country", customer.country())
                .param("street", customer.street())
                .param("postalCode", customer.postalCode())
                .param("city", customer.city())
                .param("mail", customer.mail())
                .param("iban", Normalised.iban(customer.iban()))
                .param("company", customer.company())
                .param("at", at)
                .update();
    }

    /** The first reason stays. */
    void block(String id, EffectKey key, String reason, OffsetDateTime at) {
        jdbc.sql("""
                        update accounting_customer set blocked_at = ?, block_key = ?, block_reason = ?
                        where id = ? and blocked_at is null""").params(at, key.value(), reason, id).update();
    }

    /** Only for whoever holds the customer, and only if nothing refers to it. */
    void delete(String id) {
        jdbc.sql("delete from accounting_customer where id = ?").param(id).update();
    }

    /** Somebody else may have the VAT id from now on. */
    void close(String id, OffsetDateTime at) {
        jdbc.sql("update accounting_customer set closed_at = coalesce(closed_at, ?), live_vat_id = null where id = ?")
                .params(at, id)
                .update();
    }

    /** Empties the customer; its id stays, because documents name it. */
    void forget(String id, OffsetDateTime at) {
        jdbc.sql("""
                        update accounting_customer set name = null, vat_id = null, live_vat_id = null, country = null, street = null,
                            postal_code = null, city = null, mail = null, iban = null, block_reason = null,
                            forgotten_at = coalesce(forgotten_at, ?)
                        where id = ?""").params(at, id).update();
    }

    Optional<CustomerDocument> firstDocument(String customerId) {
        return jdbc.sql("""
                        select * from accounting_customer_document where customer_id = ?
                        order by document_date, recorded_at, document fetch next 1 rows only""").param(customerId).query(Customers::document).optional();
    }

    Optional<CustomerDocument> document(String customerId, String document) {
        return jdbc.sql("select * from accounting_customer_document where customer_id = ? and document = ?")
                .params(customerId, document)
                .query(Customers::document)
                .optional();
    }

    void insert(String customerId, CustomerDocument document, String recordedBy, OffsetDateTime recordedAt) {
        jdbc.sql("""
                        insert into accounting_customer_document (customer_id, document, kind, document_date, amount, recorded_by,
                            recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        customerId,
                        document.document(),
                        document.kind().text(),
                        document.date(),
                        document.amount(),
                        recordedBy,
                        recordedAt)
                .update();
    }

    private static Customer customer(ResultSet row, int index) throws SQLException {
        return new Customer(
                row.getString("id"),
                row.getString("name"),
                row.getString("vat_id"),
                row.getObject("blocked_at") != null,
                row.getObject("closed_at") != null);
    }

    private static CustomerDocument document(ResultSet row, int index) throws SQLException {
        return new CustomerDocument(
                row.getString("document"),
                CustomerDocument.Kind.called(row.getString("kind")).orElseThrow(),
                row.getObject("document_date", LocalDate.class),
                Decimals.money(row.getBigDecimal("amount")));
    }
}
