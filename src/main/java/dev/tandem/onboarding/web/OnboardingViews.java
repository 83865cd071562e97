package dev.tandem.onboarding.web;

import dev.tandem.identity.UserNames;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingCases;
import dev.tandem.onboarding.OnboardingQuery;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.tasks.CaseWay;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of an application. */
@Component
class OnboardingViews {

    private final Onboardings onboardings;
    private final OnboardingCases cases;
    private final CaseWay way;
    private final UserNames names;

    OnboardingViews(Onboardings onboardings, OnboardingCases cases, CaseWay way, UserNames names) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.way = way;
        this.names = names;
    }

    /** @throws OnboardingNotFoundException if there is none with this id */
    OnboardingView of(String id) {
        Onboarding onboarding = onboardings.find(id).orElseThrow(() -> new OnboardingNotFoundException(id));
        return new OnboardingView(
                onboarding.id(),
                onboarding.state(),
                onboarding.displayName(),
                onboarding.application(),
                onboardings.findings(id),
                onboarding.riskClass(),
                onboarding.accountingCustomerId(),
                onboarding.crmCustomerId(),
                onboarding.accessAccountId(),
                onboarding.outcomeReason(),
                onboarding.channel(),
                onboarding.receivedAt(),
                onboarding.receivedBy(),
                names.of(onboarding.receivedBy()),
                onboarding.consent(),
                onboarding.customerSince(),
                onboarding.closedAt(),
                onboarding.erasedAt(),
                cases.openTasks(id),
                way.of(id),
                way.next(cases.next(id)));
    }

    OnboardingPage page(OnboardingQuery query) {
        List<OnboardingPage.Item> items =
                onboardings.list(query).stream().map(OnboardingViews::item).toList();
        return new OnboardingPage(items, query.page(), query.size(), onboardings.count(query));
    }

    private static OnboardingPage.Item item(Onboarding onboarding) {
        Application application = onboarding.application();
        return new OnboardingPage.Item(
                onboarding.id(),
                onboarding.state(),
                onboarding.displayName(),
                application.country(),
                application.product(),
                application.mail(),
                onboarding.riskClass(),
                onboarding.channel(),
                onboarding.receivedAt(),
                onboarding.closedAt());
    }
}
