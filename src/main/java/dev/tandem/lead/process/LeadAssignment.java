package dev.tandem.lead.process;

import static dev.tandem.core.ProcessVariable.anyNumber;
import static dev.tandem.core.ProcessVariable.bool;
import static dev.tandem.core.ProcessVariable.number;
import static dev.tandem.core.ProcessVariable.text;

import dev.tandem.core.ProcessVariable;
import dev.tandem.deployment.RequiredProcess;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The names that the model {@code processes/lead-assignment} and this program share. */
@Configuration(proxyBeanMethods = false)
class LeadAssignment {

    static final String PROCESS = "lead-assignment";
    static final String SCORE = "lead-assessment";
    static final String ROUTING = "lead-routing";
    static final String DUPLICATES = "lead-duplicates";
    static final String IMPORT_COLUMNS = "lead-import-columns";

    static final String DECIDE_MATCH = "userTask_decideMatch";
    static final String FIND_REP = "userTask_findRep";
    static final String CHOOSE_TEAM = "userTask_chooseTeam";
    static final String DECIDE_MISSED_LEAD = "userTask_decideMissedLead";
    static final String RESOLVE_OPPORTUNITY = "userTask_resolveOpportunity";
    static final String CONTACT_LEAD = "userTask_contactLead";

    static final String CHECK_LEAD = "serviceTask_checkLead";
    static final String SCORE_LEAD = "businessRuleTask_scoreLead";
    static final String FIND_IN_CRM = "serviceTask_findInCrm";
    static final String ROUTE_LEAD = "businessRuleTask_routeLead";
    static final String ASSIGN_LEAD = "serviceTask_assignLead";
    static final String CREATE_OPPORTUNITY = "serviceTask_createOpportunity";
    static final String CHANGE_OWNER = "serviceTask_changeOwner";
    static final String TAKE_BACK_LEAD = "serviceTask_takeBackLead";
    static final String RECORD_OUTCOME = "serviceTask_recordOutcome";
    static final String REQUEST_ERASURE = "serviceTask_requestErasure";

    static final String PLACE_FREE = "leadPlaceFree";
    static final String ERASURE = "leadErasure";

    static final String CRM_REFUSED = "crmRefused";

    static final ProcessVariable<String> LEAD_ID = text("leadId");
    /** As people call it, for the list of tasks. */
    static final ProcessVariable<String> LEAD_NAME = text("leadName");

    static final ProcessVariable<Integer> FINDING_COUNT = number("findingCount");
    static final ProcessVariable<Number> SCORE_POINTS = anyNumber("score");
    /** {@code hot}, {@code warm} or {@code cold}. */
    static final ProcessVariable<String> GRADE = text("grade");

    /** {@code none}, {@code same} or {@code doubtful}. */
    static final ProcessVariable<String> MATCH = text("match");

    static final ProcessVariable<String> TEAM = text("team");
    static final ProcessVariable<Number> RESPONSE_HOURS = anyNumber("responseHours");
    /** {@code assigned}, {@code nobodyFree} or {@code noTeam}. */
    static final ProcessVariable<String> ASSIGN_RESULT = text("assignResult");

    static final ProcessVariable<String> TEAM_LEADER = text("teamLeader");
    static final ProcessVariable<String> REP = text("rep");
    static final ProcessVariable<Integer> MISSED_COUNT = number("missedCount");
    static final ProcessVariable<Integer> CONTACT_ROUND = number("contactRound");
    static final ProcessVariable<Boolean> BEGUN = bool("begun");
    static final ProcessVariable<String> RESPOND_BY = text("respondBy");
    static final ProcessVariable<String> REMIND_AT = text("remindAt");
    static final ProcessVariable<String> DECISION = text("decision");
    static final ProcessVariable<String> REASON = text("reason");
    /** Written by the forms in which a team lead chooses. */
    static final ProcessVariable<String> CHOSEN_REP = text("chosenRep");
    /** Written by the form of {@link #DECIDE_MATCH}: id of the contact in the CRM. */
    static final ProcessVariable<String> CHOSEN_CONTACT = text("chosenContact");
    /** Written by the form of {@link #CONTACT_LEAD}: ISO date. */
    static final ProcessVariable<String> NURTURE_UNTIL = text("nurtureUntil");

    static final ProcessVariable<String> NURTURE_AT = text("nurtureAt");
    static final ProcessVariable<Boolean> OPPORTUNITY_KNOWN = bool("opportunityKnown");
    /** Why the CRM refused, in plain words. */
    static final ProcessVariable<String> CRM_PROBLEM = text("crmProblem");

    // what LeadFactsListener shows decision tables
    static final ProcessVariable<String> ORIGIN = text("origin");
    static final ProcessVariable<String> SOURCE = text("source");
    static final ProcessVariable<Integer> VISITS = number("visits");
    static final ProcessVariable<Integer> TIME_ON_SITE = number("timeOnSite");
    static final ProcessVariable<Double> PAGE_VIEWS = new ProcessVariable<>("pageViews", Double.class);
    static final ProcessVariable<String> OCCUPATION = text("occupation");
    static final ProcessVariable<String> INTEREST = text("interest");
    static final ProcessVariable<Integer> EMPLOYEES = number("employees");
    static final ProcessVariable<String> COUNTRY = text("country");
    static final ProcessVariable<String> LANGUAGE = text("language");
    static final ProcessVariable<Boolean> MAIL_KNOWN = bool("mailKnown");
    static final ProcessVariable<Boolean> PHONE_KNOWN = bool("phoneKnown");
    static final ProcessVariable<Boolean> COMPANY_KNOWN = bool("companyKnown");
    static final ProcessVariable<Boolean> MESSAGE_WRITTEN = bool("messageWritten");

    @Bean
    RequiredProcess leadAssignmentProcess() {
        return new RequiredProcess(
                PROCESS,
                Set.of(SCORE, ROUTING, DUPLICATES, IMPORT_COLUMNS),
                Set.of(
                        CHECK_LEAD,
                        SCORE_LEAD,
                        FIND_IN_CRM,
                        ROUTE_LEAD,
                        ASSIGN_LEAD,
                        CREATE_OPPORTUNITY,
                        CONTACT_LEAD,
                        RECORD_OUTCOME,
                        REQUEST_ERASURE));
    }
}
