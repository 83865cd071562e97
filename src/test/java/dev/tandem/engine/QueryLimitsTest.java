package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With a limit of 10 and 12 cases: nobody gets all at once, neither listed nor loaded by a command. */
@Tag("once")
class QueryLimitsTest {

    private static final String DATABASE = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private static ProcessEngine bare;
    private static ProcessEngine hardened;

    @BeforeAll
    static void twelveCases() {
        bare = Engines.bare(DATABASE, "sa", "");
        hardened = Engines.hardened(DATABASE);
        bare.getRepositoryService()
                .createDeployment()
                .addString(
                        "p.bpmn",
                        HostileModels.process(
                                "<startEvent id=\"s\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"u\"/><userTask id=\"u\"/>"))
                .deploy();
        for (int n = 0; n < 12; n++) {
            bare.getRuntimeService().startProcessInstanceByKey(HostileModels.KEY);
        }
    }

    @AfterAll
    static void stop() {
        hardened.close();
        bare.close();
    }

    @AfterEach
    void signOut() {
        hardened.getIdentityService().clearAuthentication();
        bare.getIdentityService().clearAuthentication();
    }

    @Test
    void nobodyListsEverything() {
        signIn();
        for (Query<?, ?> query : queries(hardened)) {
            assertThatThrownBy(query::list)
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessage(
                            "A query hands out 10 results at most. Say maxResults=10 or less, and firstResult to get the next ones.");
            assertThatThrownBy(() -> query.listPage(0, 11)).hasMessageContaining("10 results at most");
            assertThatThrownBy(() -> query.listPage(0, Integer.MAX_VALUE)).hasMessageContaining("10 results at most");
            assertThat(query.listPage(0, 10)).hasSize(10);
            assertThat(query.listPage(10, 10)).hasSize(2);
            assertThat(query.count()).isEqualTo(12);
        }
        queries(bare)
                .forEach(
                        query -> assertThat(query.list()).as("on a bare engine").hasSize(12));
    }

    @Test
    void aShortListNeedsNoLength() {
        signIn();
        TaskService tasks = hardened.getTaskService();
        String one = tasks.createTaskQuery().listPage(0, 1).get(0).getId();
        assertThat(tasks.createTaskQuery().taskId(one).list()).hasSize(1);
        FilterService filters = hardened.getFilterService();
        hardened.getIdentityService().clearAuthentication();
        Filter filter =
                filters.newTaskFilter("one").setQuery(tasks.createTaskQuery().taskId(one));
        filters.saveFilter(filter);
        signIn();
        assertThat(filters.list(filter.getId())).hasSize(1);
        assertThat(filters.list(filter.getId(), tasks.createTaskQuery().taskAssignee("nobody")))
                .isEmpty();
    }

    @Test
    void aSavedFilterIsNoWayRound() {
        FilterService filters = hardened.getFilterService();
        Filter filter =
                filters.newTaskFilter("all").setQuery(hardened.getTaskService().createTaskQuery());
        filters.saveFilter(filter);
        assertThat(bare.getFilterService().list(filter.getId())).hasSize(12);

        signIn();
        assertThatThrownBy(() -> filters.list(filter.getId())).hasMessageContaining("10 results at most");
        assertThatThrownBy(() -> filters.listPage(filter.getId(), 0, 11)).hasMessageContaining("10 results at most");
        assertThat(filters.listPage(filter.getId(), 0, 10)).hasSize(10);
    }

    @Test
    void noBatchLoadsAllThatAQueryFinds() {
        RuntimeService runtime = hardened.getRuntimeService();
        ManagementService management = hardened.getManagementService();
        hardened.getIdentityService().setAuthentication("anybody", List.of("camunda-admin"));
        List<Runnable> ways = List.of(
                () -> runtime.deleteProcessInstancesAsync(runtime.createProcessInstanceQuery(), "x"),
                () -> runtime.updateProcessInstanceSuspensionState()
                        .byProcessInstanceQuery(runtime.createProcessInstanceQuery())
                        .suspendAsync(),
                () -> runtime.updateProcessInstanceSuspensionState()
                        .byProcessInstanceQuery(runtime.createProcessInstanceQuery())
                        .suspend(),
                () -> runtime.setVariablesAsync(runtime.createProcessInstanceQuery(), java.util.Map.of("x", 1)),
                () -> hardened.getHistoryService()
                        .deleteHistoricProcessInstancesAsync(
                                hardened.getHistoryService().createHistoricProcessInstanceQuery(), "x"),
                () -> management.setJobRetriesAsync(List.of(), runtime.createProcessInstanceQuery(), 1));
        for (Runnable way : ways) {
            assertThatThrownBy(way::run)
                    .hasStackTraceContaining(
                            "Your query finds more than 10, which is the most that can be done at once.");
        }
        assertThat(management.createBatchQuery().count()).isZero();
        runtime.deleteProcessInstancesAsync(
                runtime.createProcessInstanceQuery()
                        .processInstanceId(runtime.createProcessInstanceQuery()
                                .listPage(0, 1)
                                .get(0)
                                .getId()),
                "x");
        assertThat(management.createBatchQuery().count()).isOne();
    }

    @Test
    void theProgramItselfIsNotLimited() {
        TaskService tasks = hardened.getTaskService();
        assertThat(tasks.createTaskQuery().list()).hasSize(12);
    }

    @Test
    void ourOwnCodeInsideACommandSeesItsFewRowsWhoeverIsSignedIn() {
        signIn();
        Command<Integer> ours = context -> hardened.getRepositoryService()
                .createProcessDefinitionQuery()
                .list()
                .size();
        assertThat(((ProcessEngineConfigurationImpl) hardened.getProcessEngineConfiguration())
                        .getCommandExecutorTxRequired()
                        .execute(ours))
                .isOne();
    }

    private static List<Query<?, ?>> queries(ProcessEngine engine) {
        return List.of(
                engine.getTaskService().createTaskQuery(),
                engine.getRuntimeService().createProcessInstanceQuery(),
                engine.getRuntimeService().createExecutionQuery(),
                engine.getHistoryService().createHistoricProcessInstanceQuery(),
                engine.getHistoryService().createHistoricTaskInstanceQuery(),
                engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("u"));
    }

    private static void signIn() {
        hardened.getIdentityService().setAuthentication("anybody", List.of());
    }
}
