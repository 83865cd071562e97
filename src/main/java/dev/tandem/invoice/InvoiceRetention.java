package dev.tandem.invoice;

import dev.tandem.links.TaskLinks;
import dev.tandem.tasks.DecisionTrail;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets documents and decisions when their time is over, and never before. */
@Component
class InvoiceRetention {

    private static final Logger log = LoggerFactory.getLogger(InvoiceRetention.class);

    private final Invoices invoices;
    private final DecisionTrail trail;
    private final TaskLinks links;
    private final InvoiceSettings settings;

    InvoiceRetention(Invoices invoices, DecisionTrail trail, TaskLinks links, InvoiceSettings settings) {
        this.invoices = invoices;
        this.trail = trail;
        this.links = links;
        this.settings = settings;
    }

    @Scheduled(cron = "0 30 3 * * *")
    @Transactional
    void forgetWhatIsOver() {
        List<String> ended = invoices.endedBefore(settings.keepFor());
        if (!ended.isEmpty()) {
            trail.delete(ended);
            links.delete(ended);
            invoices.delete(ended);
            log.info("Deleted {} invoices that ended more than {} ago.", ended.size(), settings.keepFor());
        }
    }
}
