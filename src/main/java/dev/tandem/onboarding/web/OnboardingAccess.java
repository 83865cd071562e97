package dev.tandem.onboarding.web;

/** Which groups may do what with applications. */
public final class OnboardingAccess {

    public static final String MAY_SEE =
            "hasAnyRole('onboarding', 'compliance', 'compliance-heads', 'sales', 'sales-leads', 'camunda-admin')";

    public static final String MAY_SEND_IN = "hasAnyRole('onboarding', 'sales', 'sales-leads', 'camunda-admin')";

    /** Correct an application, withdraw it, have a new link for its documents sent. */
    public static final String MAY_CHANGE = "hasAnyRole('onboarding', 'camunda-admin')";

    /** Have the people of an application forgotten. */
    public static final String MAY_ERASE = "hasAnyRole('onboarding', 'camunda-admin')";

    /** See who may be on the sanctions list, and how high the risk is. */
    static final String MAY_SEE_HITS = "hasAnyRole('onboarding', 'compliance', 'compliance-heads', 'camunda-admin')";

    /** Open what customers have sent: it is for those who check it. */
    public static final String MAY_OPEN_UPLOADS = MAY_SEE_HITS;

    private OnboardingAccess() {}
}
