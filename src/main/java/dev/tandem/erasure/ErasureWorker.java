package dev.tandem.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases the cases whose person asked to be forgotten: tells the case to end, ends it by force if it does not, deletes what the
 * engine and Tandem's own tables keep of it, and has other systems forget. Each step is a transaction that holds the row of its
 * erasure: however many nodes run, one does it, and the next look goes on where the last one stopped. Another system that is
 * away holds up nothing but itself.
 */
@Component
class ErasureWorker {

    /** So long a case may take to end by itself, as its model says. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Logger log = LoggerFactory.getLogger(ErasureWorker.class);
    private static final Duration LATE = Duration.ofMinutes(8);
    /** Less than the pause between two looks, so that none is left out. */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE_INSIDE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE_ELSEWHERE = Duration.ofMinutes(30);
    /** Longer than another system may take to answer: until then no other node asks it the same. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FILES_TURN_UP = Duration.ofHours(1);

    private final Erasures erasures;
    private final EngineCases engine;
    private final List<ErasableCases> features;
    private final List<CaseTraces> traces;
    private final List<LocalFiles> files;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    ErasureWorker(
            Erasures erasures,
            EngineCases engine,
            List<ErasableCases> features,
            List<CaseTraces> traces,
            List<LocalFiles> files,
            TransactionTemplate transaction) {
        this.erasures = erasures;
        this.engine = engine;
        this.features = List.copyOf(features);
        this.traces = List.copyOf(traces);
        this.files = List.copyOf(files);
        this.transaction = transaction;
    }

    @Scheduled(
            fixedDelayString = "${tandem.erasure.look-every:PT10S}",
            initialDelayString = "${tandem.erasure.look-every:PT10S}")
    void look() {
        look(clock.instant());
    }

    /** Does what can be done now for every erasure that is due. */
    synchronized void look(Instant now) {
        erasures.due(now).forEach(caseId -> lookAt(caseId, now));
        List<String> erased = erasures.erasedSince(now.minus(FILES_TURN_UP));
        if (!erased.isEmpty()) {
            files.forEach(part -> part.forget(erased));
        }
    }

    private void lookAt(String caseId, Instant now) {
        try {
            end(caseId, now);
            erase(caseId, now);
            eraseElsewhere(caseId, now);
        } catch (RuntimeException e) {
            // the next case is not to wait for this one; what the exception says may quote the person
            log.warn("{} is not erased yet: {}. It is tried again.", caseId, name(e));
            tryLater(caseId, now, LONGEST_PAUSE_INSIDE);
        }
    }

    private void end(String caseId, Instant now) {
        transaction.executeWithoutResult(status -> erasures.lock(caseId)
                .filter(open -> !open.erased() && engine.isRunning(caseId))
                .ifPresent(open -> {
                    erasures.lookAgain(caseId, now.plus(NEXT_LOOK));
                    if (now.isBefore(open.requestedAt().plus(PATIENCE))) {
                        engine.tell(caseId, feature(open).message());
                    } else {
                        log.warn("{} did not end when it was told to; it is ended by force.", caseId);
                        engine.end(caseId);
                    }
                }));
    }

    private void erase(String caseId, Instant now) {
        transaction.executeWithoutResult(status -> erasures.lock(caseId)
                .filter(open -> !open.erased())
                .ifPresent(open -> {
                    if (engine.isRunning(caseId)) {
                        return;
                    }
                    Optional<String> elsewhere = feature(open).elsewhere(caseId);
                    engine.forget(caseId);
                    traces.forEach(part -> part.erase(caseId));
                    erasures.erased(caseId, elsewhere.orElse(null), now);
                    log.info("{} is erased.", caseId);
                }));
    }

    private void eraseElsewhere(String caseId, Instant now) {
        Erasures.Open open = transaction.execute(status -> erasures.lock(caseId)
                .filter(candidate -> candidate.elsewhere() != null)
                .map(candidate -> {
                    erasures.lookAgain(caseId, now.plus(LEASE));
                    return candidate;
                })
                .orElse(null));
        if (open == null) {
            return;
        }
        try {
            feature(open).eraseElsewhere(caseId, Objects.requireNonNull(open.elsewhere()));
            transaction.executeWithoutResult(status -> erasures.finished(caseId, now));
        } catch (RuntimeException e) {
            log.warn(
                    "{} is erased here, but not in the other system that knows the person: {}. It is tried again.",
                    caseId,
                    name(e));
            tryLater(caseId, now, LONGEST_PAUSE_ELSEWHERE);
        }
    }

    private void tryLater(String caseId, Instant now, Duration longest) {
        transaction.executeWithoutResult(status -> {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(erasures.attempts(caseId), 10));
            erasures.tryAgain(caseId, now.plus(pause.compareTo(longest) < 0 ? pause : longest));
        });
        erasures.of(caseId)
                .filter(erasure -> erasure.erasedAt() == null)
                .filter(erasure -> now.isAfter(erasure.requestedAt().plus(LATE)))
                .ifPresent(erasure -> log.error("{} should have been erased by now. See the warnings before.", caseId));
    }

    private ErasableCases feature(Erasures.Open open) {
        return features.stream()
                .filter(candidate -> candidate.process().equals(open.process()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Nothing in Tandem knows how cases of \"" + open.process() + "\" are erased"));
    }

    private static String name(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root == cause
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + " (" + root.getClass().getSimpleName() + ")";
    }
}
