package dev.tandem.onboarding.process;

import dev.tandem.integration.mail.CaseMail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mails about a customer who is screened again: to the same people and with the same values as when they became one. */
@Component
class RescreeningMail implements CaseMail {

    private final OnboardingMail mail;

    RescreeningMail(OnboardingMail mail) {
        this.mail = mail;
    }

    @Override
    public String process() {
        return CustomerOnboarding.RESCREENING;
    }

    @Override
    public Optional<List<Recipient>> recipients(String caseId, String role) {
        return mail.recipients(caseId, role);
    }

    @Override
    public Map<String, String> values(String caseId, String template, Recipient to) {
        return mail.values(caseId, template, to);
    }

    @Override
    public void noAddress(String caseId, String role, String template) {
        mail.noAddress(caseId, role, template);
    }
}
