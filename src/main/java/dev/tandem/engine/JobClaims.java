package dev.tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Locks a job for whoever is about to run it beside the job executor, as the job executor locks those that it takes: so that no
 * other node, and no other thread of this one, runs it at the same moment.
 */
@Component
public class JobClaims {

    private final ProcessEngineConfigurationImpl engine;

    JobClaims(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * Locks a job in a transaction of its own. The lock ends with the job, or by itself.
     *
     * @return false if the job is gone, or somebody else has it
     */
    public boolean claim(String jobId) {
        Command<Boolean> lock = context -> {
            JobEntity job = context.getJobManager().findJobById(jobId);
            Instant now = ClockUtil.getCurrentTime().toInstant();
            if (job == null || isLocked(job, now)) {
                return false;
            }
            job.setLockOwner(engine.getJobExecutor().getLockOwner());
            job.setLockExpirationTime(Date.from(now.plus(lockTime())));
            return true;
        };
        try {
            return engine.getCommandExecutorTxRequiresNew().execute(lock);
        } catch (OptimisticLockingException e) {
            return false;
        }
    }

    private static boolean isLocked(JobEntity job, Instant now) {
        Date until = job.getLockExpirationTime();
        return until != null && until.toInstant().isAfter(now);
    }

    private Duration lockTime() {
        return Duration.ofMillis(engine.getJobExecutor().getLockTimeInMillis());
    }
}
