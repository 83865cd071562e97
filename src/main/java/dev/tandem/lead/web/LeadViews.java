package dev.tandem.lead.web;

import dev.tandem.identity.UserNames;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadCases;
import dev.tandem.lead.LeadQuery;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.Assignment;
import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.lead.team.Team;
import dev.tandem.lead.team.Teams;
import dev.tandem.tasks.CaseWay;
import dev.tandem.tasks.NextStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of a lead. */
@Component
class LeadViews {

    private final Leads leads;
    private final LeadCases cases;
    private final CaseWay way;
    private final UserNames names;
    private final Teams teams;
    private final LeadAssignments assignments;

    LeadViews(Leads leads, LeadCases cases, CaseWay way, UserNames names, Teams teams, LeadAssignments assignments) {
        this.leads = leads;
        this.cases = cases;
        this.way = way;
        this.names = names;
        this.teams = teams;
        this.assignments = assignments;
    }

    /** @throws LeadNotFoundException if there is none with this id */
    LeadView of(String id) {
        Lead lead = leads.find(id).orElseThrow(() -> new LeadNotFoundException(id));
        List<NextStep> next = cases.next(id);
        return new LeadView(
                lead.id(),
                lead.state(),
                lead.displayName(),
                lead.data(),
                leads.findings(id),
                lead.score(),
                leads.scoreReasons(id),
                lead.crmMatch(),
                lead.contactId(),
                lead.companyId(),
                lead.opportunityId(),
                lead.team(),
                teamName(lead.team()),
                lead.rep(),
                name(lead.rep()),
                lead.outcomeReason(),
                lead.channel(),
                lead.receivedAt(),
                lead.receivedBy(),
                names.of(lead.receivedBy()),
                lead.consent(),
                lead.closedAt(),
                lead.erasedAt(),
                assignments.of(id).stream().map(this::given).toList(),
                NextStep.taskNames(next),
                way.of(id),
                way.next(next));
    }

    private @Nullable String teamName(@Nullable String team) {
        return team == null ? null : teams.find(team).map(Team::name).orElse(team);
    }

    private LeadView.Given given(Assignment assignment) {
        return new LeadView.Given(
                assignment.round(),
                assignment.teamId(),
                assignment.rep(),
                names.of(assignment.rep()),
                assignment.since(),
                assignment.begunAt(),
                assignment.closedAt(),
                assignment.closedWhy() == null ? null : assignment.closedWhy().text(),
                assignment.reason());
    }

    LeadPage page(LeadQuery query) {
        Map<String, String> called = new HashMap<>();
        List<LeadPage.Item> items =
                leads.list(query).stream().map(lead -> item(lead, called)).toList();
        return new LeadPage(items, query.page(), query.size(), leads.count(query));
    }

    private LeadPage.Item item(Lead lead, Map<String, String> called) {
        String rep = lead.rep();
        return new LeadPage.Item(
                lead.id(),
                lead.state(),
                lead.displayName(),
                lead.data().mail(),
                lead.data().company(),
                lead.data().country(),
                lead.score(),
                lead.team(),
                rep,
                rep == null ? null : called.computeIfAbsent(rep, names::of),
                lead.channel(),
                lead.receivedAt());
    }

    private @Nullable String name(@Nullable String userId) {
        return userId == null ? null : names.of(userId);
    }
}
