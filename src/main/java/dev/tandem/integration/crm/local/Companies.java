package dev.tandem.integration.crm.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.Sequences;
import dev.tandem.integration.crm.Company;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of companies. */
final class Companies {

    private static final String FORGOTTEN = "(forgotten)";
    private static final String SELECT = "select id, name, domain, country from crm_company where name_key <> '' ";

    private static final String EMPTY =
            "update crm_company set name = :forgotten, name_key = '', name_sound = '', domain = null, country = null ";

    private final JdbcClient jdbc;
    private final Sequences sequences;

    Companies(JdbcClient jdbc, Sequences sequences) {
        this.jdbc = jdbc;
        this.sequences = sequences;
    }

    Optional<Company> byId(String id) {
        return jdbc.sql(SELECT + "and id = ?")
                .param(id)
                .query(Companies::company)
                .optional();
    }

    List<Company> byDomain(String domain) {
        return jdbc.sql(SELECT + "and domain = ? order by id fetch next 10 rows only")
                .param(domain)
                .query(Companies::company)
                .list();
    }

    /** With exactly this name, or a first word that sounds the same; exact ones first. */
    List<Company> bySound(String nameKey) {
        return jdbc.sql(SELECT + """
                        and name_sound = :sound
                        order by case when name_key = :key then 0 else 1 end, id fetch next 25 rows only""")
                .param("sound", Compared.firstSound(nameKey))
                .param("key", nameKey)
                .query(Companies::company)
                .list();
    }

    /** The company with this domain; without one, the only company with this name that has no other domain. */
    Optional<Company> same(String nameKey, @Nullable String domain) {
        if (domain != null) {
            List<Company> byDomain = byDomain(domain);
            if (!byDomain.isEmpty()) {
                return Optional.of(byDomain.get(0));
            }
        }
        List<Company> byName =
                jdbc
                        .sql(SELECT + "and name_key = ? order by id")
                        .param(nameKey)
                        .query(Companies::company)
                        .list()
                        .stream()
                        .filter(company -> domain == null || company.domain() == null)
                        .toList();
        return byName.size() == 1 ? Optional.of(byName.get(0)) : Optional.empty();
    }

    /** For people who look something up: newest first. */
    List<Company> search(String pattern, int limit) {
        return jdbc.sql(SELECT + """
                        and (lower(name) like :text or domain like :text or lower(id) like :text)
                        order by created_at desc, id desc fetch next :limit rows only""")
                .param("text", pattern)
                .param("limit", limit)
                .query(Companies::company)
                .list();
    }

    String insert(
            String name,
            @Nullable String domain,
            @Nullable String country,
            @Nullable EffectKey key,
            OffsetDateTime at) {
        String id = String.format(Locale.ROOT, "F-%d", sequences.next("crm_company_number"));
        String nameKey = Compared.name(name);
        jdbc.sql("""
                        insert into crm_company (id, name, name_key, name_sound, domain, country, effect_key, created_at)
                        values (:id, :name, :nameKey, :sound, :domain, :country, :key, :at)""")
                .param("id", id)
                .param("name", name)
                .param("nameKey", nameKey)
                .param("sound", Compared.firstSound(nameKey))
                .param("domain", domain)
                .param("country", country)
                .param("key", key == null ? null : key.value())
                .param("at", at)
                .update();
        return id;
    }

    /**
     * Empties a company that came with a lead or a customer and has nobody left: the name of a firm of one person is the
     * person's. Companies that were there before stay, and so do those that are customers.
     */
    void forgetIfEmpty(String id) {
        jdbc.sql(EMPTY + """
                        where id = :id and effect_key is not null
                        and not exists (select 1 from crm_contact c where c.company_id = :id)
                        and not exists (select 1 from crm_customer k where k.company_id = :id and k.forgotten_at is null)""").param("forgotten", FORGOTTEN).param("id", id).update();
    }

    /** Empties a company that came with this key and that nobody uses. Only for whoever holds its name. */
    void takeBack(String id, EffectKey key) {
        jdbc.sql(EMPTY + """
                        where id = :id and effect_key = :key
                        and not exists (select 1 from crm_contact c where c.company_id = :id)
                        and not exists (select 1 from crm_opportunity o where o.company_id = :id)
                        and not exists (select 1 from crm_customer k where k.company_id = :id)""")
                .param("forgotten", FORGOTTEN)
                .param("id", id)
                .param("key", key.value())
                .update();
    }

    /** Ids of those that came with this key. */
    List<String> byEffect(EffectKey key) {
        return jdbc.sql("select id from crm_company where effect_key = ?")
                .param(key.value())
                .query(String.class)
                .list();
    }

    private static Company company(ResultSet row, int index) throws SQLException {
        return new Company(
                row.getString("id"), row.getString("name"), row.getString("domain"), row.getString("country"));
    }
}
