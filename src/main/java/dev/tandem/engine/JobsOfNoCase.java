package dev.tandem.engine;

import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Jobs of the engine itself, such as the clean-up of its history. The engine lets whoever is signed in stop, move and delete them; here
 * it takes the right that jobs of all processes take.
 */
class JobsOfNoCase extends AuthorizationCommandChecker {

    @Override
    public void checkUpdateJob(JobEntity job) {
        super.checkUpdateJob(job);
        takes(ProcessDefinitionPermissions.UPDATE_INSTANCE, job);
    }

    @Override
    public void checkUpdateRetriesJob(JobEntity job) {
        super.checkUpdateRetriesJob(job);
        takes(ProcessDefinitionPermissions.RETRY_JOB, job);
    }

    @Override
    public void checkReadJob(JobEntity job) {
        super.checkReadJob(job);
        takes(ProcessDefinitionPermissions.READ_INSTANCE, job);
    }

    private void takes(Permission permission, JobEntity job) {
        if (job.getProcessDefinitionKey() == null) {
            getAuthorizationManager().checkAuthorization(permission, PROCESS_DEFINITION, Authorization.ANY);
        }
    }
}
