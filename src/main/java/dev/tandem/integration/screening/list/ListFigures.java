package dev.tandem.integration.screening.list;

import dev.tandem.metrics.DatabaseFigures;
import dev.tandem.metrics.Figures;
import org.springframework.stereotype.Component;

/** How current the sanctions list is. */
@Component
class ListFigures implements DatabaseFigures {

    private final ListTable table;
    private final SanctionsSettings settings;

    ListFigures(ListTable table, SanctionsSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    @Override
    public void tell(Figures figures) {
        figures.count(
                "tandem.sanctions.list.refused",
                "1 if the last look for a sanctions list failed or the list was refused",
                table.failure().isPresent() ? 1 : 0);
        figures.count(
                "tandem.sanctions.list.fetched",
                "1 if Tandem looks for newer sanctions lists itself, 0 if compliance loads them",
                settings.list().isShipped() ? 0 : 1);
        table.checkedAt()
                .ifPresent(at -> figures.age(
                        "tandem.sanctions.list.checked",
                        "time since the sanctions list was last found to be the newest",
                        at));
    }
}
