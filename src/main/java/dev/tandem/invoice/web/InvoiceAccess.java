package dev.tandem.invoice.web;

/** Which groups may do what with invoices by the API. */
final class InvoiceAccess {

    static final String MAY_SEND_IN = "hasAnyRole('clerks', 'camunda-admin')";
    static final String MAY_SEE =
            "hasAnyRole('clerks', 'approvers', 'managers', 'finance', 'operations', 'camunda-admin')";
    static final String MAY_WITHDRAW = "hasAnyRole('clerks', 'finance', 'camunda-admin')";
    static final String MAY_TELL_OF_PAYMENTS = "hasAnyRole('finance', 'camunda-admin')";

    private InvoiceAccess() {}
}
