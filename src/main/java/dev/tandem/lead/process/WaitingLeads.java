package dev.tandem.lead.process;

import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.Closing;
import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.lead.team.Team;
import dev.tandem.lead.team.Teams;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets leads that wait go on as soon as somebody is free: because a lead was closed, somebody is back, may have more, or joined. As
 * many go on as there are places, whichever node looks. First a lead gets a place, in one transaction with all others of its
 * team; then its case is told, in one of its own. If the program stops in between, the next look tells it.
 */
@Component
class WaitingLeads {

    private static final Logger log = LoggerFactory.getLogger(WaitingLeads.class);
    private static final int PAGE = 200;

    private final Teams teams;
    private final LeadAssignments assignments;
    private final Leads leads;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final TransactionTemplate transaction;

    WaitingLeads(
            Teams teams,
            LeadAssignments assignments,
            Leads leads,
            RuntimeService runtime,
            TaskService tasks,
            HistoryService history,
            TransactionTemplate transaction) {
        this.teams = teams;
        this.assignments = assignments;
        this.leads = leads;
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.transaction = transaction;
    }

    /** Gives out what is free, and tells the cases. */
    void look() {
        for (Team team : teams.all()) {
            if (assignments.canGiveOut(team.id(), now())) {
                quietly("places of " + team.id(), () -> assignments.giveOut(team.id(), now()));
            }
        }
        assignments.placed(PAGE).forEach(this::tell);
        teams.toHandOver().forEach(this::handOver);
    }

    private void tell(String leadId) {
        boolean told = quietly(
                leadId,
                () -> runtime.createMessageCorrelation(LeadAssignment.PLACE_FREE)
                        .processInstanceBusinessKey(leadId)
                        .correlate());
        if (!told) {
            quietly(leadId, () -> {
                if (running(List.of(leadId)).isEmpty()) {
                    release(leadId);
                } else {
                    assignments.tellLater(leadId, now());
                }
            });
        }
    }

    /** Frees the places of leads whose cases are over in a way that did not: operations may delete a case. */
    void releaseGone() {
        String after = "";
        while (true) {
            List<String> page = assignments.withRep(after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            Set<String> running = running(page);
            page.stream()
                    .filter(leadId -> !running.contains(leadId))
                    .forEach(leadId -> quietly(leadId, () -> release(leadId)));
            after = page.get(page.size() - 1);
        }
    }

    private void release(String leadId) {
        assignments.close(leadId, Closing.RELEASED, "Its case was ended by operations.", now());
        leads.find(leadId)
                .filter(lead -> !lead.state().isFinal())
                .ifPresent(
                        lead -> leads.changeState(leadId, LeadState.DISQUALIFIED, "Its case was ended by operations."));
    }

    private Set<String> running(List<String> leadIds) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(LeadAssignment.PROCESS)
                .processInstanceBusinessKeyIn(leadIds.toArray(String[]::new))
                .unfinished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The tasks that wait for the leader before wait for this one. */
    private void handOver(Team team) {
        while (true) {
            List<Task> page = tasks.createTaskQuery()
                    .processDefinitionKey(LeadAssignment.PROCESS)
                    .taskDefinitionKeyIn(LeadAssignment.FIND_REP, LeadAssignment.DECIDE_MISSED_LEAD)
                    .processVariableValueEquals(LeadAssignment.TEAM.name(), team.id())
                    .processVariableValueNotEquals(LeadAssignment.TEAM_LEADER.name(), team.leader())
                    .listPage(0, PAGE);
            if (page.isEmpty()) {
                quietly(team.id(), () -> teams.handedOver(team.id()));
                return;
            }
            if (!quietly(team.id(), () -> page.forEach(task -> handOver(task, team.leader())))) {
                return;
            }
        }
    }

    private void handOver(Task task, String leader) {
        String before = (String) runtime.getVariable(task.getProcessInstanceId(), LeadAssignment.TEAM_LEADER.name());
        runtime.setVariable(task.getProcessInstanceId(), LeadAssignment.TEAM_LEADER.name(), leader);
        if (before != null) {
            tasks.deleteCandidateUser(task.getId(), before);
        }
        tasks.addCandidateUser(task.getId(), leader);
    }

    /** What one look can't do, because somebody does the same at this moment, the next one does. */
    private boolean quietly(String what, Runnable step) {
        try {
            transaction.executeWithoutResult(status -> step.run());
            return true;
        } catch (ProcessEngineException | DataAccessException | TransactionException e) {
            log.debug("{}: not now, {}", what, e.getMessage());
            return false;
        }
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
