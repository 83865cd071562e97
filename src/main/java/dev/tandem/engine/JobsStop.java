package dev.tandem.engine;

import java.time.Duration;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/** Stops the jobs while the web server ends its requests, so that both share the time that there is. */
class JobsStop implements SmartLifecycle {

    /** Left of the time that Spring gives, for giving back what did not end. */
    private static final Duration FOR_GIVING_BACK = Duration.ofSeconds(3);

    private final OrderlyJobExecutor jobs;
    private final Duration atMost;
    private volatile boolean running;

    JobsStop(OrderlyJobExecutor jobs, Duration timeoutPerPhase) {
        this.jobs = jobs;
        this.atMost = timeoutPerPhase.minus(FOR_GIVING_BACK);
    }

    /** The engine starts them, when all is ready. */
    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        jobs.shutdown();
        jobs.finish(atMost);
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        Thread waiting = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        done.run();
                    }
                },
                "jobs-stop");
        waiting.setDaemon(true);
        waiting.start();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
    }
}
