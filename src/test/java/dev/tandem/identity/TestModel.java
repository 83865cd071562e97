package dev.tandem.identity;

import dev.tandem.testing.bare.BareEngine;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Deploys a tiny model as the newest version of invoice-approval, after the real one: a task for clerks, one for approvers. Past
 * the gate, which wants all that the program refers to.
 */
class TestModel implements SmartInitializingSingleton {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final DataSource database;

    TestModel(RepositoryService repository, RuntimeService runtime, TaskService tasks, DataSource database) {
        this.database = database;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ProcessEngine bare = BareEngine.on(database);
        try {
            bare.getRepositoryService()
                    .createDeployment()
                    .name("model for tests of access")
                    .addClasspathResource("identity/invoice-approval.bpmn")
                    .addClasspathResource("identity/nothing-to-fill-in.form")
                    .deploy();
        } finally {
            bare.close();
        }
    }

    /** A case that waits for a clerk. */
    Task atKeyIn(String businessKey) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("invoice-approval")
                .processDefinitionNameLike("%only for tests%")
                .listPage(0, 1)
                .get(0);
        var instance = runtime.startProcessInstanceById(
                definition.getId(),
                businessKey,
                Map.of("supplierName", "Acme", "invoiceNumber", "R-1", "amount", 119.0, "currency", "EUR"));
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    /** A case that waits for an approver. */
    Task atApprove(String businessKey) {
        Task task = atKeyIn(businessKey);
        runtime.createProcessInstanceModification(task.getProcessInstanceId())
                .cancelAllForActivity("keyIn")
                .startBeforeActivity("approve")
                .execute();
        return tasks.createTaskQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
    }
}
