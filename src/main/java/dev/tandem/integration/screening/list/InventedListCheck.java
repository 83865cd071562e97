package dev.tandem.integration.screening.list;

import dev.tandem.core.ProductionCheck;
import dev.tandem.core.StartProblem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses to screen real customers against names that nobody has. */
@Component
class InventedListCheck implements ProductionCheck {

    private final SanctionsSettings.Files list;

    InventedListCheck(SanctionsSettings settings) {
        this.list = settings.list();
    }

    @Override
    public List<StartProblem> problems() {
        return list.isShipped() && !list.allowInvented()
                ? List.of(new StartProblem(
                        "Customers would be screened against " + ListFetch.SHIPPED + ". It protects nobody.",
                        "Set tandem.screening.list.sdn and tandem.screening.list.alt to a real list. Where compliance sends the lists"
                                + " in, or nobody is screened, set tandem.screening.list.allow-invented=true."))
                : List.of();
    }
}
