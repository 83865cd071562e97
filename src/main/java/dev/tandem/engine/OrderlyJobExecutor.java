package dev.tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Stops in order: takes no more jobs, lets those end that run, and gives back all that it holds and did not begin, so that
 * another node takes them at once. The engine's own would go on with its queue while the program ends around it, and leave the
 * rest locked.
 */
class OrderlyJobExecutor extends SpringJobExecutor {

    private static final Logger log = LoggerFactory.getLogger(OrderlyJobExecutor.class);

    private final ThreadPoolExecutor threads;
    private final CaseJobs caseJobs;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> heldSince = new ConcurrentHashMap<>();
    private final AtomicInteger givenBack = new AtomicInteger();
    private volatile boolean stopping;

    OrderlyJobExecutor(ThreadPoolTaskExecutor threads, CaseJobs caseJobs) {
        this.caseJobs = caseJobs;
        this.threads = threads.getThreadPoolExecutor();
        setTaskExecutor(threads);
    }

    private record Running(String jobId, ProcessEngineImpl engine) {}

    @Override
    public void start() {
        stopping = false;
        super.start();
    }

    /** False as soon as the stop begins: from then on, a thread gives back what it would begin next. */
    @Override
    public boolean isActive() {
        return !stopping && super.isActive();
    }

    /** Takes no more jobs, and gives back those that wait. */
    @Override
    public synchronized void shutdown() {
        stopping = true;
        super.shutdown();
    }

    @Override
    protected void stopExecutingJobs() {
        super.stopExecutingJobs();
        giveBackRejected();
        List<Runnable> queue = new ArrayList<>();
        threads.getQueue().drainTo(queue);
        queue.forEach(Runnable::run);
    }

    /** What was locked while all threads were busy and the queue was full waits for the next round of acquisition. */
    private void giveBackRejected() {
        if (acquireJobsRunnable instanceof SequentialJobAcquisitionRunnable acquisition) {
            var rejected = acquisition.getAcquisitionContext().getRejectedJobsByEngine();
            processEngines.forEach(engine -> rejected.getOrDefault(engine.getName(), List.of())
                    .forEach(jobs -> getExecuteJobsRunnable(jobs, engine).run()));
        }
    }

    /** Nothing is thrown away: a job that ends just now may still tell the acquisition about another one. */
    @Override
    protected void ensureCleanup() {}

    /**
     * Waits for the jobs that run; after the given time gives them back too. Their transactions end with the program, and
     * their effects have keys, so that the node that takes them does nothing twice.
     */
    void finish(Duration atMost) {
        threads.shutdown();
        try {
            threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Running> left = List.copyOf(running);
        left.forEach(job -> unlock(job.jobId(), job.engine()));
        if (left.isEmpty()) {
            log.info("No job runs any more; {} were given back before they began.", givenBack);
        } else {
            log.warn(
                    "{} jobs did not end within {} s and are given back, as were {} before they began.",
                    left.size(),
                    atMost.toSeconds(),
                    givenBack);
        }
    }

    /** The same jobs come again while all threads are busy. */
    @Override
    public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
        Instant now = Instant.now();
        jobIds.forEach(job -> heldSince.putIfAbsent(job, now));
        super.executeJobs(jobIds, engine);
    }

    /**
     * True if the second half of its lock has begun, which may be too short for the job: it waited behind others of its case,
     * or on a computer that has too much to do.
     */
    private boolean waitedTooLong(String jobId) {
        Instant since = heldSince.remove(jobId);
        return since != null && since.plusMillis(getLockTimeInMillis() / 2).isBefore(Instant.now());
    }

    /** Unless another node has it by now. */
    private void giveBack(String jobId, CommandExecutor engine) {
        try {
            engine.execute(context -> {
                JobEntity job = context.getJobManager().findJobById(jobId);
                if (job != null && getLockOwner().equals(job.getLockOwner())) {
                    job.unlock();
                }
                return null;
            });
        } catch (OptimisticLockingException e) {
            log.debug("The job {} is with another node by now.", jobId);
        }
    }

    private static void unlock(String jobId, ProcessEngineImpl engine) {
        try {
            engine.getProcessEngineConfiguration()
                    .getCommandExecutorTxRequired()
                    .execute(new UnlockJobCmd(jobId));
        } catch (RuntimeException e) {
            // it ended meanwhile; or the database is away, and its lock ends by itself
            log.debug("The job {} could not be given back: {}", jobId, e.getMessage());
        }
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new ExecuteJobsRunnable(jobIds, engine) {
            @Override
            protected void executeJob(
                    String nextJobId, CommandExecutor commandExecutor, JobFailureCollector jobFailureCollector) {
                if (waitedTooLong(nextJobId)) {
                    log.warn(
                            "A job waited for half of its lock and is given back: this node has more jobs than it can run.");
                    giveBack(nextJobId, commandExecutor);
                    return;
                }
                Running job = new Running(nextJobId, engine);
                running.add(job);
                try {
                    ExecuteJobHelper.executeJob(
                            nextJobId,
                            commandExecutor,
                            jobFailureCollector,
                            caseJobs.execution(nextJobId, jobFailureCollector),
                            engine.getProcessEngineConfiguration());
                } finally {
                    running.remove(job);
                }
            }

            @Override
            protected void unlockJob(String nextJobId, CommandExecutor commandExecutor) {
                heldSince.remove(nextJobId);
                super.unlockJob(nextJobId, commandExecutor);
                givenBack.incrementAndGet();
            }
        };
    }
}
