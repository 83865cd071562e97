package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Has a database of its own, because it takes things away. */
@SpringBootTest(properties = "test.database=of its own")
class AccessSetupTest {

    @Autowired
    private IdentityStart start;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private IdentityService identity;

    @Autowired
    private FilterService filters;

    @Test
    void aRestartSetsUpNothingTwice() {
        long grants = authorizations.createAuthorizationQuery().count();
        start.start();
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
        assertThat(filters.createFilterQuery().filterName("My tasks").count()).isEqualTo(1);
    }

    @Test
    void whatAnAdministratorTookAwayStaysAway() {
        authorizations.deleteAuthorization(tasklistOf(Groups.SALES).getId());
        filters.deleteFilter(
                filters.createFilterQuery().filterName("Overdue").singleResult().getId());
        identity.deleteUser("sales");
        identity.deleteGroup(Groups.COMPLIANCE);

        start.start();

        assertThat(tasklistOf(Groups.SALES)).isNull();
        assertThat(filters.createFilterQuery().filterName("Overdue").count()).isZero();
        assertThat(identity.createUserQuery().userId("sales").count()).isZero();
        assertThat(identity.createGroupQuery().groupId(Groups.COMPLIANCE).count())
                .isZero();
    }

    @Test
    void whatAnAdministratorAddedStays() {
        Authorization tasklist = tasklistOf(Groups.FINANCE);
        tasklist.addPermission(Permissions.ALL);
        authorizations.saveAuthorization(tasklist);

        start.start();

        assertThat(tasklistOf(Groups.FINANCE).isPermissionGranted(Permissions.ALL))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "onboarding, customer-onboarding, true, true",
        "compliance, customer-onboarding, true, false",
        "compliance-heads, customer-onboarding, true, false",
        "sales, customer-onboarding, false, true",
        "sales-leads, customer-onboarding, false, true",
        "onboarding, customer-rescreening, true, false",
        "compliance, customer-rescreening, true, false",
        "compliance-heads, customer-rescreening, true, false",
    })
    void casesOfCustomersAreReadByWhoChecksThemAndBegunByWhoMeetsThem(
            String group, String process, boolean reads, boolean starts) {
        Authorization grant = of(group, Resources.PROCESS_DEFINITION, process);

        assertThat(grant.isPermissionGranted(Permissions.READ)).isTrue();
        assertThat(grant.isPermissionGranted(ProcessDefinitionPermissions.READ_INSTANCE))
                .isEqualTo(reads);
        assertThat(grant.isPermissionGranted(ProcessDefinitionPermissions.CREATE_INSTANCE))
                .isEqualTo(starts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "sales-leads", "clerks", "finance"})
    void nobodyElseSeesWhoIsScreenedAgain(String group) {
        assertThat(of(group, Resources.PROCESS_DEFINITION, "customer-rescreening"))
                .isNull();
    }

    private Authorization tasklistOf(String group) {
        return of(group, Resources.APPLICATION, "tasklist");
    }

    private Authorization of(String group, Resources resource, String id) {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
    }
}
