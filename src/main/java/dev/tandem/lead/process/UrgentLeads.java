package dev.tandem.lead.process;

import dev.tandem.engine.JobClaims;
import dev.tandem.lead.Leads;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets somebody who writes to us now overtake a spreadsheet with many thousand leads. The engine takes jobs in no order that
 * we choose (choosing by priority would have it read all jobs each time), so where it has not come to a lead soon, its jobs are
 * run here. Should the engine run the same job at the same moment, one of both is rolled back.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class UrgentLeads {

    private static final Logger log = LoggerFactory.getLogger(UrgentLeads.class);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int AT_ONCE = 50;
    private static final int MOST_STEPS = 20;

    private final Leads leads;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JobClaims claims;

    UrgentLeads(Leads leads, RuntimeService runtime, ManagementService management, JobClaims claims) {
        this.leads = leads;
        this.runtime = runtime;
        this.management = management;
        this.claims = claims;
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT10S")
    void look() {
        try {
            leads.notYetOnTheirWay(Instant.now().minus(SOON), AT_ONCE).forEach(this::hurry);
        } catch (DataAccessException | TransactionException e) {
            // for example while the database is away: the next look comes
            log.warn("Urgent leads could not be looked for: {}", e.getMessage());
        }
    }

    /** Runs the jobs of the case one after the other, until it waits for something else. */
    void hurry(String leadId) {
        try {
            for (int step = 0; step < MOST_STEPS; step++) {
                Job next = nextJob(leadId);
                if (next == null || !claims.claim(next.getId())) {
                    // it waits for something else, or another node or thread is at it
                    return;
                }
                management.executeJob(next.getId());
            }
        } catch (RuntimeException e) {
            // the engine was faster, or a step failed and is tried again after the pause that the model says
            log.debug("{}: not now, {}", leadId, e.getMessage());
        }
    }

    private @Nullable Job nextJob(String leadId) {
        List<ProcessInstance> cases = runtime.createProcessInstanceQuery()
                .processDefinitionKey(LeadAssignment.PROCESS)
                .processInstanceBusinessKey(leadId)
                .active()
                .list();
        return cases.stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .messages()
                                .executable()
                                .list()
                                .stream())
                .min(Comparator.comparing(Job::getCreateTime))
                .orElse(null);
    }
}
