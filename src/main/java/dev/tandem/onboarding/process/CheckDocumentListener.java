package dev.tandem.onboarding.process;

import dev.tandem.onboarding.documents.DocumentState;
import dev.tandem.onboarding.documents.Documents;
import dev.tandem.tasks.SubmissionRefusedException;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Keeps what a person says of a document that came, together with the task's end. */
@Component
class CheckDocumentListener implements TaskListener {

    private final CaseOnboarding caseOnboarding;
    private final Documents documents;
    private final IdentityService identity;

    CheckDocumentListener(CaseOnboarding caseOnboarding, Documents documents, IdentityService identity) {
        this.caseOnboarding = caseOnboarding;
        this.documents = documents;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        String onboardingId = caseOnboarding.of(task.getExecution()).id();
        int number = CustomerOnboarding.DOCUMENT_NUMBER.get(task);
        String userId = identity.getCurrentAuthentication().getUserId();
        if (documents.get(onboardingId, number).state() != DocumentState.UPLOADED) {
            throw new SubmissionRefusedException("Somebody decided this meanwhile. Reload the task.");
        }
        if (CustomerOnboarding.DECISION.get(task).equals("accept")) {
            documents.accept(onboardingId, number, userId);
        } else {
            documents.reject(onboardingId, number, userId, reason(task));
            giveTime(task);
        }
    }

    /** Whoever is asked again when the time is nearly over, or was over while we looked, still has some. */
    private static void giveTime(DelegateTask task) {
        Instant due = Instant.parse(CustomerOnboarding.DOCUMENTS_DUE_AT.get(task));
        Instant least = ClockUtil.getCurrentTime()
                .toInstant()
                .plus(Duration.ofDays(Long.parseLong(CustomerOnboarding.DAYS_TO_SEND_AGAIN.get(task))));
        if (least.isAfter(due)) {
            CustomerOnboarding.DOCUMENTS_DUE_AT.set(task, least.toString());
        }
    }

    private static String reason(DelegateTask task) {
        return CustomerOnboarding.REASON
                .find(task)
                .filter(reason -> !reason.isBlank())
                .orElseThrow(() ->
                        new SubmissionRefusedException("What is wrong with it? Write it down, the customer reads it."));
    }
}
