package dev.tandem.lead.team;

import dev.tandem.core.WorkingTime;
import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.Groups;
import dev.tandem.identity.UserNames;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes teams: their leaders their own, administrators all. Each change holds the team, so that it never falls between looking
 * for a free place and giving it out.
 */
@Component
@Transactional
class TeamChanges {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LEADS = 1000;
    private static final int FARTHEST_YEARS = 10;

    private final Teams teams;
    private final UserNames users;
    private final CurrentUser currentUser;
    private final WorkingTime workingTime;
    private final Clock clock = Clock.systemUTC();

    TeamChanges(Teams teams, UserNames users, CurrentUser currentUser, WorkingTime workingTime) {
        this.teams = teams;
        this.users = users;
        this.currentUser = currentUser;
        this.workingTime = workingTime;
    }

    /** Whether the signed-in person may change this team. */
    boolean mayChange(Team team) {
        return isAdministrator()
                || currentUser.isIn(Groups.SALES_LEADS) && team.leader().equals(currentUser.userId());
    }

    boolean isAdministrator() {
        return currentUser.isIn(Groups.ADMINISTRATORS);
    }

    /** @return true if the team is new */
    boolean save(String id, @Nullable String name, @Nullable String leader) {
        Optional<Team> before = teams.lock(id);
        if (before.isEmpty()) {
            mustBeAdministrator();
            if (!ID.matcher(id).matches()) {
                throw new TeamRefusedException("A team's id is made of small letters, digits and hyphens, as in"
                        + " \"dach\": the routing table names the team by it.");
            }
        } else {
            mayChangeIt(before.get());
        }
        String newName = name == null ? "" : name.strip();
        if (newName.isEmpty() || newName.length() > LONGEST_NAME) {
            throw new TeamRefusedException("Give the team a name of 1 to " + LONGEST_NAME + " characters.");
        }
        String newLeader = leader == null ? "" : leader.strip();
        boolean sameLeader = before.map(Team::leader).filter(newLeader::equals).isPresent();
        if (!sameLeader) {
            mustBeAdministrator();
            if (!users.groupsOf(newLeader).contains(Groups.SALES_LEADS)) {
                throw new TeamRefusedException(
                        "\"" + newLeader + "\" does not lead a team yet: an administrator puts them"
                                + " into the group \"" + users.ofGroup(Groups.SALES_LEADS) + "\" first.");
            }
        }
        Team team = new Team(id, newName, newLeader);
        if (before.isEmpty()) {
            insert(team);
        } else {
            teams.update(team);
            if (!sameLeader) {
                teams.handOver(id);
            }
        }
        return before.isEmpty();
    }

    private void insert(Team team) {
        try {
            teams.insert(team);
        } catch (DuplicateKeyException e) {
            throw new TeamRefusedException("Somebody else has just made a team \"" + team.id() + "\".");
        }
    }

    void delete(String id) {
        mustBeAdministrator();
        Team team = lock(id);
        int members = teams.members(id, today()).size();
        int waiting = teams.waiting(id);
        if (members > 0 || waiting > 0) {
            throw new TeamRefusedException(team.name() + " has " + members + (members == 1 ? " member" : " members")
                    + " and " + waiting + (waiting == 1 ? " lead" : " leads") + " that wait for it."
                    + " A team goes when it is empty.");
        }
        teams.delete(id);
    }

    /** @return true if the person is new in the team */
    boolean saveMember(String teamId, String userId, @Nullable Integer capacity) {
        Team team = lock(teamId);
        mayChangeIt(team);
        if (capacity == null || capacity < 0 || capacity > MOST_LEADS) {
            throw new TeamRefusedException(
                    "How many open leads can they have? Give a number from 0 to " + MOST_LEADS + ".");
        }
        Optional<Team> before = teams.ofMember(userId);
        if (before.isPresent() && before.get().id().equals(teamId)) {
            teams.changeCapacity(userId, capacity);
            return false;
        }
        if (before.isPresent()) {
            throw alreadyIn(userId, before.get().name());
        }
        if (!users.groupsOf(userId).contains(Groups.SALES)) {
            throw new TeamRefusedException(
                    "\"" + userId + "\" does not work on leads: an administrator puts them into the" + " group \""
                            + users.ofGroup(Groups.SALES) + "\" first.");
        }
        try {
            teams.insertMember(teamId, userId, capacity);
        } catch (DuplicateKeyException e) {
            throw alreadyIn(userId, "another team");
        }
        return true;
    }

    private TeamRefusedException alreadyIn(String userId, String team) {
        return new TeamRefusedException(users.of(userId) + " is in " + team
                + " already. Take them out there first: one person is in one team.");
    }

    /** What the person has stays with them; they get nothing new. */
    void removeMember(String teamId, String userId) {
        mayChangeIt(lock(teamId));
        mustBeIn(teamId, userId);
        teams.deleteMember(userId);
    }

    Absence addAbsence(String teamId, String userId, @Nullable LocalDate from, @Nullable LocalDate until) {
        mayChangeIt(lock(teamId));
        mustBeIn(teamId, userId);
        return teams.insertAbsence(userId, checked(from, until), until);
    }

    Absence changeAbsence(
            String teamId, String userId, String absenceId, @Nullable LocalDate from, @Nullable LocalDate until) {
        mayChangeIt(lock(teamId));
        Absence before = absence(teamId, userId, absenceId);
        Absence after = new Absence(before.id(), userId, checked(from, until), until);
        teams.updateAbsence(after);
        return after;
    }

    void removeAbsence(String teamId, String userId, String absenceId) {
        mayChangeIt(lock(teamId));
        teams.deleteAbsence(absence(teamId, userId, absenceId).id());
    }

    private LocalDate checked(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from == null) {
            throw new TeamRefusedException("From when are they away? Give the first day.");
        }
        if (until != null && until.isBefore(from)) {
            throw new TeamRefusedException("The last day is before the first. Exchange them.");
        }
        LocalDate last = Objects.requireNonNullElse(until, from);
        LocalDate today = today();
        if (last.isAfter(today.plusYears(FARTHEST_YEARS)) || from.isBefore(today.minusYears(FARTHEST_YEARS))) {
            throw new TeamRefusedException("That is more than " + FARTHEST_YEARS + " years from now. Check the days.");
        }
        return from;
    }

    private Absence absence(String teamId, String userId, String absenceId) {
        mustBeIn(teamId, userId);
        return teams.absence(absenceId)
                .filter(found -> found.userId().equals(userId))
                .orElseThrow(() -> new TeamNotFoundException("such absence (any more)"));
    }

    private void mustBeIn(String teamId, String userId) {
        if (teams.ofMember(userId).filter(team -> team.id().equals(teamId)).isEmpty()) {
            throw new TeamNotFoundException("member \"" + userId + "\" of this team");
        }
    }

    private Team lock(String id) {
        return teams.lock(id).orElseThrow(() -> new TeamNotFoundException("team \"" + id + "\""));
    }

    private void mayChangeIt(Team team) {
        if (!mayChange(team)) {
            throw new AccessDeniedException("Only its leader changes a team");
        }
    }

    private void mustBeAdministrator() {
        if (!isAdministrator()) {
            throw new AccessDeniedException("Only administrators make teams and name their leaders");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(workingTime.zone()));
    }
}
