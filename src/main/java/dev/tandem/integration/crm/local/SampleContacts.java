package dev.tandem.integration.crm.local;

import dev.tandem.core.Sequences;
import dev.tandem.integration.crm.NewOpportunity.Person;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People and companies for trying out, once: some are easily taken for each other. */
@Component
@Profile("local")
@ConditionalOnProperty(name = "tandem.crm.system", havingValue = "local", matchIfMissing = true)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SampleContacts implements ApplicationRunner {

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2026, 1, 2, 9, 0, 0, 0, ZoneOffset.UTC);

    private final Contacts contacts;
    private final Companies companies;

    SampleContacts(JdbcClient jdbc, Sequences sequences) {
        this.contacts = new Contacts(jdbc, sequences);
        this.companies = new Companies(jdbc, sequences);
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!contacts.isEmpty()) {
            return;
        }
        String alpen = company("Alpenblick Hotels AG", "alpenblick.example", "CH");
        String hafen = company("Hafenlogistik Nord GmbH", "hafenlogistik.example", "DE");
        String lumen = company("Lumen Lichttechnik GmbH & Co. KG", "lumen.example", "DE");
        String donau = company("Donau Maschinenbau GmbH", "donau-maschinen.example", "AT");
        String harbour = company("Harbour Analytics Ltd", "harbour.example", "GB");
        contact("Regula Ammann", "regula.ammann@alpenblick.example", "+41443001020", alpen);
        contact("Beat Zumstein", "beat.zumstein@alpenblick.example", null, alpen);
        contact("Hinnerk Petersen", "h.petersen@hafenlogistik.example", "+49403001020", hafen);
        // One mailbox for the whole office: who writes from it is not always her.
        contact("Wiebke Claasen", "info@hafenlogistik.example", "+49403001000", hafen);
        contact("Sophie Meier", "sophie.meier@lumen.example", "+49893001020", lumen);
        contact("Stefan Mayer", null, "+49893001021", lumen);
        contact("Leopold Gruber", "gruber@donau-maschinen.example", "+4317001020", donau);
        contact("Eleanor Whitfield", "eleanor@harbour.example", null, harbour);
        contact("Priya Raman", "priya.raman@gmail.com", null, null);
        company("Sonnenfeld Energie eG", null, "DE");
    }

    private String company(String name, @Nullable String domain, String country) {
        return companies.insert(name, domain, country, null, LONG_AGO);
    }

    private void contact(String name, @Nullable String mail, @Nullable String phone, @Nullable String company) {
        contacts.insert(new Person(name, mail, phone, null, null, null, null), company, null, LONG_AGO);
    }
}
