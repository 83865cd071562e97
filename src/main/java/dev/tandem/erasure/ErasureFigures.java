package dev.tandem.erasure;

import dev.tandem.metrics.DatabaseFigures;
import dev.tandem.metrics.Figures;
import org.springframework.stereotype.Component;

/** People who asked to be forgotten and are not yet. */
@Component
class ErasureFigures implements DatabaseFigures {

    private final Erasures erasures;

    ErasureFigures(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public void tell(Figures figures) {
        Erasures.UnderWay open = erasures.underWay();
        figures.count(
                        "tandem.erasures.open",
                        "erasures that are not finished, here or in another system",
                        open.number())
                .age("tandem.erasures.oldest", "age of the oldest of them", open.oldest());
    }
}
