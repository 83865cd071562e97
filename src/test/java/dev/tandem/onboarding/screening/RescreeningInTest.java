package dev.tandem.onboarding.screening;

import org.springframework.boot.test.context.TestComponent;

/** Looks for a new list when a test says so. */
@TestComponent
public class RescreeningInTest {

    private final Rescreening rescreening;

    RescreeningInTest(Rescreening rescreening) {
        this.rescreening = rescreening;
    }

    public void look() {
        rescreening.look();
    }
}
