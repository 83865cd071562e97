package dev.tandem.operations;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the engine answers, has models, and works on jobs: as {@code engine} in {@code /actuator/health}. A node that is set up to do
 * no jobs is well without.
 */
@Component("engineHealthIndicator")
class EngineHealth implements HealthIndicator {

    private final ProcessEngine engine;
    private final boolean doesJobs;

    EngineHealth(ProcessEngine engine, @Value("${camunda.bpm.job-execution.enabled:true}") boolean doesJobs) {
        this.engine = engine;
        this.doesJobs = doesJobs;
    }

    @Override
    public Health health() {
        long models;
        try {
            models = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .latestVersion()
                    .count();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail(
                            "problem",
                            "The engine does not answer: " + e.getClass().getSimpleName())
                    .build();
        }
        Health.Builder health = models > 0 && (isWorking() || !doesJobs) ? Health.up() : Health.down();
        return health.withDetail("processes", models)
                .withDetail("jobs", isWorking() ? "are done" : doesJobs ? "are not done" : "are left to other nodes")
                .build();
    }

    private boolean isWorking() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .isActive();
    }
}
