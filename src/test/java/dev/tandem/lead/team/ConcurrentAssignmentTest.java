package dev.tandem.lead.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.SalesTeams;
import dev.tandem.testing.TandemTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Many leads at the same moment, and few places. */
@TandemTest
@Import(SalesTeams.class)
class ConcurrentAssignmentTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final int THREADS = 6;

    @Autowired
    private LeadAssignments assignments;

    @Autowired
    private SalesTeams teams;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void nobodyEverGetsMoreThanTheirCapacity() throws Exception {
        String team = teams.team(3, 2, 1);
        List<String> leads = teams.leads(24);

        atOnce(leads, lead -> assignments.assign(lead, team, 10, NOW));

        assertThat(teams.reps(team)).extracting(teams::open).containsExactly(3, 2, 1);
        assertThat(leads).filteredOn(lead -> assignments.open(lead).isPresent()).hasSize(6);
    }

    @Test
    void whoeverLooksForFreePlacesAtTheSameMomentGivesEachOutOnce() throws Exception {
        String team = teams.team(0, 0);
        List<String> leads = teams.leads(12);
        leads.forEach(lead -> transaction.executeWithoutResult(status -> assignments.assign(lead, team, 10, NOW)));
        teams.reps(team).forEach(rep -> teams.capacity(rep, 2));

        atOnce(leads, lead -> assignments.giveOut(team, NOW));

        assertThat(teams.reps(team)).extracting(teams::open).containsExactly(2, 2);
    }

    private void atOnce(List<String> leads, Consumer<String> step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (String lead : leads) {
                running.add(threads.submit(() -> {
                    start.await();
                    transaction.executeWithoutResult(status -> step.accept(lead));
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
