package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.tasks.TaskPeople;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Who is to approve an invoice now, and by when. */
@Component
class ApprovalPeople {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskPeople people;
    /** Asked for each mail: a query by the engine's own criteria takes ten times as long to put together. */
    private final String openTask;

    ApprovalPeople(TaskService tasks, RuntimeService runtime, ManagementService management, TaskPeople people) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.people = people;
        this.openTask = "select * from " + management.getTableName(Task.class)
                + " where PROC_INST_ID_ = #{instance} and TASK_DEF_KEY_ = #{activity}";
    }

    /** Who has claimed the approval, or else everybody who may; empty if none is open. */
    Optional<List<String>> approvers(Invoice invoice) {
        return open(invoice).map(people::of);
    }

    /** Whom an overdue approval is handed to; empty if none is open. */
    Optional<List<String>> escalation(Invoice invoice) {
        return open(invoice)
                .map(task -> people.of(task, (String)
                        runtime.getVariable(task.getProcessInstanceId(), InvoiceApproval.ESCALATION_GROUP.name())));
    }

    /** The task in which the invoice is approved; empty if none is open. */
    Optional<Task> open(Invoice invoice) {
        return invoice.processInstanceId() == null
                ? Optional.empty()
                : Optional.ofNullable(tasks.createNativeTaskQuery()
                        .sql(openTask)
                        .parameter("instance", invoice.processInstanceId())
                        .parameter("activity", InvoiceApproval.APPROVE_INVOICE)
                        .singleResult());
    }
}
