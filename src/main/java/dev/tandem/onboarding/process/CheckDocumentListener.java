package dev.tandem.onboarding.process;

import dev.tandem.onboarding.documents.Documents;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class CheckDocumentListener implements TaskListener {
    private final Documents documents;

    CheckDocumentListener(Documents documents) {
        this.documents = documents;
    }

    @Override
    public void notify(DelegateTask task) {
        String id = CustomerOnboarding.ONBOARDING_ID.get(task);
        int number = CustomerOnboarding.DOCUMENT_NUMBER.get(task);
        if (CustomerOnboarding.DECISION.get(task).equals("accept")) {
            documents.accept(id, number, "x");
        } else {
            documents.reject(id, number, "x", CustomerOnboarding.REASON.get(task));
        }
    }
}
