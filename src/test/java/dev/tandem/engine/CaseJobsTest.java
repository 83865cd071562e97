package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.deployment.rules.Models;
import java.lang.reflect.InvocationTargetException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database is not asked for must make no difference. */
class CaseJobsTest {

    private static final String MODEL = Models.process("steps", """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
            <bpmn:serviceTask id="first" camunda:asyncBefore="true" camunda:delegateExpression="${work}"/>
            <bpmn:sequenceFlow id="f2" sourceRef="first" targetRef="second"/>
            <bpmn:serviceTask id="second" camunda:asyncBefore="true" camunda:delegateExpression="${work}"/>
            <bpmn:sequenceFlow id="f3" sourceRef="second" targetRef="end"/><bpmn:endEvent id="end"/>""");
    private static final String WITH_TIMERS = Models.process("timers", """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="both"/>
            <bpmn:parallelGateway id="both"/>
            <bpmn:sequenceFlow id="f2" sourceRef="both" targetRef="part"/><bpmn:sequenceFlow id="f3" sourceRef="both" targetRef="wait"/>
            <bpmn:subProcess id="part"><bpmn:startEvent id="begin"/><bpmn:sequenceFlow id="p1" sourceRef="begin" targetRef="step"/>
              <bpmn:serviceTask id="step" camunda:asyncBefore="true" camunda:delegateExpression="${work}"/>
              <bpmn:sequenceFlow id="p2" sourceRef="step" targetRef="done"/><bpmn:endEvent id="done"/></bpmn:subProcess>
            <bpmn:boundaryEvent id="late" attachedToRef="part"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration>
              </bpmn:timerEventDefinition></bpmn:boundaryEvent>
            <bpmn:userTask id="wait"/>
            <bpmn:boundaryEvent id="later" attachedToRef="wait"><bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration>
              </bpmn:timerEventDefinition></bpmn:boundaryEvent>""");

    private static final String STOPS = Models.process("stops", """
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="both"/>
            <bpmn:parallelGateway id="both"/>
            <bpmn:sequenceFlow id="f2" sourceRef="both" targetRef="part"/><bpmn:sequenceFlow id="f3" sourceRef="both" targetRef="stop"/>
            <bpmn:subProcess id="part"><bpmn:startEvent id="begin"/><bpmn:sequenceFlow id="p1" sourceRef="begin" targetRef="step"/>
              <bpmn:userTask id="step"/>
              <bpmn:sequenceFlow id="p2" sourceRef="step" targetRef="next"/>
              <bpmn:serviceTask id="next" camunda:asyncBefore="true" camunda:delegateExpression="${work}"/>
              <bpmn:sequenceFlow id="p3" sourceRef="next" targetRef="done"/><bpmn:endEvent id="done"/></bpmn:subProcess>
            <bpmn:boundaryEvent id="late" attachedToRef="part"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration>
              </bpmn:timerEventDefinition></bpmn:boundaryEvent>
            <bpmn:serviceTask id="stop" camunda:asyncBefore="true" camunda:delegateExpression="${work}"/>
            <bpmn:sequenceFlow id="f4" sourceRef="stop" targetRef="end"/>
            <bpmn:endEvent id="end"><bpmn:terminateEventDefinition/></bpmn:endEvent>""");

    private final CaseJobs jobs = new CaseJobs();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private ProcessEngine engine;

    @BeforeEach
    void start() {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("t" + UUID.randomUUID());
        configuration.setJdbcUrl(url);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setDefaultNumberOfRetries(1);
        configuration.setProcessEnginePlugins(List.of(jobs, new DefinitionsOfJobs()));
        JavaDelegate work = execution -> {
            if (broken.get()) {
                throw new IllegalStateException("The other system is away");
            }
        };
        configuration.setBeans(Map.of("work", work));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("steps.bpmn", MODEL)
                .addString("timers.bpmn", WITH_TIMERS)
                .addString("stops.bpmn", STOPS)
                .deploy();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aCaseGoesThroughAllItsSteps() {
        String id = begin();

        run(onlyJob(id));
        run(onlyJob(id));

        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(id)
                        .finished()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theIncidentOfAJobEndsWhenItIsDoneAfterAll() {
        String id = begin();
        Job job = onlyJob(id);
        broken.set(true);
        run(job);
        assertThat(incidentsOpen()).isEqualTo(1);

        // many at once: unlike for a single job, the engine leaves the incident there until the job is done
        engine.getManagementService().setJobRetriesByJobDefinitionId(job.getJobDefinitionId(), 1);
        assertThat(incidentsOpen()).isEqualTo(1);
        broken.set(false);
        run(onlyJob(id));

        assertThat(incidentsOpen()).isZero();
        assertThat(engine.getHistoryService().createHistoricIncidentQuery().list())
                .singleElement()
                .matches(HistoricIncident::isResolved);
    }

    @Test
    void aJobThatFailsAfterOthersOfItsKindWereDoneHasItsIncident() {
        run(onlyJob(begin()));
        String id = begin();
        broken.set(true);

        run(onlyJob(id));

        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(id)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStepThatWasSuspendedMeanwhileIsNotBegun() {
        String before = begin();
        run(onlyJob(before));
        Job second = onlyJob(before);
        run(second);

        engine.getManagementService().suspendJobDefinitionById(second.getJobDefinitionId());
        String after = begin();
        run(onlyJob(after));

        assertThat(onlyJob(after).isSuspended()).isTrue();
    }

    @Test
    void theHistoryOfAJobSaysTheSameAsTheEnginesOwn() {
        String own = begin();
        Job ownJob = onlyJob(own);
        execute(ownJob, new ExecuteJobsCmd(ownJob.getId(), new JobFailureCollector(ownJob.getId())));
        String first = begin();
        run(onlyJob(first));
        String next = begin();
        run(onlyJob(next));

        assertThat(log(first)).isEqualTo(log(own));
        assertThat(log(next)).isEqualTo(log(own));
    }

    @Test
    void whatIsDoneTakesItsTimerAwayAndNoOther() {
        String id =
                engine.getRuntimeService().startProcessInstanceByKey("timers").getId();
        assertThat(activities(id)).containsExactlyInAnyOrder("step", "late", "later");

        run(engine.getManagementService().createJobQuery().activityId("step").singleResult());

        assertThat(activities(id)).containsExactly("later");
    }

    @Test
    void aJobThatAnotherNodeAddsMeanwhileIsNotLeftBehind() {
        String id =
                engine.getRuntimeService().startProcessInstanceByKey("stops").getId();
        Job stop = engine.getManagementService()
                .createJobQuery()
                .activityId("stop")
                .singleResult();
        String task = engine.getTaskService().createTaskQuery().singleResult().getId();
        // what is there stays as it is: only the place has changed
        afterTheFirstReadOfACase(() -> engine.getTaskService().complete(task));

        assertThatThrownBy(() -> run(stop)).isInstanceOf(OptimisticLockingException.class);
        assertThat(activities(id)).containsExactlyInAnyOrder("next", "late", "stop");
        run(stop);

        assertThat(activities(id)).isEmpty();
    }

    /** Once, by another transaction. */
    private void afterTheFirstReadOfACase(Runnable elsewhere) {
        AtomicBoolean first = new AtomicBoolean(true);
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getSqlSessionFactory()
                .getConfiguration()
                .addInterceptor(new AfterReading(statement -> {
                    if (statement.endsWith("OfTheCaseOfJob") && first.getAndSet(false)) {
                        CompletableFuture.runAsync(elsewhere).join();
                    }
                }));
    }

    @Intercepts(
            @Signature(
                    type = Executor.class,
                    method = "query",
                    args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
    private static final class AfterReading implements Interceptor {

        private final Consumer<String> then;

        AfterReading(Consumer<String> then) {
            this.then = then;
        }

        @Override
        public Object intercept(Invocation reading) throws InvocationTargetException, IllegalAccessException {
            Object read = reading.proceed();
            then.accept(((MappedStatement) reading.getArgs()[0]).getId());
            return read;
        }
    }

    @Test
    void howLongCasesAreKeptIsReadAgainAfterASecond() throws InterruptedException, SQLException {
        String id = begin();
        run(onlyJob(id));
        try (var elsewhere = DriverManager.getConnection(url, "sa", "");
                var change = elsewhere.createStatement()) {
            change.executeUpdate("update act_re_procdef set history_ttl_ = 3");
        }
        Thread.sleep(1_100);

        run(onlyJob(id));

        assertThat(keptFor(id)).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void aBatchUsesWhatWasSetAMomentBefore() {
        String id = begin();
        String definition = onlyJob(id).getProcessDefinitionId();
        run(onlyJob(id));
        run(onlyJob(id));

        engine.getRepositoryService().updateProcessDefinitionHistoryTimeToLive(definition, 3);
        engine.getHistoryService()
                .setRemovalTimeToHistoricProcessInstances()
                .calculatedRemovalTime()
                .byIds(id)
                .executeAsync();
        // the job that makes the jobs of the batch, and these
        for (int times = 0; times < 2; times++) {
            engine.getManagementService().createJobQuery().messages().list().forEach(this::run);
        }

        assertThat(keptFor(id)).isEqualTo(Duration.ofDays(3));
    }

    private Duration keptFor(String instance) {
        HistoricProcessInstance ended = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        return Duration.between(
                ended.getEndTime().toInstant(), ended.getRemovalTime().toInstant());
    }

    private List<String> activities(String instance) {
        return engine.getManagementService().createJobQuery().processInstanceId(instance).list().stream()
                .map(job -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId())
                .toList();
    }

    private record Logged(
            String definition, String type, String configuration, String activity, String process, String processKey) {}

    private Logged log(String instance) {
        HistoricJobLog log = engine.getHistoryService()
                .createHistoricJobLogQuery()
                .processInstanceId(instance)
                .successLog()
                .singleResult();
        return new Logged(
                log.getJobDefinitionId(),
                log.getJobDefinitionType(),
                log.getJobDefinitionConfiguration(),
                log.getActivityId(),
                log.getProcessDefinitionId(),
                log.getProcessDefinitionKey());
    }

    private String begin() {
        return engine.getRuntimeService().startProcessInstanceByKey("steps").getId();
    }

    private Job onlyJob(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private long incidentsOpen() {
        return engine.getRuntimeService().createIncidentQuery().count();
    }

    private void run(Job job) {
        JobFailureCollector failures = new JobFailureCollector(job.getId());
        execute(job, jobs.execution(job.getId(), failures), failures);
    }

    private void execute(Job job, ExecuteJobsCmd execution) {
        execute(job, execution, new JobFailureCollector(job.getId()));
    }

    private void execute(Job job, ExecuteJobsCmd execution, JobFailureCollector failures) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        try {
            ExecuteJobHelper.executeJob(
                    job.getId(), configuration.getCommandExecutorTxRequired(), failures, execution, configuration);
        } catch (IllegalStateException failed) {
            assertThat(broken).isTrue();
        }
    }
}
