package dev.tandem.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.BitMaskUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;

/**
 * Asks the database less for each job of a case, and for nothing that another node could have changed: all jobs of the case, and
 * where it stands, are read at once instead of one by one; that a case has no incident is known from that; and what kind of job it
 * is never changes.
 */
@Component
class CaseJobs extends AbstractProcessEnginePlugin {

    private final Set<String> withoutIncident = ConcurrentHashMap.newKeySet();
    // one per asynchronous step of each version of each model
    private final Map<String, JobDefinition> kinds = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomIncidentHandlers(HardenedEngine.added(engine.getCustomIncidentHandlers(), new FailedJobs()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        InputStream more = CaseJobs.class.getResourceAsStream("case-jobs.xml");
        new XMLMapperBuilder(more, statements, "case-jobs.xml", statements.getSqlFragments()).parse();
    }

    /** Executes the job as the engine does. */
    ExecuteJobsCmd execution(String jobId, JobFailureCollector failures) {
        return new ExecuteJobsCmd(jobId, failures) {
            @Override
            public Void execute(CommandContext context) {
                List<ExecutionEntity> executions = ofItsCase("selectExecutionsOfTheCaseOfJob", jobId, context);
                if (!executions.isEmpty()) {
                    readCase(jobId, executions, context);
                }
                try {
                    return super.execute(context);
                } finally {
                    withoutIncident.remove(jobId);
                }
            }
        };
    }

    @SuppressWarnings("unchecked") // as the statements say
    private static <T> List<T> ofItsCase(String statement, String jobId, CommandContext context) {
        return context.getDbEntityManager().selectListWithRawParameter(statement, jobId, 0, Integer.MAX_VALUE);
    }

    private void readCase(String jobId, List<ExecutionEntity> executions, CommandContext context) {
        executions.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(root -> root.restoreProcessInstance(executions, null, null, null, null, null, null));
        // after the places that they belong to: whoever adds one changes its place as well, and this transaction fails
        List<JobEntity> jobs = ofItsCase("selectJobsOfTheCaseOfJob", jobId, context);
        keepJobs(executions, jobs);
        // an incident of this job that somebody else makes meanwhile changes the job, and this transaction fails
        if (executions.stream()
                .noneMatch(execution ->
                        BitMaskUtil.isBitOn(execution.getCachedEntityStateRaw(), ExecutionEntity.INCIDENT_STATE_BIT))) {
            withoutIncident.add(jobId);
        }
        jobs.stream().filter(job -> job.getId().equals(jobId)).findFirst().ifPresent(job -> readKind(job, context));
    }

    /** Where there are any: else the engine may ask for them once more, which changes nothing. */
    private static void keepJobs(List<ExecutionEntity> executions, List<JobEntity> jobs) {
        Map<String, List<JobEntity>> byPlace = jobs.stream()
                .filter(job -> job.getExecutionId() != null)
                .collect(Collectors.groupingBy(JobEntity::getExecutionId));
        for (ExecutionEntity execution : executions) {
            List<JobEntity> own = byPlace.get(execution.getId());
            if (own != null) {
                // the engine's way to say that there is nothing to be read
                execution.setCachedEntityState(
                        BitMaskUtil.setBit(execution.getCachedEntityStateRaw(), ExecutionEntity.JOBS_STATE_BIT, false));
                own.forEach(execution::addJob);
            }
        }
    }

    /** What is written to the job's history: type, configuration and activity. Whether it is suspended is asked where jobs are made. */
    private void readKind(JobEntity job, CommandContext context) {
        String id = job.getJobDefinitionId();
        if (id != null) {
            JobDefinition kind = kinds.computeIfAbsent(
                    id, missing -> context.getJobDefinitionManager().findById(id));
            if (kind != null) {
                job.setJobDefinition(kind);
            }
        }
    }

    private final class FailedJobs extends DefaultIncidentHandler {

        FailedJobs() {
            super(Incident.FAILED_JOB_HANDLER_TYPE);
        }

        @Override
        protected void removeIncident(IncidentContext context, boolean resolved) {
            if (!withoutIncident.contains(context.getConfiguration())) {
                super.removeIncident(context, resolved);
            }
        }
    }
}
