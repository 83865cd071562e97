package dev.tandem.lead.team;

import dev.tandem.lead.team.TeamView.AbsenceView;
import dev.tandem.lead.team.TeamView.MemberView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping("/api/teams")
@Tag(name = "Teams", description = "Who works on leads: teams, members, how many leads each can have, and who is away")
class TeamController {

    private final TeamViews views;
    private final TeamChanges changes;

    TeamController(TeamViews views, TeamChanges changes) {
        this.views = views;
        this.changes = changes;
    }

    /** What is said of a team. */
    @Schema(name = "TeamChange")
    record TeamChange(
            @Nullable String name,

            @Schema(description = "Id of a user in the group sales-leads") @Nullable
            String leader) {}

    /** What is said of a member. */
    @Schema(name = "TeamMemberChange")
    record MemberChange(
            @Schema(description = "How many open leads they can have, 0 to 1000") @Nullable
            Integer capacity) {}

    /** Days on which somebody is away. */
    @Schema(name = "AbsenceChange")
    record AbsenceChange(
            @Nullable LocalDate from,

            @Schema(description = "Included; left out until further notice") @Nullable
            LocalDate until) {}

    @GetMapping
    @PreAuthorize(TeamAccess.MAY_SEE)
    @Operation(summary = "List teams", description = "Team leads and administrators see all, everybody else their own.")
    List<TeamView> list() {
        return views.list();
    }

    @GetMapping("/{team}")
    @PreAuthorize(TeamAccess.MAY_SEE)
    @Operation(summary = "One team: its members, their open leads, who is away")
    TeamView one(@PathVariable String team) {
        return views.one(team);
    }

    @PutMapping("/{team}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @Operation(
            summary = "Make or change a team",
            description = "Administrators make teams and name their leaders; a leader changes the name of their own.")
    ResponseEntity<TeamView> save(@PathVariable String team, @RequestBody TeamChange change) {
        boolean created = changes.save(team, change.name(), change.leader());
        return answer(created, views.one(team), "/api/teams/{team}", team);
    }

    @DeleteMapping("/{team}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an empty team", description = "Administrators only.")
    void delete(@PathVariable String team) {
        changes.delete(team);
    }

    @PutMapping("/{team}/members/{user}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @Operation(summary = "Take somebody into a team, or say how many open leads they can have")
    ResponseEntity<MemberView> saveMember(
            @PathVariable String team, @PathVariable String user, @RequestBody MemberChange change) {
        boolean created = changes.saveMember(team, user, change.capacity());
        return answer(
                created,
                views.member(team, user).orElseThrow(() -> new TeamNotFoundException("such member")),
                "/api/teams/{team}/members/{user}",
                team,
                user);
    }

    @GetMapping("/{team}/members/{user}")
    @PreAuthorize(TeamAccess.MAY_SEE)
    @Operation(summary = "One member of a team")
    MemberView member(@PathVariable String team, @PathVariable String user) {
        return views.member(team, user)
                .orElseThrow(() -> new TeamNotFoundException("member \"" + user + "\" of this team"));
    }

    @DeleteMapping("/{team}/members/{user}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take somebody out of a team",
            description = "They keep the leads that they have, and get no new ones.")
    void removeMember(@PathVariable String team, @PathVariable String user) {
        changes.removeMember(team, user);
    }

    @PostMapping("/{team}/members/{user}/absences")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @Operation(summary = "Say that somebody is away", description = "They get no leads from the first day to the last.")
    ResponseEntity<AbsenceView> addAbsence(
            @PathVariable String team, @PathVariable String user, @RequestBody AbsenceChange change) {
        AbsenceView absence = TeamViews.view(changes.addAbsence(team, user, change.from(), change.until()));
        return answer(true, absence, "/api/teams/{team}/members/{user}/absences/{id}", team, user, absence.id());
    }

    @PutMapping("/{team}/members/{user}/absences/{absence}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @Operation(summary = "Change when somebody is away")
    AbsenceView changeAbsence(
            @PathVariable String team,
            @PathVariable String user,
            @PathVariable String absence,
            @RequestBody AbsenceChange change) {
        return TeamViews.view(changes.changeAbsence(team, user, absence, change.from(), change.until()));
    }

    @DeleteMapping("/{team}/members/{user}/absences/{absence}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that somebody is not away after all, or back")
    void removeAbsence(@PathVariable String team, @PathVariable String user, @PathVariable String absence) {
        changes.removeAbsence(team, user, absence);
    }

    @ExceptionHandler
    ProblemDetail refused(TeamRefusedException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(e.getMessage()));
    }

    private static <T> ResponseEntity<T> answer(boolean created, T body, String path, Object... names) {
        URI location = UriComponentsBuilder.fromPath(path).encode().build(names);
        return created ? ResponseEntity.created(location).body(body) : ResponseEntity.ok(body);
    }
}
