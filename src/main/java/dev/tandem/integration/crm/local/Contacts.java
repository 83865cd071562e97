package dev.tandem.integration.crm.local;

import dev.tandem.core.EffectKey;
import dev.tandem.core.Sequences;
import dev.tandem.integration.crm.Contact;
import dev.tandem.integration.crm.NewOpportunity.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of contacts. What was forgotten is not found. */
final class Contacts {

    private static final String SELECT = """
            select c.id, c.name, c.mail, c.phone, c.company_id, f.name as company from crm_contact c
            left join crm_company f on f.id = c.company_id where c.forgotten_at is null\s""";

    private final JdbcClient jdbc;
    private final Sequences sequences;

    Contacts(JdbcClient jdbc, Sequences sequences) {
        this.jdbc = jdbc;
        this.sequences = sequences;
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from crm_contact").query(Long.class).single() == 0;
    }

    Optional<Contact> byId(String id) {
        return jdbc.sql(SELECT + "and c.id = ?")
                .param(id)
                .query(Contacts::contact)
                .optional();
    }

    /** Holds the contact until the transaction ends. */
    Optional<Contact> lock(String id) {
        jdbc.sql("select id from crm_contact where id = ? for update")
                .param(id)
                .query(String.class)
                .optional();
        return byId(id);
    }

    List<Contact> byMail(String mail) {
        return jdbc.sql(SELECT + "and c.mail = ? order by c.id fetch next 25 rows only")
                .param(mail)
                .query(Contacts::contact)
                .list();
    }

    List<Contact> byPhone(String phone) {
        return jdbc.sql(SELECT + "and c.phone = ? order by c.id fetch next 25 rows only")
                .param(phone)
                .query(Contacts::contact)
                .list();
    }

    List<Contact> byName(String nameKey) {
        return jdbc.sql(SELECT + "and c.name_key = ? order by c.id fetch next 10 rows only")
                .param(nameKey)
                .query(Contacts::contact)
                .list();
    }

    /** People of these companies whose family name sounds the same. */
    List<Contact> bySound(String nameKey, Collection<String> companies) {
        return companies.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + """
                                and c.company_id in (:companies) and c.name_sound = :sound
                                order by c.id fetch next 25 rows only""")
                        .param("companies", companies)
                        .param("sound", Compared.familySound(nameKey))
                        .query(Contacts::contact)
                        .list();
    }

    /** For people who look something up: newest first. */
    List<Contact> search(String pattern, int limit) {
        return jdbc.sql(SELECT + """
                        and (lower(c.name) like :text or c.mail like :text or lower(f.name) like :text or lower(c.id) like :text)
                        order by c.created_at desc, c.id desc fetch next :limit rows only""")
                .param("text", pattern)
                .param("limit", limit)
                .query(Contacts::contact)
                .list();
    }

    String insert(Person person, @Nullable String companyId, @Nullable EffectKey key, OffsetDateTime at) {
        String id = String.format(Locale.ROOT, "C-%d", sequences.next("crm_contact_number"));
        String nameKey = Compared.person(person.name());
        jdbc.sql("""
                        insert into crm_contact (id, name, name_key, name_sound, mail, phone, language, company_id, effect_key,
                            created_at)
                        values (:id, :name, :nameKey, :sound, :mail, :phone, :language, :company, :key, :at)""")
                .param("id", id)
                .param("name", person.name())
                .param("nameKey", nameKey)
                .param("sound", nameKey == null ? null : Compared.familySound(nameKey))
                .param("mail", Compared.address(person.mail()))
                .param("phone", person.phone())
                .param("language", person.language())
                .param("company", companyId)
                .param("key", key == null ? null : key.value())
                .param("at", at)
                .update();
        return id;
    }

    /** Empties the contact; its id stays, because opportunities name it. */
    void forget(String id, OffsetDateTime at) {
        jdbc.sql("""
                        update crm_contact set name = null, name_key = null, name_sound = null, mail = null, phone = null,
                            language = null, company_id = null, forgotten_at = coalesce(forgotten_at, :at)
                        where id = :id""").param("at", at).param("id", id).update();
    }

    /** Empties a contact that came with this key and that nobody uses. Only for whoever holds it and its mail address. */
    void takeBack(String id, EffectKey key, OffsetDateTime at) {
        boolean unused = jdbc.sql("""
                        select count(*) from crm_contact c where c.id = :id and c.effect_key = :key
                        and not exists (select 1 from crm_opportunity o where o.contact_id = c.id)
                        and not exists (select 1 from crm_customer k where k.contact_id = c.id)""")
                        .param("id", id)
                        .param("key", key.value())
                        .query(Integer.class)
                        .single()
                == 1;
        if (unused) {
            forget(id, at);
        }
    }

    /** Ids of those that came with this key. */
    List<String> byEffect(EffectKey key) {
        return jdbc.sql("select id from crm_contact where effect_key = ?")
                .param(key.value())
                .query(String.class)
                .list();
    }

    private static Contact contact(ResultSet row, int index) throws SQLException {
        return new Contact(
                row.getString("id"),
                row.getString("name"),
                row.getString("mail"),
                row.getString("phone"),
                row.getString("company_id"),
                row.getString("company"));
    }
}
