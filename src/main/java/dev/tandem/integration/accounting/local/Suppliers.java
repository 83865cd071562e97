package dev.tandem.integration.accounting.local;

import dev.tandem.integration.accounting.NewSupplier;
import dev.tandem.integration.accounting.Supplier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of suppliers and their accounts. */
final class Suppliers {

    /** A row for each account of a supplier, and one for a supplier without. */
    private static final String SELECT = """
            select s.id, s.name, s.vat_id, s.category, s.mail, s.blocked, i.iban
            from supplier s left join supplier_iban i on i.supplier_id = s.id
            """;

    private final JdbcClient jdbc;

    Suppliers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Supplier> byId(String id) {
        return one("where s.id = ?", id);
    }

    Optional<Supplier> byEffect(String effectKey) {
        return one("where s.effect_key = ?", effectKey);
    }

    Optional<Supplier> byVatId(String vatId) {
        return one("where s.vat_id = ?", vatId);
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
        return list("where s.id in (select supplier_id from supplier_iban where iban = ?)", iban);
    }

    List<Supplier> byName(String nameKey) {
        return list("where s.name_key = ?", nameKey);
    }

    List<Supplier> find(String text, int limit) {
        String vatId = Normalised.vatId(text);
        return jdbc.sql(SELECT + """
                        where s.id in (
                            select id from supplier
                            where name_key like :name escape '!' or lower(id) like :name escape '!' or vat_id like :vatId escape '!'
                            order by name_key, id fetch first :limit rows only)
                        order by s.name_key, s.id, i.created_at, i.iban""")
                .param("name", containing(Normalised.name(text)))
                .param("vatId", containing(vatId == null ? Normalised.name(text) : vatId))
                .param("limit", limit)
                .query(Suppliers::read);
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
        return jdbc.sql(SELECT + where + " order by s.id, i.created_at, i.iban")
                .param(value)
                .query(Suppliers::read);
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }

    private static List<Supplier> read(ResultSet row) throws SQLException {
        Map<String, Supplier> found = new LinkedHashMap<>();
        while (row.next()) {
            Supplier supplier = supplier(row);
            found.merge(supplier.id(), supplier, Suppliers::withAccountsOf);
        }
        return List.copyOf(found.values());
    }

    private static Supplier supplier(ResultSet row) throws SQLException {
        return new Supplier(
                row.getString("id"),
                row.getString("name"),
                row.getString("vat_id"),
                row.getString("category"),
                row.getString("mail"),
                Optional.ofNullable(row.getString("iban")).stream().toList(),
                row.getBoolean("blocked"));
    }

    private static Supplier withAccountsOf(Supplier supplier, Supplier same) {
        List<String> ibans =
                Stream.concat(supplier.ibans().stream(), same.ibans().stream()).toList();
        return new Supplier(
                supplier.id(),
                supplier.name(),
                supplier.vatId(),
                supplier.category(),
                supplier.mail(),
                ibans,
                supplier.blocked());
    }
}
