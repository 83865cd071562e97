package dev.tandem.housekeeping;

import dev.tandem.metrics.DatabaseFigures;
import dev.tandem.metrics.Figures;
import org.springframework.stereotype.Component;

/** Whether what was kept long enough is being removed. */
@Component
class HousekeepingFigures implements DatabaseFigures {

    private final Runs runs;

    HousekeepingFigures(Runs runs) {
        this.runs = runs;
    }

    @Override
    public void tell(Figures figures) {
        Runs.Summary summary = runs.summary();
        figures.count("tandem.housekeeping.broken", "kinds of records whose last removal ended early", summary.broken())
                .age(
                        "tandem.housekeeping.last.run",
                        "time since the kind of record that waits longest was last looked at",
                        summary.oldest());
    }
}
