package dev.tandem.onboarding.process;

import dev.tandem.onboarding.documents.DocumentState;
import dev.tandem.onboarding.documents.Documents;
import dev.tandem.onboarding.documents.WantedDocument;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Says which document a request is about, and whether it is here already. */
@Component
class WantedDocumentListener implements ExecutionListener {

    private final CaseOnboarding caseOnboarding;
    private final Documents documents;

    WantedDocumentListener(CaseOnboarding caseOnboarding, Documents documents) {
        this.caseOnboarding = caseOnboarding;
        this.documents = documents;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String onboardingId = caseOnboarding.of(execution).id();
        List<WantedDocument> open = documents.of(onboardingId).stream()
                .filter(document ->
                        document.state() == DocumentState.WANTED || document.state() == DocumentState.UPLOADED)
                .toList();
        WantedDocument document = open.get(CustomerOnboarding.LOOP_COUNTER.get(execution));
        CustomerOnboarding.DOCUMENT_NUMBER.set(execution, document.number());
        CustomerOnboarding.DOCUMENT_HERE.set(execution, document.state() == DocumentState.UPLOADED);
    }
}
