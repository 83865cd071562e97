package dev.tandem.identity;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * The groups and what each may do in the engine: their work and no more. Which tasks a group gets is said by the models
 * (candidate groups); the right to work on these comes with the task.
 */
@Component
class AccessSetup {

    private static final String INVOICE_APPROVAL = "invoice-approval";
    private static final String LEAD_ASSIGNMENT = "lead-assignment";
    private static final String CUSTOMER_ONBOARDING = "customer-onboarding";
    private static final String CUSTOMER_RESCREENING = "customer-rescreening";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(Groups.CLERKS, "Clerks"),
            Map.entry(Groups.APPROVERS, "Approvers"),
            Map.entry(Groups.MANAGERS, "Managers"),
            Map.entry(Groups.FINANCE, "Finance"),
            Map.entry(Groups.SALES, "Sales"),
            Map.entry(Groups.SALES_LEADS, "Sales leads"),
            Map.entry(Groups.COMPLIANCE, "Compliance"),
            Map.entry(Groups.COMPLIANCE_HEADS, "Heads of compliance"),
            Map.entry(Groups.ONBOARDING, "Customer onboarding"),
            Map.entry(Groups.PROCESS_OWNERS, "Process owners"),
            Map.entry(Groups.OPERATIONS, "Operations"),
            Map.entry(Groups.ADMINISTRATORS, "Administrators"));

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final PreparedFilters filters;
    private final SetUpOnce setUp;

    AccessSetup(
            IdentityService identity, AuthorizationService authorizations, PreparedFilters filters, SetUpOnce setUp) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.setUp = setUp;
    }

    /** To be called in a transaction. Does what was not done yet. */
    void run() {
        NAMES.keySet().stream().sorted().forEach(this::createGroup);
        grants().forEach(this::give);
        filters.create()
                .forEach(filter -> Groups.EMPLOYEES.forEach(
                        group -> give(new Grant(group, Resources.FILTER, filter, Permissions.READ))));
    }

    private static List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        for (String group : Groups.EMPLOYEES) {
            grants.add(new Grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
        }
        // the people who work on a process see all its cases, here as in /api: the task list shows what it is about
        // from
        // the case's variables
        for (String group : List.of(Groups.CLERKS, Groups.APPROVERS, Groups.MANAGERS, Groups.FINANCE)) {
            grants.add(mayRead(group, INVOICE_APPROVAL));
        }
        grants.addAll(mayStart(Groups.CLERKS, INVOICE_APPROVAL));
        for (String group : List.of(Groups.SALES, Groups.SALES_LEADS)) {
            grants.add(mayRead(group, LEAD_ASSIGNMENT));
            grants.addAll(mayStart(group, LEAD_ASSIGNMENT));
            // not its cases: their variables and tasks tell of hits and risks, which are not for sales
            grants.add(new Grant(
                    group, Resources.PROCESS_DEFINITION, CUSTOMER_ONBOARDING, ProcessDefinitionPermissions.READ));
            grants.addAll(mayStart(group, CUSTOMER_ONBOARDING));
        }
        for (String group : List.of(Groups.ONBOARDING, Groups.COMPLIANCE, Groups.COMPLIANCE_HEADS)) {
            grants.add(mayRead(group, CUSTOMER_ONBOARDING));
            grants.add(mayRead(group, CUSTOMER_RESCREENING));
        }
        grants.addAll(mayStart(Groups.ONBOARDING, CUSTOMER_ONBOARDING));

        for (String group : List.of(Groups.PROCESS_OWNERS, Groups.OPERATIONS)) {
            grants.add(new Grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
            grants.add(new Grant(
                    group,
                    Resources.PROCESS_DEFINITION,
                    ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_TASK,
                    ProcessDefinitionPermissions.READ_HISTORY));
            grants.add(
                    new Grant(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY));
            grants.add(new Grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
            grants.add(new Grant(group, Resources.DEPLOYMENT, ANY, Permissions.READ));
        }
        grants.add(new Grant(Groups.PROCESS_OWNERS, Resources.DEPLOYMENT, ANY, Permissions.CREATE));
        grants.add(new Grant(
                Groups.OPERATIONS,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE));
        grants.add(new Grant(
                Groups.OPERATIONS,
                Resources.BATCH,
                ANY,
                BatchPermissions.READ,
                BatchPermissions.READ_HISTORY,
                BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES));

        for (Resource resource : Resources.values()) {
            grants.add(new Grant(Groups.ADMINISTRATORS, resource, ANY, Permissions.ALL));
        }
        return grants;
    }

    private static Grant mayRead(String group, String process) {
        return new Grant(
                group,
                Resources.PROCESS_DEFINITION,
                process,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE);
    }

    private static List<Grant> mayStart(String group, String process) {
        return List.of(
                new Grant(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE),
                new Grant(group, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE));
    }

    /** How people call the group. */
    static String nameOf(String group) {
        return NAMES.getOrDefault(group, group);
    }

    private void createGroup(String id) {
        setUp.once("group " + id, () -> {
            if (identity.createGroupQuery().groupId(id).count() == 0) {
                Group group = identity.newGroup(id);
                group.setName(NAMES.get(id));
                group.setType(
                        id.equals(Groups.ADMINISTRATORS)
                                ? org.camunda.bpm.engine.authorization.Groups.GROUP_TYPE_SYSTEM
                                : "WORKFLOW");
                identity.saveGroup(group);
            }
        });
    }

    private void give(Grant grant) {
        for (Permission permission : grant.permissions()) {
            setUp.once(
                    "grant " + grant.group() + " " + permission.getName() + " "
                            + grant.resource().resourceName() + " " + grant.resourceId(),
                    () -> give(grant, permission));
        }
    }

    /** The engine allows one authorization per group and resource, which holds all permissions. */
    private void give(Grant grant, Permission permission) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(grant.group())
                .resourceType(grant.resource())
                .resourceId(grant.resourceId())
                .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            authorization.setGroupId(grant.group());
            authorization.setResource(grant.resource());
            authorization.setResourceId(grant.resourceId());
        }
        authorization.addPermission(permission);
        authorizations.saveAuthorization(authorization);
    }

    private record Grant(String group, Resource resource, String resourceId, Permission... permissions) {}
}
