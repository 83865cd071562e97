package dev.tandem.onboarding;

import dev.tandem.core.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes applications in, by whichever way they come: each becomes one case, however often it is sent. */
@Component
public class OnboardingIntake {

    private static final int TRIES = 5;

    private final Onboardings onboardings;
    private final OnboardingCases cases;
    private final TransactionTemplate transaction;

    OnboardingIntake(Onboardings onboardings, OnboardingCases cases, TransactionTemplate transaction) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.transaction = transaction;
    }

    /** Registers the application and begins its case, in a transaction of its own. */
    public OnboardingReceipt take(IncomingApplication incoming) {
        RuntimeException race = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    OnboardingReceipt receipt = register(incoming);
                    if (receipt instanceof OnboardingReceipt.Accepted accepted) {
                        cases.start(accepted.onboardingId());
                    }
                    return receipt;
                }));
            } catch (DuplicateKeyException | TransientDataAccessException e) {
                // the same application came in at the same moment: the next look finds its case
                race = e;
            }
        }
        throw new IllegalStateException("The same application is being sent in again and again", race);
    }

    /** Registers an application whose case is just beginning: for the start form of the process. Joins the caller's transaction. */
    public OnboardingReceipt register(IncomingApplication incoming) {
        List<ApplicationProblem> problems = ApplicationLimits.problems(incoming.application());
        if (!problems.isEmpty()) {
            return new OnboardingReceipt.Refused(problems);
        }
        String key = incoming.idempotencyKey();
        if (key == null) {
            return new OnboardingReceipt.Accepted(onboardings.register(incoming));
        }
        String content = Sha256.of(incoming.given());
        Optional<Onboardings.KeyUse> use = onboardings.keyUse(incoming.sender(), Sha256.of(key));
        if (use.isPresent()) {
            String known = use.get().onboardingId();
            return use.get().contentHash().equals(content)
                    ? new OnboardingReceipt.AlreadyKnown(known)
                    : new OnboardingReceipt.KeyUsedBefore(known);
        }
        String id = onboardings.register(incoming);
        onboardings.rememberKey(incoming.sender(), Sha256.of(key), content, id);
        return new OnboardingReceipt.Accepted(id);
    }
}
