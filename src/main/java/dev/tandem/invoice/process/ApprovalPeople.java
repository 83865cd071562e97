package dev.tandem.invoice.process;

import dev.tandem.invoice.Invoice;
import dev.tandem.tasks.TaskPeople;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    ApprovalPeople(TaskService tasks, RuntimeService runtime, TaskPeople people) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.people = people;
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

    /** When the open approval is due. */
    Optional<Instant> due(Invoice invoice) {
        return open(invoice).map(Task::getDueDate).map(java.util.Date::toInstant);
    }

    /** Id of the task in which the invoice is approved; empty if none is open. */
    Optional<String> taskId(Invoice invoice) {
        return open(invoice).map(Task::getId);
    }

    private Optional<Task> open(Invoice invoice) {
        return invoice.processInstanceId() == null
                ? Optional.empty()
                : Optional.ofNullable(tasks.createTaskQuery()
                        .processInstanceId(invoice.processInstanceId())
                        .taskDefinitionKey(InvoiceApproval.APPROVE_INVOICE)
                        .singleResult());
    }
}
