package dev.tandem.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what was kept long enough, once a night, a few records per transaction. However many nodes run, one of them does each
 * kind of record; if it dies, another goes on. What is not done when the night is over goes on the next night.
 */
@Component
public class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** Longer than one step can take. */
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private final List<Retention> kinds;
    private final Runs runs;
    private final Nights nights;
    private final HousekeepingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    @Autowired
    Housekeeping(
            List<Retention> kinds,
            Runs runs,
            Nights nights,
            HousekeepingSettings settings,
            TransactionTemplate transaction) {
        this(kinds, runs, nights, settings, transaction, Clock.systemUTC());
    }

    Housekeeping(
            List<Retention> kinds,
            Runs runs,
            Nights nights,
            HousekeepingSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.kinds =
                kinds.stream().sorted(Comparator.comparing(Retention::what)).toList();
        this.runs = runs;
        this.nights = nights;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All kinds of records that are removed after some time, by name. */
    public List<Retention> kinds() {
        return kinds;
    }

    /** The last run over a kind of record, or the one that is under way. */
    public Optional<HousekeepingRun> lastRun(Retention kind) {
        return runs.of(kind.name());
    }

    @Scheduled(
            fixedDelayString = "${tandem.housekeeping.look-every:PT5M}",
            initialDelayString = "${tandem.housekeeping.look-every:PT5M}")
    void look() {
        Instant now = clock.instant();
        Nights.Night night = nights.currentOrNext(now);
        if (night.contains(now)) {
            kinds.forEach(kind -> tidy(kind, night));
        }
    }

    private void tidy(Retention kind, Nights.Night night) {
        String claim = UUID.randomUUID().toString();
        try {
            if (begin(kind, claim, night)) {
                String problem = removeAll(kind, claim, night);
                transaction.executeWithoutResult(status -> runs.finish(kind.name(), claim, problem, clock.instant()));
                runs.of(kind.name())
                        .filter(run -> run.removed() > 0)
                        .ifPresent(run ->
                                log.info("{}: removed {}, kept {}.", kind.what(), run.removed(), kind.keptFor()));
            }
        } catch (RuntimeException e) {
            // the next kind is not to wait for this one
            log.warn(
                    "Housekeeping of {} is looked at again: {}",
                    kind.name(),
                    e.getClass().getSimpleName());
        }
    }

    private boolean begin(Retention kind, String claim, Nights.Night night) {
        Instant now = clock.instant();
        return night.contains(now)
                && Boolean.TRUE.equals(transaction.execute(
                        status -> runs.begin(kind.name(), claim, night.start(), now, now.plus(CLAIM))));
    }

    /** Why it ended early; null if it did not. */
    private @Nullable String removeAll(Retention kind, String claim, Nights.Night night) {
        Instant began = clock.instant();
        String after = "";
        while (after != null) {
            if (!night.contains(clock.instant())) {
                return "The night was over. It goes on the next night.";
            }
            try {
                after = removeNext(kind, claim, began, after);
            } catch (RuntimeException e) {
                // what the exception says may quote what was to be removed
                log.error(
                        "Housekeeping of {} broke off: {}",
                        kind.name(),
                        e.getClass().getName());
                return "It broke off (" + e.getClass().getSimpleName() + "), and is tried again the next night.";
            }
        }
        return null;
    }

    private @Nullable String removeNext(Retention kind, String claim, Instant began, String after) {
        Removed step = transaction.execute(status -> {
            Removed removed = kind.removeNext(began, after, settings.batch());
            if (!runs.removed(
                    kind.name(), claim, removed.count(), clock.instant().plus(CLAIM))) {
                throw new IllegalStateException("Another node has taken over the housekeeping of " + kind.name());
            }
            return removed;
        });
        return step == null ? null : step.next();
    }
}
