package dev.tandem.lead.process;

import dev.tandem.core.TandemSettings;
import dev.tandem.core.WorkingTime;
import dev.tandem.identity.UserNames;
import dev.tandem.integration.mail.CaseMail;
import dev.tandem.lead.Lead;
import dev.tandem.lead.Leads;
import dev.tandem.lead.ScoreReason;
import dev.tandem.lead.team.Assignment;
import dev.tandem.lead.team.LeadAssignments;
import dev.tandem.lead.team.Team;
import dev.tandem.lead.team.Teams;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom mails of a lead's case go to ({@code rep}, {@code teamLead}), and what they may say. All are texts for people, empty where
 * the case has none:
 *
 * <ul>
 *   <li>{@code caseId}, {@code caseLink}, {@code companyName}: of Tandem
 *   <li>{@code leadName}, {@code leadCountry}, {@code interest}, {@code message}: of the lead
 *   <li>{@code score}, {@code reasons}: a line for each, with its points
 *   <li>{@code team}, {@code rep}: who has it
 *   <li>{@code respondBy}: by when work begins, and {@code taskLink}: where; while the task is open
 *   <li>{@code missedBy}, {@code missedReason}: who had it last and did not begin
 * </ul>
 */
@Component
class LeadMail implements CaseMail {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final Leads leads;
    private final LeadAssignments assignments;
    private final Teams teams;
    private final ContactTimes times;
    private final TaskService tasks;
    private final DecisionTrail trail;
    private final UserNames users;
    private final WorkingTime workingTime;
    private final TandemSettings settings;

    LeadMail(
            Leads leads,
            LeadAssignments assignments,
            Teams teams,
            ContactTimes times,
            TaskService tasks,
            DecisionTrail trail,
            UserNames users,
            WorkingTime workingTime,
            TandemSettings settings) {
        this.leads = leads;
        this.assignments = assignments;
        this.teams = teams;
        this.times = times;
        this.tasks = tasks;
        this.trail = trail;
        this.users = users;
        this.workingTime = workingTime;
        this.settings = settings;
    }

    @Override
    public String process() {
        return LeadAssignment.PROCESS;
    }

    @Override
    public Optional<List<Recipient>> recipients(String caseId, String role) {
        return switch (role) {
            case "rep" -> assignments.open(caseId).map(open -> recipient(open.rep()));
            case "teamLead" -> team(leads.get(caseId)).map(team -> recipient(team.leader()));
            default ->
                throw new IllegalStateException(
                        "The model names the recipient \"" + role + "\"; a lead has a rep and a teamLead");
        };
    }

    private List<Recipient> recipient(String userId) {
        return users.mailOf(userId)
                .map(mail -> List.of(new Recipient(mail, userId)))
                .orElse(List.of());
    }

    @Override
    public Map<String, String> values(String caseId, String template, Recipient to) {
        Lead lead = leads.get(caseId);
        List<Assignment> assigned = assignments.of(caseId);
        Optional<Assignment> open = assigned.stream()
                .filter(assignment -> assignment.closedWhy() == null)
                .findFirst();
        Optional<Assignment> missed =
                assigned.stream().filter(Assignment::passedOver).reduce((earlier, later) -> later);
        Optional<Task> task = Optional.ofNullable(tasks.createTaskQuery()
                .processDefinitionKey(LeadAssignment.PROCESS)
                .processInstanceBusinessKey(caseId)
                .taskDefinitionKey(LeadAssignment.CONTACT_LEAD)
                .singleResult());
        Map<String, String> values = new HashMap<>();
        values.put("caseId", caseId);
        values.put("caseLink", settings.link("/leads/" + caseId));
        values.put("companyName", settings.companyName());
        values.put("leadName", lead.displayName());
        values.put("leadCountry", country(lead.data().country()));
        values.put("interest", text(lead.data().interest()));
        values.put("message", text(lead.data().message()));
        values.put("score", lead.score() == null ? "" : lead.score().toString());
        values.put("reasons", reasons(caseId));
        values.put("team", team(lead).map(Team::name).orElse(""));
        values.put("rep", open.map(Assignment::rep).map(users::of).orElse(""));
        values.put("respondBy", times.respondBy(caseId).map(this::moment).orElse(""));
        values.put(
                "taskLink",
                task.map(found -> settings.link("/camunda/app/tasklist/default/#/?task=" + found.getId()))
                        .orElse(""));
        values.put("missedBy", missed.map(Assignment::rep).map(users::of).orElse(""));
        values.put("missedReason", missed.map(Assignment::reason).orElse(""));
        return values;
    }

    private Optional<Team> team(Lead lead) {
        return Optional.ofNullable(lead.team()).flatMap(teams::find);
    }

    private String reasons(String caseId) {
        return leads.scoreReasons(caseId).stream().map(LeadMail::line).collect(Collectors.joining("\n"));
    }

    private static String line(ScoreReason reason) {
        return String.format(Locale.ENGLISH, "%+d  %s", reason.points(), reason.reason());
    }

    private static String country(@Nullable String code) {
        return code == null ? "" : new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private String moment(Instant instant) {
        return MOMENT.format(instant.atZone(workingTime.zone()));
    }

    @Override
    public void noAddress(String caseId, String role, String template) {
        trail.note(
                caseId,
                "mail_" + template,
                role.equals("rep") ? "Mail to the rep" : "Mail to the team lead",
                "notSent",
                "No usable mail address is known. Tell them by other ways.");
    }
}
