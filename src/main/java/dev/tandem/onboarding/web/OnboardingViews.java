package dev.tandem.onboarding.web;

import dev.tandem.identity.UserNames;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingQuery;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.DocumentView;
import dev.tandem.onboarding.documents.Documents;
import dev.tandem.tasks.CaseWay;
import dev.tandem.tasks.NextStep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of an application, to the person who is signed in. */
@Component
class OnboardingViews {

    private final Onboardings onboardings;
    private final OnboardingCases cases;
    private final CaseWay way;
    private final HitViews hits;
    private final Documents documents;
    private final Discretion discretion;
    private final UserNames names;

    OnboardingViews(
            Onboardings onboardings,
            OnboardingCases cases,
            CaseWay way,
            HitViews hits,
            Documents documents,
            Discretion discretion,
            UserNames names) {
        this.hits = hits;
        this.documents = documents;
        this.discretion = discretion;
        this.onboardings = onboardings;
        this.cases = cases;
        this.way = way;
        this.names = names;
    }

    /** @throws OnboardingNotFoundException if there is none with this id */
    OnboardingView of(String id) {
        Onboarding onboarding = onboardings.find(id).orElseThrow(() -> new OnboardingNotFoundException(id));
        List<NextStep> next = cases.next(id);
        return new OnboardingView(
                onboarding.id(),
                discretion.state(onboarding.state()),
                onboarding.displayName(),
                onboarding.application(),
                onboardings.findings(id),
                discretion.riskClass(onboarding.riskClass()),
                onboarding.accountingCustomerId(),
                onboarding.crmCustomerId(),
                onboarding.accessAccountId(),
                discretion.outcomeReason(onboarding),
                onboarding.channel(),
                onboarding.receivedAt(),
                onboarding.receivedBy(),
                names.of(onboarding.receivedBy()),
                onboarding.consent(),
                onboarding.customerSince(),
                onboarding.closedAt(),
                onboarding.erasedAt(),
                discretion.isOff() ? hits.people(onboarding) : List.of(),
                documents.of(id).stream()
                        .map(document -> DocumentView.of(document, names::of))
                        .toList(),
                discretion.waitingFor(next),
                way.of(id, discretion::shows),
                way.next(discretion.next(next)));
    }

    /** Those in this state, as the person who is signed in sees it, of this risk class, if they may know it. */
    OnboardingPage page(
            @Nullable OnboardingState state, @Nullable String riskClass, @Nullable String text, int page, int size) {
        Set<OnboardingState> states = state == null ? Set.of() : discretion.behind(state);
        if (state != null && states.isEmpty()) {
            return new OnboardingPage(List.of(), page, size, 0);
        }
        return page(new OnboardingQuery(states, discretion.riskClass(riskClass), text, page, size));
    }

    private OnboardingPage page(OnboardingQuery query) {
        List<OnboardingPage.Item> items =
                onboardings.list(query).stream().map(this::item).toList();
        return new OnboardingPage(items, query.page(), query.size(), onboardings.count(query));
    }

    private OnboardingPage.Item item(Onboarding onboarding) {
        Application application = onboarding.application();
        return new OnboardingPage.Item(
                onboarding.id(),
                discretion.state(onboarding.state()),
                onboarding.displayName(),
                application.country(),
                application.product(),
                application.mail(),
                discretion.riskClass(onboarding.riskClass()),
                onboarding.channel(),
                onboarding.receivedAt(),
                onboarding.closedAt());
    }
}
