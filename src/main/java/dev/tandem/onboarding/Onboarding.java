package dev.tandem.onboarding;

import dev.tandem.core.Consent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application as the register knows it.
 *
 * @param id the case id, for example {@code ONB-000017}
 * @param processInstanceId null until its case has begun
 * @param rescreeningInstanceId of the last case in which the customer was screened again
 * @param application what it says now
 * @param riskClass {@code low}, {@code medium} or {@code high}; null until it was assessed
 * @param accountingCustomerId of the customer in accounting; null until set up, and again once undone
 * @param crmCustomerId of the customer in the CRM
 * @param accessAccountId of the account by which the customer signs in
 * @param outcomeReason why it was declined, withdrawn or blocked
 * @param customerSince when everything was set up
 * @param erasedAt when the people were forgotten; then {@code application} is empty
 */
public record Onboarding(
        String id,
        OnboardingState state,
        Channel channel,
        String receivedBy,
        Instant receivedAt,
        @Nullable String processInstanceId,
        @Nullable String rescreeningInstanceId,
        Application application,
        @Nullable Consent consent,
        @Nullable String riskClass,
        @Nullable String accountingCustomerId,
        @Nullable String crmCustomerId,
        @Nullable String accessAccountId,
        @Nullable String outcomeReason,
        @Nullable Instant customerSince,
        @Nullable Instant closedAt,
        @Nullable Instant erasedAt) {

    /** How people call it: the customer's name, else the case id. */
    public String displayName() {
        return Objects.requireNonNullElse(application.name(), id);
    }

    /** Everybody on the application as it is now. */
    public Persons persons() {
        return new Persons(application.parties());
    }
}
