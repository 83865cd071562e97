package dev.tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AccessTest
class PreparedFiltersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Date YESTERDAY = new Date(System.currentTimeMillis() - 86_400_000L);
    private static final Date TOMORROW = new Date(System.currentTimeMillis() + 86_400_000L);

    @LocalServerPort
    private int port;

    @Autowired
    private TestModel model;

    @Autowired
    private TaskService tasks;

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "approver", "manager", "finance", "sales", "compliance", "onboarding", "admin"})
    void eachEmployeeFindsTheThreeFiltersInThisOrder(String user) throws Exception {
        List<String> names = StreamSupport.stream(filters(user).spliterator(), false)
                .sorted((a, b) -> a.at("/properties/priority").asInt()
                        - b.at("/properties/priority").asInt())
                .map(filter -> filter.get("name").asText())
                .toList();
        assertThat(names).containsExactly("My tasks", "My group's tasks", "Overdue");
    }

    @Test
    void whoHasNoTasksHasNoFilters() throws Exception {
        assertThat(filters("ops")).isEmpty();
        assertThat(filters("owner")).isEmpty();
    }

    @Test
    void aTaskOfMyGroupIsListedUntilSomebodyClaimsItThenItIsTheirs() throws Exception {
        Task task = approve(TOMORROW);
        assertThat(listed("approver", "My group's tasks")).contains(task.getId());
        assertThat(listed("approver", "My tasks")).doesNotContain(task.getId());
        assertThat(listed("clerk", "My group's tasks")).doesNotContain(task.getId());
        assertThat(listed("sales", "My group's tasks")).doesNotContain(task.getId());

        tasks.claim(task.getId(), "approver");
        assertThat(listed("approver", "My group's tasks")).doesNotContain(task.getId());
        assertThat(listed("approver", "My tasks")).contains(task.getId());
    }

    @Test
    void aTaskForMeAloneIsListedForMeAndForNobodyElse() throws Exception {
        Task task = approve(YESTERDAY);
        tasks.deleteCandidateGroup(task.getId(), "approvers");
        tasks.addCandidateUser(task.getId(), "sales2");

        assertThat(listed("sales2", "My group's tasks")).contains(task.getId());
        assertThat(listed("sales2", "Overdue")).contains(task.getId());
        assertThat(listed("sales", "My group's tasks")).doesNotContain(task.getId());
        assertThat(listed("sales", "Overdue")).doesNotContain(task.getId());
    }

    @Test
    void overdueAreMyTasksAndUnclaimedOnesOfMyGroupsWhoseDueDateHasPassed() throws Exception {
        Task late = approve(YESTERDAY);
        Task lateAndMine = approve(YESTERDAY);
        tasks.claim(lateAndMine.getId(), "approver");
        Task lateAndAnothers = approve(YESTERDAY);
        tasks.claim(lateAndAnothers.getId(), "manager");
        Task inTime = approve(TOMORROW);

        assertThat(listed("approver", "Overdue"))
                .contains(late.getId(), lateAndMine.getId())
                .doesNotContain(lateAndAnothers.getId(), inTime.getId());
        assertThat(listed("clerk", "Overdue")).doesNotContain(late.getId());
    }

    @Test
    void theListShowsSupplierInvoiceAndAmount() throws Exception {
        approve(TOMORROW);
        JsonNode filter = filter("approver", "My group's tasks");
        String list = Client.program(port, "approver")
                .get(
                        "/engine-rest/filter/" + filter.get("id").asText() + "/list?maxResults=50",
                        "Accept",
                        "application/hal+json")
                .body();
        assertThat(list).contains("Acme", "R-1", "119.0", "EUR");
        assertThat(filter.at("/properties/variables").toString())
                .contains("{\"name\":\"supplierName\",\"label\":\"Supplier\"}")
                .contains("{\"name\":\"customerName\",\"label\":\"Customer\"}")
                .contains("{\"name\":\"riskClass\",\"label\":\"Risk\"}");
    }

    @Test
    void employeesCanNotChangeThePreparedFilters() throws Exception {
        String id = filter("approver", "My tasks").get("id").asText();
        assertThat(Client.program(port, "approver")
                        .json(
                                "PUT",
                                "/engine-rest/filter/" + id,
                                "{\"name\":\"x\",\"resourceType\":\"Task\",\"query\":{}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Client.program(port, "approver")
                        .send("DELETE", "/engine-rest/filter/" + id, null)
                        .statusCode())
                .isEqualTo(403);
    }

    private Task approve(Date due) {
        Task task = model.atApprove("INV-F" + UUID.randomUUID());
        task.setDueDate(due);
        tasks.saveTask(task);
        return task;
    }

    private JsonNode filters(String user) throws Exception {
        return JSON.readTree(Client.program(port, user)
                .get("/engine-rest/filter?maxResults=50")
                .body());
    }

    private JsonNode filter(String user, String name) throws Exception {
        return StreamSupport.stream(filters(user).spliterator(), false)
                .filter(filter -> filter.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> listed(String user, String name) throws Exception {
        String id = filter(user, name).get("id").asText();
        List<String> ids = new ArrayList<>();
        JSON.readTree(Client.program(port, user)
                        .get("/engine-rest/filter/" + id + "/list?maxResults=50")
                        .body())
                .forEach(task -> ids.add(task.get("id").asText()));
        return ids;
    }
}
