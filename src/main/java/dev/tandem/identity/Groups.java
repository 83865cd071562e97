package dev.tandem.identity;

import java.util.List;

/** The ids of the groups that Tandem sets up. A member of a group has the authority {@code ROLE_<group id>}. */
public final class Groups {

    /** Send in invoices, key them in, answer questions about them. */
    public static final String CLERKS = "clerks";

    /** Approve smaller invoices. */
    public static final String APPROVERS = "approvers";

    /** Approve larger invoices. */
    public static final String MANAGERS = "managers";

    /** Keep the books and the master data of suppliers. */
    public static final String FINANCE = "finance";

    /** Work on leads. */
    public static final String SALES = "sales";

    /** Lead a sales team: capacities, absences, and the leads for which nobody is free. */
    public static final String SALES_LEADS = "sales-leads";

    /** Check new customers. */
    public static final String COMPLIANCE = "compliance";

    /** Heads of compliance: accept high risks. */
    public static final String COMPLIANCE_HEADS = "compliance-heads";

    /** Complete applications of new customers and check their documents. */
    public static final String ONBOARDING = "onboarding";

    /** Own the models. */
    public static final String PROCESS_OWNERS = "process-owners";

    /** Keep the engine running: jobs, incidents, suspension. Decide nothing in a case. */
    public static final String OPERATIONS = "operations";

    /** May do everything, also in Camunda's Admin. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** Groups of people who get tasks. */
    public static final List<String> EMPLOYEES =
            List.of(CLERKS, APPROVERS, MANAGERS, FINANCE, SALES, SALES_LEADS, COMPLIANCE, COMPLIANCE_HEADS, ONBOARDING);

    /** Groups of people who see applications of new customers. */
    static final List<String> SEE_APPLICATIONS = List.of(ONBOARDING, COMPLIANCE, COMPLIANCE_HEADS, SALES, SALES_LEADS);

    /** Groups of people who see invoices. */
    static final List<String> SEE_INVOICES = List.of(CLERKS, APPROVERS, MANAGERS, FINANCE, OPERATIONS);

    private Groups() {}
}
