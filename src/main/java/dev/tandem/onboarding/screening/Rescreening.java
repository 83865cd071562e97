package dev.tandem.onboarding.screening;

import dev.tandem.integration.screening.SanctionsScreening;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Screens open applications and existing customers again when a new list is in force. Each has a transaction of its own, whichever node
 * does it; what one look does not reach, the next does. An open application with a new possible hit is examined again; for a customer
 * with one a case begins in which people review it.
 */
@Component
class Rescreening {

    private static final Logger log = LoggerFactory.getLogger(Rescreening.class);
    private static final int AT_ONCE = 500;

    private static final List<String> OPEN = Stream.of(
                    OnboardingState.SCREENING,
                    OnboardingState.RISK,
                    OnboardingState.DOCUMENTS,
                    OnboardingState.SETTING_UP)
            .map(OnboardingState::text)
            .toList();
    private static final List<String> CUSTOMERS = List.of(OnboardingState.CUSTOMER.text());

    private final SanctionsScreening list;
    private final Onboardings onboardings;
    private final OnboardingCases cases;
    private final PersonScreening screening;
    private final ScreenedPersons screened;
    private final Hits hits;
    private final TransactionTemplate transaction;

    Rescreening(
            SanctionsScreening list,
            Onboardings onboardings,
            OnboardingCases cases,
            PersonScreening screening,
            ScreenedPersons screened,
            Hits hits,
            TransactionTemplate transaction) {
        this.list = list;
        this.onboardings = onboardings;
        this.cases = cases;
        this.screening = screening;
        this.screened = screened;
        this.hits = hits;
        this.transaction = transaction;
    }

    /** Screens whoever was last screened against an older list, and sees to it that new possible hits of customers are reviewed. */
    void look() {
        long version = list.currentList().version();
        Stream.concat(
                        screened.olderThan(version, OPEN, AT_ONCE).stream(),
                        screened.olderThan(version, CUSTOMERS, AT_ONCE).stream())
                .forEach(id -> quietly(id, () -> screen(id)));
        hits.withOpenHits(CUSTOMERS, AT_ONCE).forEach(id -> quietly(id, () -> review(id)));
    }

    private void screen(String id) {
        Onboarding onboarding = onboardings.lock(id);
        Set<String> before = ids(screening.openHits(id));
        Set<String> after = ids(screening.screenAll(id));
        boolean open = OPEN.contains(onboarding.state().text());
        if (open && !before.containsAll(after)) {
            cases.examineAgain(id);
        }
    }

    private void review(String id) {
        Onboarding onboarding = onboardings.lock(id);
        boolean customer = onboarding.state() == OnboardingState.CUSTOMER;
        if (customer && !cases.isRescreened(id) && !screening.openHits(id).isEmpty()) {
            cases.rescreen(id);
        }
    }

    private static Set<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).collect(Collectors.toSet());
    }

    private void quietly(String id, Runnable step) {
        try {
            transaction.executeWithoutResult(status -> step.run());
        } catch (RuntimeException e) {
            // the next one is not to wait for this one; the exception may quote people
            log.warn(
                    "{} could not be screened again: {}. It is tried again.",
                    id,
                    e.getClass().getSimpleName());
        }
    }
}
