package dev.tandem.lead;

import dev.tandem.core.Consent;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the register knows it.
 *
 * @param id the case id, for example {@code LEAD-000017}
 * @param processInstanceId null until its case has begun
 * @param score sum of the points; null until it was scored
 * @param crmMatch {@code none}, {@code same} or {@code doubtful}, {@code different} if a person decided so; null until the CRM was
 *     asked
 * @param contactId of the person in the CRM
 * @param companyId of the company in the CRM
 * @param opportunityId in the CRM
 * @param team id of the sales team
 * @param rep id of the user who has it
 * @param outcomeReason why it was disqualified, or what the rep noted
 * @param erasedAt when the person was forgotten; then {@code data} is empty
 */
public record Lead(
        String id,
        LeadState state,
        Channel channel,
        String receivedBy,
        Instant receivedAt,
        @Nullable String processInstanceId,
        LeadData data,
        @Nullable Consent consent,
        @Nullable Integer score,
        @Nullable String crmMatch,
        @Nullable String contactId,
        @Nullable String companyId,
        @Nullable String opportunityId,
        @Nullable String team,
        @Nullable String rep,
        @Nullable String outcomeReason,
        @Nullable Instant closedAt,
        @Nullable Instant erasedAt) {

    /** How people call it: person and company as far as they are known, else the case id. */
    public String displayName() {
        String person = data.person();
        String company = data.company();
        if (person != null && company != null) {
            return person + ", " + company;
        }
        return Stream.of(person, company, data.mail())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(id);
    }
}
