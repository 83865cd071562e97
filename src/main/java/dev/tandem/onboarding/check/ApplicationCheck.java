package dev.tandem.onboarding.check;

import dev.tandem.onboarding.Application;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Brings what an application says into one form, and says what is missing or wrong. What it asks for holds for every company
 * that uses Tandem; which documents are wanted, and how high the risk is, decision tables say.
 */
@Component
public class ApplicationCheck {

    private final Clock clock = Clock.systemUTC();

    /** Checks an application; checking what was checked before gives the same application. */
    public CheckedApplication check(Application application) {
        return new OneApplication(application, LocalDate.now(clock)).check();
    }
}
