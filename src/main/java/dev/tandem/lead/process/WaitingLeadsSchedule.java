package dev.tandem.lead.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after waiting leads on every node that runs jobs. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class WaitingLeadsSchedule {

    private static final Logger log = LoggerFactory.getLogger(WaitingLeadsSchedule.class);

    private final WaitingLeads waiting;

    WaitingLeadsSchedule(WaitingLeads waiting) {
        this.waiting = waiting;
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void look() {
        try {
            waiting.look();
        } catch (RuntimeException e) {
            // for example while the database is away: the next look comes
            log.warn("Leads that wait could not be looked after: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void releaseGone() {
        waiting.releaseGone();
    }
}
