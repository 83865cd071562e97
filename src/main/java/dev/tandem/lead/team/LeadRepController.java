package dev.tandem.lead.team;

import dev.tandem.identity.UserNames;
import dev.tandem.lead.Lead;
import dev.tandem.lead.Leads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads/{lead}")
@Tag(name = "Teams")
class LeadRepController {

    private final Leads leads;
    private final LeadAssignments assignments;
    private final Teams teams;
    private final TeamViews views;
    private final UserNames users;

    LeadRepController(Leads leads, LeadAssignments assignments, Teams teams, TeamViews views, UserNames users) {
        this.leads = leads;
        this.assignments = assignments;
        this.teams = teams;
        this.views = views;
        this.users = users;
    }

    /** That somebody had a lead. */
    @Schema(name = "LeadAssignment")
    record AssignmentView(
            int round,
            String rep,
            String repName,
            String team,
            Instant since,

            @Schema(description = "Who gave it to them; null if Tandem did") @Nullable
            String assignedByName,

            @Nullable Instant begunAt,
            @Nullable Instant closedAt,

            @Schema(
                    description =
                            "missed, qualified, nurture, disqualified, replaced or released; null while they have it")
            @Nullable
            Closing closedWhy,

            @Nullable String reason) {}

    /** Somebody whom a team lead can give the lead to. */
    @Schema(name = "RepChoice")
    record RepView(
            String user,
            String name,
            String team,
            String teamName,

            @Schema(description = "Whether it is the team that the table names for the lead")
            boolean ownTeam,

            int capacity,
            int openLeads,
            boolean present,

            @Schema(description = "They had the lead and did not begin in time")
            boolean missed) {}

    @GetMapping("/assignments")
    @PreAuthorize(TeamAccess.MAY_SEE)
    @Operation(summary = "Who had a lead, the first first")
    List<AssignmentView> assignments(@PathVariable("lead") String leadId) {
        return assignments.of(lead(leadId).id()).stream().map(this::view).toList();
    }

    @GetMapping("/reps")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @Operation(summary = "Whom a lead can be given to by hand: its team first, and who is free before who is not")
    List<RepView> reps(@PathVariable("lead") String leadId) {
        Lead lead = lead(leadId);
        Set<String> missed = assignments.of(lead.id()).stream()
                .filter(Assignment::passedOver)
                .map(Assignment::rep)
                .collect(Collectors.toSet());
        List<RepView> reps = new ArrayList<>();
        for (Team team : teams.all()) {
            views.view(team).members().stream()
                    .filter(TeamView.MemberView::inSales)
                    .map(member -> new RepView(
                            member.user(),
                            member.name(),
                            team.id(),
                            team.name(),
                            team.id().equals(lead.team()),
                            member.capacity(),
                            member.openLeads(),
                            member.present(),
                            missed.contains(member.user())))
                    .forEach(reps::add);
        }
        reps.sort(Comparator.comparing((RepView rep) -> !rep.ownTeam())
                .thenComparing(rep -> !rep.present())
                .thenComparing(RepView::missed)
                .thenComparing(rep -> rep.openLeads() - rep.capacity())
                .thenComparing(RepView::name));
        return reps;
    }

    private AssignmentView view(Assignment assignment) {
        return new AssignmentView(
                assignment.round(),
                assignment.rep(),
                users.of(assignment.rep()),
                assignment.teamId(),
                assignment.since(),
                assignment.assignedBy() == null ? null : users.of(assignment.assignedBy()),
                assignment.begunAt(),
                assignment.closedAt(),
                assignment.closedWhy(),
                assignment.reason());
    }

    private Lead lead(String id) {
        return leads.find(id).orElseThrow(() -> new TeamNotFoundException("lead " + id));
    }
}
