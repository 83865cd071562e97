package dev.tandem.erasure;

import dev.tandem.testing.Cases;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Looks after erasures when a test says so, as the program does every ten seconds. */
@TestComponent
public class Erasing {

    private final ErasureWorker worker;
    private final Cases cases;

    Erasing(ErasureWorker worker, Cases cases) {
        this.worker = worker;
        this.cases = cases;
    }

    /** One look, at this time. */
    public void look(Instant now) {
        worker.look(now);
    }

    /** Tells the cases to end, lets them, and looks again. */
    public void finish(List<String> caseIds) {
        Instant now = Instant.now().plusSeconds(1);
        worker.look(now);
        caseIds.forEach(cases::runJobs);
        worker.look(now.plusSeconds(10));
    }
}
