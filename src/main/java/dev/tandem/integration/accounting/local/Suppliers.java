package dev.tandem.integration.accounting.local;

import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Supplier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of suppliers and their accounts. */
final class Suppliers {

    private static final String COLUMNS = "id, name, vat_id, category, mail, blocked";

    private final JdbcClient jdbc;

    Suppliers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Supplier> byId(String id) {
        return one("where id = ?", id);
    }

    Optional<Supplier> byEffect(String effectKey) {
        return one("where effect_key = ?", effectKey);
    }

    Optional<Supplier> byVatId(String vatId) {
        return one("where vat_id = ?", vatId);
    }

    /** Holds the supplier until the transaction ends, so that postings of one supplier come one after the other. */
    Optional<Supplier> lock(String id) {
        return jdbc.sql("select id from supplier where id = ? for update")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(this::byId);
    }

    List<Supplier> byIban(String iban) {
        return list("where id in (select supplier_id from supplier_iban where iban = ?)", iban);
    }

    List<Supplier> byName(String nameKey) {
        return list("where name_key = ?", nameKey);
    }

    List<Supplier> find(String text, int limit) {
        String vatId = Normalised.vatId(text);
        return jdbc
                .sql("""
                        select id, name, vat_id, category, mail, blocked from supplier
                        where name_key like :name escape '!' or lower(id) like :name escape '!' or vat_id like :vatId escape '!'
                        order by name_key, id fetch first :limit rows only""")
                .param("name", containing(Normalised.name(text)))
                .param("vatId", containing(vatId == null ? Normalised.name(text) : vatId))
                .param("limit", limit)
                .query(Suppliers::row)
                .list()
                .stream()
                .map(this::withIbans)
                .toList();
    }

    void insert(String id, NewSupplier supplier, boolean blocked, @Nullable String effectKey, Clock clock) {
        jdbc.sql("""
                        insert into supplier (id, name, name_key, vat_id, category, mail, blocked, effect_key, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        supplier.name().strip(),
                        Normalised.name(supplier.name()),
                        Normalised.vatId(supplier.vatId()),
                        supplier.category().isBlank()
                                ? "Other"
                                : supplier.category().strip(),
                        supplier.mail(),
                        blocked,
                        effectKey,
                        OffsetDateTime.now(clock))
                .update();
        String iban = Normalised.iban(supplier.iban());
        if (iban != null) {
            insertIban(id, iban, effectKey, clock);
        }
    }

    void insertIban(String supplierId, String iban, @Nullable String effectKey, Clock clock) {
        jdbc.sql("insert into supplier_iban (supplier_id, iban, effect_key, created_at) values (?, ?, ?, ?)")
                .params(supplierId, iban, effectKey, OffsetDateTime.now(clock))
                .update();
    }

    String nextId() {
        return "S-"
                + jdbc.sql("select nextval('supplier_number')")
                        .query(Long.class)
                        .single();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from supplier").query(Long.class).single() == 0;
    }

    private Optional<Supplier> one(String where, String value) {
        return list(where, value).stream().findFirst();
    }

    private List<Supplier> list(String where, String value) {
        return jdbc
                .sql("select " + COLUMNS + " from supplier " + where + " order by id")
                .param(value)
                .query(Suppliers::row)
                .list()
                .stream()
                .map(this::withIbans)
                .toList();
    }

    private Supplier withIbans(Row row) {
        List<String> ibans = jdbc.sql("select iban from supplier_iban where supplier_id = ? order by created_at, iban")
                .param(row.id())
                .query(String.class)
                .list();
        return new Supplier(row.id(), row.name(), row.vatId(), row.category(), row.mail(), ibans, row.blocked());
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("name"),
                row.getString("vat_id"),
                row.getString("category"),
                row.getString("mail"),
                row.getBoolean("blocked"));
    }

    private record Row(
            String id,
            String name,
            @Nullable String vatId,
            String category,
            @Nullable String mail,
            boolean blocked) {}
}
