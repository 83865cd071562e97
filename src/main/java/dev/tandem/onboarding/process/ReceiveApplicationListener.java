package dev.tandem.onboarding.process;

import dev.tandem.core.StrictJson;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationProblem;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.tasks.SubmissionRefusedException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Binds a case to its application as it begins. By every other way the application was registered before; what was typed into the
 * start form comes as a variable, and is registered here, in the same transaction.
 */
@Component
class ReceiveApplicationListener implements ExecutionListener {

    private final Onboardings onboardings;
    private final OnboardingIntake intake;
    private final IdentityService identity;

    ReceiveApplicationListener(Onboardings onboardings, OnboardingIntake intake, IdentityService identity) {
        this.onboardings = onboardings;
        this.intake = intake;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (CustomerOnboarding.ONBOARDING_ID.find(execution).isEmpty()) {
            CustomerOnboarding.ONBOARDING_ID.set(execution, register(execution));
        }
        String id = CustomerOnboarding.ONBOARDING_ID.get(execution);
        onboardings.bindCase(id, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(id);
        CustomerOnboarding.CUSTOMER_NAME.set(execution, onboardings.get(id).displayName());
    }

    private String register(DelegateExecution execution) {
        Authentication user = identity.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            throw new SubmissionRefusedException(
                    "Applications are entered by a signed-in person. Sign in and try again.");
        }
        Application application = TypedApplication.take(execution);
        OnboardingReceipt receipt = intake.register(new IncomingApplication(
                application, StrictJson.write(application), Channel.TASKLIST, user.getUserId(), null, null));
        if (receipt instanceof OnboardingReceipt.Accepted accepted) {
            return accepted.onboardingId();
        }
        if (receipt instanceof OnboardingReceipt.Refused refused) {
            throw TypedApplication.refused(refused.problems(), ApplicationProblem::field, ApplicationProblem::problem);
        }
        throw new SubmissionRefusedException("This application is there already. Nothing was started.");
    }
}
