package dev.tandem.lead.web;

/** Which groups may do what with leads. */
final class LeadAccess {

    static final String MAY_SEND_IN = "hasAnyRole('sales', 'sales-leads', 'camunda-admin')";
    static final String MAY_SEE = "hasAnyRole('sales', 'sales-leads', 'camunda-admin')";

    private LeadAccess() {}
}
