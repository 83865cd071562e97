package dev.tandem.lead.imports;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on imports on a thread of its own: a large file must not hold up the other scheduled work. */
@Component
class ImportSchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportSchedule.class);
    private static final long MINUTES_BETWEEN_TIDYING = 30;

    private final ImportWork work;
    private final ImportSettings settings;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean running;

    ImportSchedule(ImportWork work, ImportSettings settings) {
        this.work = work;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        work.start();
        if (!settings.background()) {
            return;
        }
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread named = new Thread(task, "lead-imports");
            named.setDaemon(true);
            return named;
        });
        thread = fresh;
        long pause = settings.pollEvery().toMillis();
        fresh.scheduleWithFixedDelay(() -> carefully(work::run), pause, pause, TimeUnit.MILLISECONDS);
        fresh.scheduleWithFixedDelay(() -> carefully(work::tidy), 1, MINUTES_BETWEEN_TIDYING, TimeUnit.MINUTES);
    }

    /** What is thrown here would end the schedule. */
    private static void carefully(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.warn("Imports of leads are looked at again: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        running = false;
        // no interruption: it would close the file of an H2 database
        work.stop();
        if (thread != null) {
            thread.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
