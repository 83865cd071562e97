package dev.tandem.onboarding.web;

/** Which groups may do what with applications. */
public final class OnboardingAccess {

    /** See applications and what belongs to them. */
    public static final String MAY_SEE =
            "hasAnyRole('onboarding', 'compliance', 'compliance-heads', 'sales', 'sales-leads', 'camunda-admin')";

    /** Send applications in. */
    public static final String MAY_SEND_IN = "hasAnyRole('onboarding', 'sales', 'sales-leads', 'camunda-admin')";

    /** Correct, withdraw, and give the customer another link. */
    public static final String MAY_CHANGE = "hasAnyRole('onboarding', 'camunda-admin')";

    private OnboardingAccess() {}
}
