package dev.tandem.onboarding.check;

import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationFinding;
import java.util.List;

/**
 * An application after it was checked.
 *
 * @param application in the form that was agreed on
 * @param findings what is missing or wrong
 */
public record CheckedApplication(Application application, List<ApplicationFinding> findings) {

    /** Whether it can go on as it is. */
    public boolean isComplete() {
        return findings.stream().noneMatch(ApplicationFinding::blocking);
    }
}
