package dev.tandem.lead.web;

import dev.tandem.core.Consent;
import dev.tandem.lead.Channel;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadFinding;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.ScoreReason;
import dev.tandem.tasks.CaseWay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the API shows it.
 *
 * @param name how people call it
 * @param lead what is said of it, checked as soon as that is done
 * @param findings what is odd or missing
 * @param score sum of the points; null until it was scored
 * @param reasons why it has its score
 * @param crmMatch whether the CRM knew the person: {@code none}, {@code same} or {@code doubtful}; null until it was asked
 * @param opportunityId in the CRM
 * @param team id of the sales team
 * @param teamName what the team is called
 * @param rep user id of the person of sales who has it
 * @param repName what that person is called
 * @param outcomeReason why it was disqualified, or what the rep noted
 * @param erasedAt when the person was forgotten; nothing of {@code lead} is left then
 * @param assignments who had it, the first first
 * @param waitingFor names of the open user tasks
 * @param way what happened and what was decided, oldest first
 * @param next open tasks first, then what the program does or waits for; empty once the case has ended
 */
record LeadView(
        String id,
        LeadState state,
        String name,
        LeadData lead,
        List<LeadFinding> findings,
        @Nullable Integer score,
        List<ScoreReason> reasons,
        @Nullable String crmMatch,
        @Nullable String contactId,
        @Nullable String companyId,
        @Nullable String opportunityId,
        @Nullable String team,
        @Nullable String teamName,
        @Nullable String rep,
        @Nullable String repName,
        @Nullable String outcomeReason,
        Channel channel,
        Instant receivedAt,
        String receivedBy,
        String receivedByName,
        @Nullable Consent consent,
        @Nullable Instant closedAt,
        @Nullable Instant erasedAt,
        List<Given> assignments,
        List<String> waitingFor,
        List<CaseWay.Step> way,
        List<CaseWay.Next> next) {

    /**
     * That the lead was given to a rep.
     *
     * @param begunAt when the rep began to work on it
     * @param closedWhy {@code missed}, {@code qualified}, {@code nurture}, {@code disqualified}, {@code replaced} or
     *     {@code released}; null while they have it
     */
    record Given(
            int round,
            String team,
            String rep,
            String repName,
            Instant since,
            @Nullable Instant begunAt,
            @Nullable Instant closedAt,
            @Nullable String closedWhy,
            @Nullable String reason) {}
}
