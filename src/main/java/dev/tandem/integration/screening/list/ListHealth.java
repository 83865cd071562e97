package dev.tandem.integration.screening.list;

import dev.tandem.integration.screening.SanctionsListVersion;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Shows operations which sanctions list is in force and what went wrong with the last one, as {@code sanctionsList} in
 * {@code /actuator/health}. Tandem as a whole stays up: a restart would not help.
 */
@Component("sanctionsListHealthIndicator")
class ListHealth implements HealthIndicator {

    private static final Status NONE = new Status("NO_LIST");
    private static final Status OLD = new Status("OLD_LIST");

    private final ListTable table;
    private final ListInForce inForce;

    ListHealth(ListTable table, ListInForce inForce) {
        this.table = table;
        this.inForce = inForce;
    }

    @Override
    public Health health() {
        SanctionsListVersion list = inForce.currentList();
        var failure = table.failure();
        Health.Builder health = new Health.Builder(list.version() == 0 ? NONE : failure.isPresent() ? OLD : Status.UP);
        if (list.version() > 0) {
            health.withDetail("version", list.version())
                    .withDetail("source", list.source())
                    .withDetail("entries", list.entries())
                    .withDetail("names", list.names())
                    .withDetail("loadedAt", list.loadedAt());
        }
        table.checkedAt().ifPresent(at -> health.withDetail("checkedAt", at));
        failure.ifPresent(problem -> health.withDetail("problem", problem.problem())
                .withDetail("problemSince", problem.at())
                .withDetail("problemSource", problem.source()));
        return health.build();
    }
}
