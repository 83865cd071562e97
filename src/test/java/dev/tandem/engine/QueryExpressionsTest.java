package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.testing.Api;
import dev.tandem.testing.TandemServerTest;
import dev.tandem.testing.bare.Bait;
import dev.tandem.testing.bare.BareEngine;
import dev.tandem.testing.bare.BareStarter;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-109432: expressions in queries and filters run code. Each way is seen to work on a bare engine, and to fail here. */
@TandemServerTest
class QueryExpressionsTest {

    private static final String MARK = "query";

    /** Reaches a class by its name, makes an object of it and calls a method. */
    private static final String ATTACK =
            "${''.getClass().forName('dev.tandem.testing.bare.Bait').newInstance().run('" + MARK + "')}";

    @LocalServerPort
    private int port;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\": \"%s\"}",
                "{\"orQueries\": [{\"candidateGroup\": \"clerks\", \"assigneeExpression\": \"%s\"}]}",
                "{\"dueBeforeExpression\": \"%s\"}",
                "{\"processInstanceBusinessKeyExpression\": \"%s\"}"
            })
    void aSavedFilterRunsNothingOverHttp(String query) {
        String body = query.formatted(ATTACK);
        Path mark = Bait.fresh(MARK);
        Api bare = new Api(BareStarter.running().getPort(), "anybody");
        runFilter(bare, createFilter(bare, body), "{}");
        assertThat(mark).as("the attack works on a bare starter").exists();

        Bait.fresh(MARK);
        Api admin = new Api(port, "admin");
        Api.Answer answer = admin.post("/engine-rest/filter/create", filter(body));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .contains("is not allowed")
                .contains("${currentUser()}");
        assertThat(mark).doesNotExist();
    }

    @Test
    void aQueryThatExtendsAFilterRunsNothingOverHttp() {
        Api admin = new Api(port, "admin");
        String filter = createFilter(admin, "{}");
        Path mark = Bait.fresh(MARK);

        for (String extending : new String[] {
            "{\"assigneeExpression\": \"%s\"}",
            "{\"orQueries\": [{\"candidateGroup\": \"x\", \"assigneeExpression\": \"%s\"}]}"
        }) {
            for (String path : new String[] {"/list", "/count", "/singleResult"}) {
                Api.Answer answer = admin.post("/engine-rest/filter/" + filter + path, extending.formatted(ATTACK));
                assertThat(answer.status()).as(path + " " + answer).isEqualTo(400);
            }
        }
        assertThat(mark).doesNotExist();
    }

    @Test
    void anAdHocQueryTakesNoExpressionAtAll() {
        for (String expression : new String[] {ATTACK, "${currentUser()}"}) {
            for (String path : new String[] {"/engine-rest/task", "/engine-rest/task/count"}) {
                Api.Answer answer =
                        new Api(port, "admin").post(path, "{\"assigneeExpression\": \"" + expression + "\"}");
                assertThat(answer.status()).as(path + " " + answer).isEqualTo(400);
            }
        }
    }

    static Stream<Named<Consumer<TaskQuery>>> waysToQuery() {
        return Stream.of(
                Named.of("list", TaskQuery::list),
                Named.of("listPage", query -> query.listPage(0, 10)),
                Named.of("count", TaskQuery::count),
                Named.of("singleResult", TaskQuery::singleResult),
                Named.of("unlimitedList", TaskQuery::unlimitedList));
    }

    @ParameterizedTest
    @MethodSource("waysToQuery")
    void aQueryThroughTheJavaApiRunsNothing(Consumer<TaskQuery> way) {
        Path mark = Bait.fresh(MARK);
        assertThatThrownBy(() -> way.accept(tasks.createTaskQuery().taskAssigneeExpression(ATTACK)))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> way.accept(tasks.createTaskQuery()
                        .or()
                        .taskCandidateGroup("clerks")
                        .taskAssigneeExpression(ATTACK)
                        .endOr()))
                .isInstanceOf(BadUserRequestException.class);
        assertThat(mark).doesNotExist();
    }

    /** A query that the program runs inside a command passes neither the validator of ad-hoc queries nor an interceptor. */
    @Test
    void aQueryInsideACommandRunsNothing() {
        Path mark = Bait.fresh(MARK);
        var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        TaskQueryImpl query = new TaskQueryImpl();
        query.taskAssigneeExpression(ATTACK);

        assertThatThrownBy(() -> commands.execute(context -> query.evaluateExpressionsAndExecuteList(context, null)))
                .isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> commands.execute(query::evaluateExpressionsAndExecuteCount))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(mark).doesNotExist();
    }

    @Test
    void aFilterThatWasSavedBeforeTandemRunsNothing() {
        String list;
        String or;
        String harmless;
        try (var bare = new Closing(BareEngine.on(database))) {
            list = saved(bare.engine(), query -> query.taskAssigneeExpression(ATTACK));
            or = saved(
                    bare.engine(),
                    query -> query.or()
                            .taskCandidateGroup("clerks")
                            .taskAssigneeExpression(ATTACK)
                            .endOr());
            harmless = saved(bare.engine(), query -> query.taskAssigneeExpression("${currentUser()}"));
            Path mark = Bait.fresh(MARK);
            bare.engine().getFilterService().list(list);
            assertThat(mark).as("the attack works on a bare engine").exists();
        }
        Path mark = Bait.fresh(MARK);

        for (String filter : new String[] {list, or}) {
            assertThatThrownBy(() -> filters.list(filter)).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(() -> filters.count(filter)).isInstanceOf(BadUserRequestException.class);
            assertThatThrownBy(
                            () -> filters.list(filter, tasks.createTaskQuery().taskName("x")))
                    .isInstanceOf(BadUserRequestException.class);
            assertThat(runFilter(new Api(port, "admin"), filter, "{}").status()).isEqualTo(400);
        }
        assertThat(runFilter(new Api(port, "admin"), harmless, "{}").status()).isEqualTo(200);
        assertThat(mark).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${sendMailDelegate}",
                "${execution}",
                "${someVariable}",
                "${dateTime().getClass()}",
                "${now().getTime()}",
                "x${''.getClass()}y",
                "${"
            })
    void aFilterReachesNeitherBeansNorVariablesNorMethods(String expression) {
        Api.Answer answer = new Api(port, "admin")
                .post("/engine-rest/filter/create", filter("{\"assigneeExpression\": \"" + expression + "\"}"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\": \"${currentUser()}\"}",
                "{\"candidateGroupsExpression\": \"${currentUserGroups()}\"}",
                "{\"dueBeforeExpression\": \"${now()}\"}",
                "{\"dueAfterExpression\": \"${dateTime()}\"}",
                "{\"followUpBeforeExpression\": \"${dateTime().plusDays(2).withTimeAtStartOfDay()}\"}",
                "{\"assigneeExpression\": \"anna\"}",
                "{\"orQueries\": [{\"assigneeExpression\": \"${currentUser()}\", \"candidateGroup\": \"clerks\"}]}"
            })
    void whatTasklistsFiltersNeedGoesOnWorking(String query) {
        Api admin = new Api(port, "admin");
        String filter = createFilter(admin, query);

        Api.Answer answer = runFilter(admin, filter, "{\"nameLike\": \"%\", \"sorting\": []}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(admin.get("/engine-rest/filter/" + filter + "/count").status())
                .isEqualTo(200);
    }

    private static String saved(ProcessEngine bare, java.util.function.UnaryOperator<TaskQuery> query) {
        Filter filter = bare.getFilterService().newTaskFilter("old");
        filter.setQuery(query.apply(bare.getTaskService().createTaskQuery()));
        return bare.getFilterService().saveFilter(filter).getId();
    }

    private static String createFilter(Api user, String query) {
        Api.Answer answer = user.post("/engine-rest/filter/create", filter(query));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode id = answer.json().get("id");
        return id.asText();
    }

    private static String filter(String query) {
        return "{\"resourceType\": \"Task\", \"name\": \"A filter\", \"query\": " + query + ", \"properties\": {}}";
    }

    private static Api.Answer runFilter(Api user, String id, String extending) {
        return user.post("/engine-rest/filter/" + id + "/list", extending);
    }

    private record Closing(ProcessEngine engine) implements AutoCloseable {

        @Override
        public void close() {
            engine.close();
        }
    }
}
