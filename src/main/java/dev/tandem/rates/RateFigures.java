package dev.tandem.rates;

import dev.tandem.metrics.DatabaseFigures;
import dev.tandem.metrics.Figures;
import org.springframework.stereotype.Component;

/** How current the rates of exchange are. */
@Component
class RateFigures implements DatabaseFigures {

    private final RateTable table;

    RateFigures(RateTable table) {
        this.table = table;
    }

    @Override
    public void tell(Figures figures) {
        table.lastLoaded()
                .ifPresent(at -> figures.age(
                        "tandem.exchange.rates.loaded", "time since rates of exchange were last loaded", at));
    }
}
