package dev.tandem.invoice.process;

import dev.tandem.identity.UserNames;
import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Invoices;
import dev.tandem.links.LinkRefusedException;
import dev.tandem.links.LinkedTask;
import dev.tandem.tasks.Decision;
import dev.tandem.tasks.DecisionTrail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Whoever sent an invoice in answers a question about it by a link, as themselves. */
@Component
class AnswerByLink implements LinkedTask {

    private final TaskService tasks;
    private final IdentityService identity;
    private final Invoices invoices;
    private final DecisionTrail trail;
    private final UserNames users;

    AnswerByLink(TaskService tasks, IdentityService identity, Invoices invoices, DecisionTrail trail, UserNames users) {
        this.tasks = tasks;
        this.identity = identity;
        this.invoices = invoices;
        this.trail = trail;
        this.users = users;
    }

    @Override
    public String process() {
        return InvoiceApproval.PROCESS;
    }

    @Override
    public String activityId() {
        return InvoiceApproval.ANSWER_QUESTION;
    }

    @Override
    public Optional<Question> question(String caseId) {
        Invoice invoice = invoices.get(caseId);
        return open(invoice).map(task -> new Question(asked(caseId), facts(invoice.requiredData())));
    }

    @Override
    public void answer(String caseId, String userId, String answer) {
        Task task = open(invoices.get(caseId)).orElseThrow();
        // the link is the right to answer, also for somebody who gets no tasks in Tandem
        tasks.addCandidateUser(task.getId(), userId);
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(userId, List.copyOf(users.groupsOf(userId)));
        try {
            tasks.complete(
                    task.getId(),
                    Map.of(InvoiceApproval.DECISION.name(), "answered", InvoiceApproval.REASON.name(), answer));
        } catch (AuthorizationException e) {
            throw new LinkRefusedException("A colleague is answering this question already. Your answer was not kept.");
        } finally {
            identity.setAuthentication(before);
        }
    }

    private Optional<Task> open(Invoice invoice) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .processInstanceId(Objects.requireNonNull(invoice.processInstanceId()))
                .taskDefinitionKey(InvoiceApproval.ANSWER_QUESTION)
                .active()
                .singleResult());
    }

    private String asked(String caseId) {
        return trail.of(caseId).stream()
                .filter(step -> "askBack".equals(step.decision()) && step.reason() != null)
                .reduce((earlier, later) -> later)
                .map(Decision::reason)
                .orElse("");
    }

    private static Map<String, String> facts(InvoiceData data) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Invoice number", Objects.requireNonNullElse(data.number(), "not stated"));
        facts.put("Supplier", Objects.requireNonNullElse(data.sellerName(), "not stated"));
        facts.put("Amount", data.payable() == null ? "not stated" : Amounts.text(data.payable(), data.currency()));
        return facts;
    }
}
