package dev.tandem.integration.screening.list;

/** Who may screen names, and who may put lists in force. */
final class ScreeningAccess {

    static final String MAY_SCREEN = "hasAnyRole('compliance', 'compliance-heads', 'camunda-admin')";

    static final String MAY_LOAD = "hasAnyRole('compliance-heads', 'camunda-admin')";

    private ScreeningAccess() {}
}
