package dev.tandem.onboarding.process;

import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.Documents;
import dev.tandem.onboarding.documents.RequiredDocument;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps which documents the table wants, in the transaction in which it was asked. */
@Component
class RequireDocumentsListener implements ExecutionListener {

    private final CaseOnboarding caseOnboarding;
    private final Onboardings onboardings;
    private final Documents documents;

    RequireDocumentsListener(CaseOnboarding caseOnboarding, Onboardings onboardings, Documents documents) {
        this.caseOnboarding = caseOnboarding;
        this.onboardings = onboardings;
        this.documents = documents;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String onboardingId = caseOnboarding.of(execution).id();
        List<RequiredDocument> required = ((DmnDecisionResult) execution.getVariable("decisionResult"))
                .stream()
                        .map(row -> new RequiredDocument(
                                row.<String>getEntry("code"),
                                row.<String>getEntry("title"),
                                row.<String>getEntry("why")))
                        .toList();
        CustomerOnboarding.DOCUMENT_COUNT.set(
                execution, documents.require(onboardingId, required).size());
        onboardings.changeState(onboardingId, OnboardingState.DOCUMENTS, null);
    }
}
