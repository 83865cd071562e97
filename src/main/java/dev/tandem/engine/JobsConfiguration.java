package dev.tandem.engine;

import java.time.Duration;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The threads that run jobs, set up as the starter does, but stopped in order. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    /** Scheduled work that runs ends together with the jobs. */
    @Bean
    static ThreadPoolTaskSchedulerCustomizer schedulerStop() {
        return scheduler -> scheduler.setPhase(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
    static class Enabled {

        @Bean
        ThreadPoolTaskExecutor camundaTaskExecutor(CamundaBpmProperties properties) {
            JobExecutionProperty settings = properties.getJobExecution();
            ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
            threads.setCorePoolSize(settings.getCorePoolSize());
            threads.setMaxPoolSize(settings.getMaxPoolSize());
            threads.setQueueCapacity(settings.getQueueCapacity());
            PropertyMapper.get()
                    .alwaysApplyingWhenNonNull()
                    .from(settings::getKeepAliveSeconds)
                    .to(threads::setKeepAliveSeconds);
            // JobsStop says when they end, not the end of the context; and an interrupted job would count as failed
            threads.setWaitForTasksToCompleteOnShutdown(true);
            return threads;
        }

        @Bean
        OrderlyJobExecutor jobExecutor(
                @Qualifier("camundaTaskExecutor") ThreadPoolTaskExecutor threads,
                CaseJobs caseJobs,
                CamundaBpmProperties properties,
                @Value("${tandem.node:${HOSTNAME:node}}") String node) {
            OrderlyJobExecutor jobs = new OrderlyJobExecutor(threads, caseJobs);
            // whoever looks for a job that hangs sees where
            jobs.setLockOwner(node + "/" + jobs.getLockOwner());
            jobs.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
            JobExecutionProperty settings = properties.getJobExecution();
            PropertyMapper set = PropertyMapper.get().alwaysApplyingWhenNonNull();
            set.from(settings::getLockTimeInMillis).to(jobs::setLockTimeInMillis);
            set.from(settings::getMaxJobsPerAcquisition).to(jobs::setMaxJobsPerAcquisition);
            set.from(settings::getWaitTimeInMillis).to(jobs::setWaitTimeInMillis);
            set.from(settings::getMaxWait).to(jobs::setMaxWait);
            set.from(settings::getBackoffTimeInMillis).to(jobs::setBackoffTimeInMillis);
            set.from(settings::getMaxBackoff).to(jobs::setMaxBackoff);
            set.from(settings::getBackoffDecreaseThreshold).to(jobs::setBackoffDecreaseThreshold);
            set.from(settings::getWaitIncreaseFactor).to(jobs::setWaitIncreaseFactor);
            return jobs;
        }

        @Bean
        JobsStop jobsStop(
                OrderlyJobExecutor jobs,
                @Value("${spring.lifecycle.timeout-per-shutdown-phase}") Duration timeoutPerPhase) {
            return new JobsStop(jobs, timeoutPerPhase);
        }
    }
}
