package dev.tandem.onboarding.process;

import dev.tandem.erasure.ErasableCases;
import dev.tandem.onboarding.setup.CustomerSetUp;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the people of an application are forgotten: their case by its message, they themselves by the systems that know them. */
@Component
class ErasableCustomers implements ErasableCases {

    private final CustomerSetUp setUp;

    ErasableCustomers(CustomerSetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public String process() {
        return CustomerOnboarding.PROCESS;
    }

    @Override
    public String message() {
        return CustomerOnboarding.ERASURE;
    }

    @Override
    public Optional<String> elsewhere(String caseId) {
        return setUp.elsewhere(caseId);
    }

    @Override
    public void eraseElsewhere(String caseId, String reference) {
        setUp.forgetElsewhere(caseId, reference);
    }
}
