package dev.tandem.onboarding.process;

import dev.tandem.onboarding.documents.UploadLinks;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Plans by when the documents have to be here: calendar days, because customers send them when they like. */
@Component
class RequestDocumentsDelegate implements JavaDelegate {

    private final CaseOnboarding caseOnboarding;
    private final UploadLinks links;

    RequestDocumentsDelegate(CaseOnboarding caseOnboarding, UploadLinks links) {
        this.caseOnboarding = caseOnboarding;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        links.link(caseOnboarding.of(execution).id());
        CustomerOnboarding.DOCUMENTS_DUE_AT.set(
                execution,
                ClockUtil.getCurrentTime()
                        .toInstant()
                        .plus(Duration.ofDays(Long.parseLong(CustomerOnboarding.DAYS_TO_UPLOAD.get(execution))))
                        .toString());
    }
}
