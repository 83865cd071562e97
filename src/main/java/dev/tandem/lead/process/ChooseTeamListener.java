package dev.tandem.lead.process;

import dev.tandem.lead.team.Teams;
import dev.tandem.tasks.SubmissionRefusedException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A person names the team of a lead, where the table named none that there is. */
@Component
class ChooseTeamListener implements TaskListener {

    private final Teams teams;

    ChooseTeamListener(Teams teams) {
        this.teams = teams;
    }

    @Override
    public void notify(DelegateTask task) {
        String team = LeadAssignment.TEAM.get(task);
        if (teams.find(team).isEmpty()) {
            throw new SubmissionRefusedException(
                    "There is no team \"" + team + "\" (any more). Choose one from the list.");
        }
    }
}
