package dev.tandem.onboarding.screening;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for a new sanctions list on every node that runs jobs. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class RescreeningSchedule {

    private static final Logger log = LoggerFactory.getLogger(RescreeningSchedule.class);

    private final Rescreening rescreening;

    RescreeningSchedule(Rescreening rescreening) {
        this.rescreening = rescreening;
    }

    @Scheduled(
            fixedDelayString = "${tandem.onboarding.rescreen-every:PT30S}",
            initialDelayString = "${tandem.onboarding.rescreen-every:PT30S}")
    void look() {
        try {
            rescreening.look();
        } catch (RuntimeException e) {
            // for example while the database is away: the next look comes
            log.warn(
                    "It could not be looked whether there is a new sanctions list: {}",
                    e.getClass().getSimpleName());
        }
    }
}
