package dev.tandem.lead.process;

import dev.tandem.core.WorkingTime;
import dev.tandem.identity.UserNames;
import dev.tandem.lead.Lead;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.Leads;
import dev.tandem.lead.team.Assignment;
import dev.tandem.lead.team.Closing;
import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Takes leads back from reps who did not begin in time. */
@Component
class MissedLeads {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final Leads leads;
    private final LeadAssignments assignments;
    private final DecisionTrail trail;
    private final UserNames users;
    private final WorkingTime workingTime;

    MissedLeads(
            Leads leads, LeadAssignments assignments, DecisionTrail trail, UserNames users, WorkingTime workingTime) {
        this.leads = leads;
        this.assignments = assignments;
        this.trail = trail;
        this.users = users;
        this.workingTime = workingTime;
    }

    /** @param respondBy ISO 8601, with the offset */
    void takeBack(Lead lead, String respondBy, Instant now) {
        String rep =
                assignments.open(lead.id()).map(Assignment::rep).map(users::of).orElse("The rep");
        String reason = rep + " did not begin by "
                + MOMENT.format(OffsetDateTime.parse(respondBy).atZoneSameInstant(workingTime.zone())) + ".";
        assignments.close(lead.id(), Closing.MISSED, reason, now);
        leads.assign(lead.id(), LeadState.WAITING, lead.team(), null);
        trail.note(lead.id(), LeadAssignment.TAKE_BACK_LEAD, "Take lead back", "missed", reason);
    }
}
