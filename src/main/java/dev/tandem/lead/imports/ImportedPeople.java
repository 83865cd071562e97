package dev.tandem.lead.imports;

import dev.tandem.lead.ArrivingLeads;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** People whose leads are still rows of a file. */
@Component
class ImportedPeople implements ArrivingLeads {

    private final LeadImports imports;
    private final ImportRows rows;

    ImportedPeople(LeadImports imports, ImportRows rows) {
        this.imports = imports;
        this.rows = rows;
    }

    @Override
    public boolean forget(String mail) {
        // asked first: what is read from now on is found the next time
        boolean beingRead = imports.isAnyBeingRead();
        rows.forget(mail.toLowerCase(Locale.ROOT));
        return !beingRead;
    }
}
