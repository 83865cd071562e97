package dev.tandem.deployment;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Makes an incident of every job whose definition is in quarantine, at once. The engine's own command would look for the retry
 * cycle in that definition, fail over it, and leave the job to be tried again for ever, unseen.
 */
class QuarantineRetries implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return new RetryOrIncident(jobId, exception);
    }

    private static final class RetryOrIncident extends DefaultJobRetryCmd {

        private final @Nullable Throwable failure;

        RetryOrIncident(String jobId, @Nullable Throwable failure) {
            super(jobId, failure);
            this.failure = failure;
        }

        @Override
        public @Nullable Object execute(CommandContext context) {
            if (!isQuarantine(failure)) {
                return super.execute(context);
            }
            JobEntity job = getJob();
            if (job != null) {
                job.unlock();
                logException(job);
                job.setRetries(0);
                notifyAcquisition(context);
            }
            return null;
        }

        private static boolean isQuarantine(@Nullable Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof QuarantinedException) {
                    return true;
                }
            }
            return false;
        }
    }
}
