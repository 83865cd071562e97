package dev.tandem.lead.team;

import dev.tandem.core.WorkingTime;
import dev.tandem.identity.Groups;
import dev.tandem.identity.UserNames;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.AssignmentResult.Assigned;
import dev.tandem.lead.team.AssignmentResult.NoTeam;
import dev.tandem.lead.team.AssignmentResult.NobodyFree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives leads to reps. Whoever gives out places of a team holds the team until the transaction ends, so that two leads never both
 * get the last place, however many nodes look for one. Every change needs a transaction of the caller.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LeadAssignments {

    private static final int PAGE = 200;

    private final Teams teams;
    private final Assignments assignments;
    private final Leads leads;
    private final UserNames users;
    private final WorkingTime workingTime;

    LeadAssignments(Teams teams, Assignments assignments, Leads leads, UserNames users, WorkingTime workingTime) {
        this.teams = teams;
        this.assignments = assignments;
        this.leads = leads;
        this.users = users;
        this.workingTime = workingTime;
    }

    /**
     * Gives the lead to the rep of the team who is present, has the fewest open leads against their capacity, and waited longest.
     * It queues up with the leads that wait already: one with a higher score, or older with the same, comes first. A lead that
     * has a rep keeps them.
     */
    public AssignmentResult assign(String leadId, String teamId, int score, Instant now) {
        Optional<Team> found = teams.lock(teamId);
        if (found.isEmpty()) {
            leads.assign(leadId, LeadState.WAITING, teamId, null);
            return new NoTeam();
        }
        Team team = found.get();
        Optional<Assignment> before = assignments.open(leadId);
        if (before.isEmpty()) {
            assignments.wait(leadId, teamId, score, now);
            giveOut(teamId, now);
        }
        Optional<Assignment> given = assignments.open(leadId);
        if (given.isEmpty()) {
            leads.assign(leadId, LeadState.WAITING, teamId, null);
            return new NobodyFree(team);
        }
        assignments.waitNoMore(leadId);
        Assigned assigned = new Assigned(team(given.get(), team), given.get().rep());
        leads.assign(leadId, LeadState.ASSIGNED, assigned.team().id(), assigned.rep());
        return assigned;
    }

    private Team team(Assignment given, Team asked) {
        return given.teamId().equals(asked.id())
                ? asked
                : teams.find(given.teamId()).orElse(asked);
    }

    /**
     * A person gives the lead to a rep of any team, also above their capacity or while they are away.
     *
     * @throws TeamRefusedException if that is no rep
     */
    public Assigned assignByHand(String leadId, String rep, String by, Instant now) {
        Team team = teams.ofMember(rep)
                .flatMap(of -> teams.lock(of.id()))
                .filter(of -> users.groupsOf(rep).contains(Groups.SALES))
                .orElseThrow(() -> new TeamRefusedException(
                        "\"" + rep + "\" is in no team of sales. Choose somebody from the list."));
        assignments.close(leadId, Closing.REPLACED, null, now);
        assignments.waitNoMore(leadId);
        assignments.open(leadId, team.id(), rep, now, by);
        leads.assign(leadId, LeadState.ASSIGNED, team.id(), rep);
        return new Assigned(team, rep);
    }

    /**
     * Gives the free places of a team to the leads that wait for one, and to no more than there are places. Their cases are still
     * to be told: see {@link #placed}.
     */
    public void giveOut(String teamId, Instant now) {
        if (teams.lock(teamId).isEmpty()) {
            return;
        }
        List<FreeRep> free = free(teamId, now);
        for (int offset = 0; !free.isEmpty(); ) {
            List<Assignments.Waiting> page = assignments.waiting(teamId, offset, PAGE);
            for (Assignments.Waiting lead : page) {
                if (!place(lead, teamId, free, now)) {
                    offset++;
                }
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    /** Whether somebody of the team could get a lead that waits, for a look that holds up nobody. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean canGiveOut(String teamId, Instant now) {
        return !free(teamId, now).isEmpty()
                && !assignments.waiting(teamId, 0, 1).isEmpty();
    }

    private List<FreeRep> free(String teamId, Instant now) {
        List<FreeRep> free = new ArrayList<>(
                assignments.free(teamId, now.atZone(workingTime.zone()).toLocalDate()));
        if (!free.isEmpty()) {
            // who left sales, or Tandem, is still in the team until its leader notices
            Set<String> sales = new HashSet<>(users.membersOf(Groups.SALES));
            free.removeIf(rep -> !sales.contains(rep.userId()));
        }
        return free;
    }

    private boolean place(Assignments.Waiting lead, String teamId, List<FreeRep> free, Instant now) {
        if (free.isEmpty()) {
            return false;
        }
        Set<String> passedOver = assignments.passedOver(lead.leadId());
        Optional<FreeRep> next =
                free.stream().filter(rep -> !passedOver.contains(rep.userId())).min(FreeRep.ORDER);
        next.ifPresent(rep -> {
            assignments.open(lead.leadId(), teamId, rep.userId(), now, null);
            assignments.placed(lead.leadId(), now);
            free.remove(rep);
            FreeRep after = rep.withOneMore(now);
            if (after.hasPlace()) {
                free.add(after);
            }
        });
        return next.isPresent();
    }

    /** Leads that have got a place while they waited, and whose cases do not know yet. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<String> placed(int limit) {
        return assignments.placed(limit);
    }

    /** The case of a lead that has got a place can't be told yet: others first. */
    public void tellLater(String leadId, Instant now) {
        assignments.placed(leadId, now);
    }

    /** Leads that somebody has, in the order of their ids, to see whether their cases are still there. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<String> withRep(String after, int limit) {
        return assignments.withRep(after, limit);
    }

    /** Who has the lead now. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Assignment> open(String leadId) {
        return assignments.open(leadId);
    }

    /** Who had the lead, the first first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Assignment> of(String leadId) {
        return assignments.of(leadId);
    }

    /** The rep has begun to work on the lead; null if they gave it back. */
    public void begun(String leadId, @Nullable Instant when) {
        assignments.begun(leadId, when);
    }

    /**
     * Takes the lead from whoever has it, and out of the queue: the place is free.
     *
     * @param reason in plain words
     */
    public void close(String leadId, Closing why, @Nullable String reason, Instant now) {
        assignments.close(leadId, why, reason, now);
        assignments.waitNoMore(leadId);
    }

    /** The lead comes back after a time: everybody may get it, also who missed it before. */
    public void resume(Lead lead) {
        assignments.passOverNobody(lead.id());
        leads.assign(lead.id(), LeadState.SCORED, lead.team(), null);
    }

    /** Empties what people wrote about the lead; who had it when stays. The place is free. */
    public void forget(String leadId, Instant now) {
        close(leadId, Closing.RELEASED, null, now);
        assignments.forgetReasons(leadId);
    }
}
