package dev.tandem.integration.screening.list;

import dev.tandem.identity.LocalProfile;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells those who run Tandem for real that the list that ships protects nobody. */
@Component
class InventedListWarning {

    private static final Logger log = LoggerFactory.getLogger(InventedListWarning.class);

    private final Environment environment;
    private final ListInForce inForce;

    InventedListWarning(Environment environment, ListInForce inForce) {
        this.environment = environment;
        this.inForce = inForce;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        text().ifPresent(log::error);
    }

    /** Empty where the list is a real one, or nothing is at stake. */
    Optional<String> text() {
        boolean invented = inForce.currentList().source().equals(ListFetch.SHIPPED);
        return invented && !LocalProfile.isActive(environment)
                ? Optional.of(
                        "Customers are screened against " + ListFetch.SHIPPED
                                + ". It protects nobody. Set tandem.screening.list.sdn and tandem.screening.list.alt to a real list.")
                : Optional.empty();
    }
}
