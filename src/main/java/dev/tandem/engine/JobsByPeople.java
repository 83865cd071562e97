package dev.tandem.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobStateCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;

/**
 * What the engine leaves open where people, and not its own threads, handle jobs: it lets everybody suspend those of no case, and whoever
 * may not execute one would still use up its attempts by trying.
 */
class JobsByPeople extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl engine;

    JobsByPeople(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> @Nullable T execute(Command<T> command) {
        if (AdministratorsOnly.isByPerson(engine)) {
            if (command instanceof AbstractSetJobStateCmd) {
                checkSuspension(command);
            } else if (command instanceof FailedJobListener && isRefused(command)) {
                return null;
            }
        }
        return next.execute(command);
    }

    private void checkSuspension(Command<?> command) {
        Object jobId = new DirectFieldAccessor(command).getPropertyValue("jobId");
        if (jobId != null) {
            next.execute(context -> {
                JobEntity job = context.getJobManager().findJobById(jobId.toString());
                if (job != null && job.getProcessDefinitionKey() == null) {
                    engine.getCommandCheckers().forEach(checker -> checker.checkUpdateJob(job));
                }
                return null;
            });
        }
    }

    private static boolean isRefused(Command<?> command) {
        Object failure = new DirectFieldAccessor(command).getPropertyValue("jobFailureCollector");
        return failure instanceof JobFailureCollector collected
                && collected.getFailure() instanceof AuthorizationException;
    }
}
