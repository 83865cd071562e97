package dev.tandem.integration.accounting.local;

import dev.tandem.integration.accounting.NewSupplier;
import java.time.Clock;
import java.time.Month;
import java.time.YearMonth;
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

/** Master data for trying out, once: all months of 2025 are closed, one supplier is blocked, two have the same name. */
@Component
@Profile("local")
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SampleSuppliers implements ApplicationRunner {

    private static final int CLOSED_YEAR = 2025;

    private final Suppliers suppliers;
    private final Postings postings;

    SampleSuppliers(JdbcClient jdbc) {
        this.suppliers = new Suppliers(jdbc);
        this.postings = new Postings(jdbc);
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!suppliers.isEmpty()) {
            return;
        }
        supplier("S-1001", "Bergmann Bürobedarf GmbH", "DE136695976", "Office", "bergmann", "DE02120300000000202051");
        supplier("S-1002", "Nordlicht IT Services GmbH", "DE811569869", "IT", "nordlicht", "DE02500105170137075030");
        supplier("S-1003", "Café Central Catering OHG", "DE129273398", "Catering", "central", "DE02100500000054540402");
        suppliers.insert(
                "S-1004",
                sample("Altbau Immobilien AG", "DE813495425", "Facility", "altbau", "DE88100900001234567892"),
                true,
                null,
                Clock.systemUTC());
        // The seller of most XRechnung samples, so that those go the short way.
        supplier("S-1005", "Musterlieferant GmbH", "DE123456789", "Services", "muster", "DE79000000001234567890");
        supplier(
                "S-1006", "Fernweh Geschäftsreisen GmbH", "DE111111125", "Travel", "fernweh", "DE02300209000106531065");
        // No bank details yet: the first invoice with an IBAN asks for a second person.
        supplier("S-1007", "Druckwerk Medien KG", "DE222222238", "Marketing", "druckwerk", null);
        // Two of one name: an invoice without VAT id and IBAN leaves the choice to a person.
        supplier("S-1008", "Schulz Transporte", "DE333333347", "Logistics", "schulz-kiel", "DE02701500000000594937");
        supplier("S-1009", "Schulz Transporte", null, "Logistics", "schulz-ulm", "DE02600501010002034304");
        for (Month month : Month.values()) {
            postings.close(YearMonth.of(CLOSED_YEAR, month));
        }
    }

    private void supplier(
            String id, String name, @Nullable String vatId, String category, String mail, @Nullable String iban) {
        suppliers.insert(id, sample(name, vatId, category, mail, iban), false, null, Clock.systemUTC());
    }

    private static NewSupplier sample(
            String name, @Nullable String vatId, String category, String mail, @Nullable String iban) {
        return new NewSupplier(name, vatId, category, "rechnung@" + mail + ".example", iban);
    }
}
