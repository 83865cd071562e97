package dev.tandem.lead.imports;

/** Who may import leads, and see what became of imports. */
final class ImportAccess {

    static final String MAY_IMPORT = "hasAnyRole('sales', 'sales-leads', 'camunda-admin')";

    private ImportAccess() {}
}
