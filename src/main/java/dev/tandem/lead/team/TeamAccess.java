package dev.tandem.lead.team;

/** Which groups come near teams at all; what each person may do with which one is in {@link TeamChanges} and {@link TeamViews}. */
final class TeamAccess {

    static final String MAY_SEE = "hasAnyRole('sales', 'sales-leads', 'camunda-admin')";
    static final String MAY_CHANGE = "hasAnyRole('sales-leads', 'camunda-admin')";

    private TeamAccess() {}
}
