package dev.tandem.invoice.process;

import dev.tandem.invoice.InvoiceCases;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class InvoiceCaseStarter implements InvoiceCases {

    private final RuntimeService runtime;
    private final TaskService tasks;

    InvoiceCaseStarter(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void start(String invoiceId) {
        runtime.startProcessInstanceByKey(
                InvoiceApproval.PROCESS, invoiceId, Map.of(InvoiceApproval.INVOICE_ID.name(), invoiceId));
    }

    @Override
    public List<String> openTasks(String invoiceId) {
        return tasks
                .createTaskQuery()
                .processDefinitionKey(InvoiceApproval.PROCESS)
                .processInstanceBusinessKey(invoiceId)
                .list()
                .stream()
                .map(Task::getName)
                .toList();
    }
}
