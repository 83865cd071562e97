package dev.tandem.lead.imports;

import dev.tandem.lead.WaitingLeads;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** People whose leads are still rows of a file. */
@Component
class ImportedPeople implements WaitingLeads {

    private final LeadImports imports;
    private final ImportRows rows;

    ImportedPeople(LeadImports imports, ImportRows rows) {
        this.imports = imports;
        this.rows = rows;
    }

    @Override
    public boolean forget(String mail) {
        // First the imports are held: their rows become leads in transactions that hold them, too.
        List<ImportPhase> open = imports.lockOpen();
        rows.forget(mail.toLowerCase(Locale.ROOT));
        return open.stream().allMatch(phase -> phase == ImportPhase.STARTING);
    }
}
