package dev.tandem.deployment;

import dev.tandem.deployment.rules.Finding;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Shows operations which definitions are in quarantine, as {@code models} in {@code /actuator/health}. Tandem as a whole stays
 * up: everything else goes on, and a restart would not help.
 */
@Component("modelsHealthIndicator")
class QuarantineHealth implements HealthIndicator {

    private static final Status QUARANTINE = new Status("QUARANTINE");

    private final Quarantine quarantine;

    QuarantineHealth(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Override
    public Health health() {
        var found = quarantine.found();
        if (found.isEmpty()) {
            return Health.up().build();
        }
        Health.Builder health = Health.status(QUARANTINE);
        found.forEach((place, findings) -> health.withDetail(
                place.resource() + " of deployment " + place.deploymentId(),
                findings.stream().map(Finding::toString).toList()));
        return health.build();
    }
}
