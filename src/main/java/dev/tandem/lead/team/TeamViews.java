package dev.tandem.lead.team;

import dev.tandem.core.WorkingTime;
import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.Groups;
import dev.tandem.identity.UserNames;
import dev.tandem.lead.team.TeamView.AbsenceView;
import dev.tandem.lead.team.TeamView.MemberView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows teams: leaders and administrators see all, everybody else their own. */
@Component
@Transactional(readOnly = true)
class TeamViews {

    private final Teams teams;
    private final TeamChanges changes;
    private final UserNames users;
    private final CurrentUser currentUser;
    private final WorkingTime workingTime;
    private final Clock clock = Clock.systemUTC();

    TeamViews(Teams teams, TeamChanges changes, UserNames users, CurrentUser currentUser, WorkingTime workingTime) {
        this.teams = teams;
        this.changes = changes;
        this.users = users;
        this.currentUser = currentUser;
        this.workingTime = workingTime;
    }

    /** Somebody who may be chosen. */
    record Person(String id, String name) {}

    List<TeamView> list() {
        Set<String> sales = sales();
        return teams.all().stream()
                .filter(this::maySee)
                .map(team -> view(team, sales))
                .sorted(Comparator.comparing((TeamView team) -> !team.mayChange()))
                .toList();
    }

    /** @throws TeamNotFoundException if there is none, or none that this person sees */
    TeamView one(String id) {
        return teams.find(id)
                .filter(this::maySee)
                .map(team -> view(team, sales()))
                .orElseThrow(() -> new TeamNotFoundException("team \"" + id + "\""));
    }

    /** People of sales who are in no team yet. */
    List<Person> withoutTeam() {
        return users.membersOf(Groups.SALES).stream()
                .filter(user -> teams.ofMember(user).isEmpty())
                .map(user -> new Person(user, users.of(user)))
                .toList();
    }

    /** Who can lead a team. */
    List<Person> leaders() {
        return users.membersOf(Groups.SALES_LEADS).stream()
                .map(user -> new Person(user, users.of(user)))
                .toList();
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(workingTime.zone()));
    }

    private boolean maySee(Team team) {
        return currentUser.isIn(Groups.SALES_LEADS, Groups.ADMINISTRATORS)
                || teams.ofMember(currentUser.userId())
                        .filter(own -> own.id().equals(team.id()))
                        .isPresent();
    }

    /** Any team, whoever looks. */
    TeamView view(Team team) {
        return view(team, sales());
    }

    private TeamView view(Team team, Set<String> sales) {
        LocalDate today = today();
        return new TeamView(
                team.id(),
                team.name(),
                team.leader(),
                users.of(team.leader()),
                teams.waiting(team.id()),
                changes.mayChange(team),
                teams.members(team.id(), today).stream()
                        .map(member -> view(member, today, sales.contains(member.userId())))
                        .sorted(Comparator.comparing(MemberView::name))
                        .toList());
    }

    private MemberView view(TeamMember member, LocalDate today, boolean inSales) {
        return new MemberView(
                member.userId(),
                users.of(member.userId()),
                member.capacity(),
                member.openLeads(),
                inSales && member.isPresent(today),
                inSales,
                member.absences().stream().map(TeamViews::view).toList());
    }

    static AbsenceView view(Absence absence) {
        return new AbsenceView(absence.id(), absence.firstDay(), absence.lastDay());
    }

    private Set<String> sales() {
        return new HashSet<>(users.membersOf(Groups.SALES));
    }

    /** The view of a member of a team. */
    Optional<MemberView> member(String teamId, String userId) {
        return one(teamId).members().stream()
                .filter(member -> member.user().equals(userId))
                .findFirst();
    }
}
