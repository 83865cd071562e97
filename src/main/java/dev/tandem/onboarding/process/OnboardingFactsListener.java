package dev.tandem.onboarding.process;

import dev.tandem.core.ProcessVariable;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.screening.BlockedCustomers;
import dev.tandem.onboarding.screening.PersonScreening;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows a decision table what is known of the customer, only while it decides: the register has it, so the case need not carry it,
 * and nothing of it is left to forget.
 */
@Component
class OnboardingFactsListener implements ExecutionListener {

    private final CaseOnboarding caseOnboarding;
    private final PersonScreening screening;
    private final BlockedCustomers blocked;

    OnboardingFactsListener(CaseOnboarding caseOnboarding, PersonScreening screening, BlockedCustomers blocked) {
        this.caseOnboarding = caseOnboarding;
        this.screening = screening;
        this.blocked = blocked;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Onboarding onboarding = caseOnboarding.of(execution);
        Application application = onboarding.application();
        show(execution, CustomerOnboarding.KIND, application.kindOrCompany().text());
        show(execution, CustomerOnboarding.LEGAL_FORM, application.legalForm());
        show(execution, CustomerOnboarding.COUNTRY, application.country());
        show(execution, CustomerOnboarding.PRODUCT, application.product());
        show(execution, CustomerOnboarding.OWNERSHIP, ownership(application));
        show(execution, CustomerOnboarding.SCREENING, screening(onboarding));
    }

    private static String ownership(Application application) {
        if (application.kindOrCompany() == PartyKind.PERSON) {
            return "none";
        }
        if (application.owners().isEmpty()) {
            return "unknown";
        }
        return application.isOwnedByCompanies() ? "companies" : "persons";
    }

    private String screening(Onboarding onboarding) {
        if (blocked.hasBlocked(onboarding)) {
            return "blockedBefore";
        }
        return screening.wasCleared(onboarding.id()) ? "cleared" : "clear";
    }

    private static void show(DelegateExecution execution, ProcessVariable<String> variable, @Nullable String value) {
        execution.setVariableLocal(variable.name(), Variables.stringValue(value, true));
    }
}
