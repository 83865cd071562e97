package dev.tandem.onboarding.web;

import dev.tandem.core.Consent;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationFinding;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.documents.DocumentView;
import dev.tandem.tasks.CaseWay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as the API shows it.
 *
 * @param name how people call the customer
 * @param application what it says now
 * @param findings what was missing or wrong when it was checked last
 * @param riskClass {@code low}, {@code medium} or {@code high}; null until it was assessed, and for those who may not know
 * @param accountingCustomerId of the customer in accounting; null until set up
 * @param crmCustomerId of the customer in the CRM
 * @param accessAccountId of the account by which the customer signs in
 * @param outcomeReason why it was declined, withdrawn or blocked; null for those who may not know
 * @param customerSince when everything was set up
 * @param erasedAt when the people were forgotten; nothing of {@code application} is left then
 * @param screening everybody on the application as it is now, with possible hits; empty for those who may not know
 * @param documents what the customer has to send, with what came
 * @param waitingFor names of the open user tasks
 * @param way what happened and what was decided, oldest first
 * @param next open tasks first, then what the program does or waits for; empty once the case has ended
 */
record OnboardingView(
        String id,
        OnboardingState state,
        String name,
        Application application,
        List<ApplicationFinding> findings,
        @Nullable String riskClass,
        @Nullable String accountingCustomerId,
        @Nullable String crmCustomerId,
        @Nullable String accessAccountId,
        @Nullable String outcomeReason,
        Channel channel,
        Instant receivedAt,
        String receivedBy,
        String receivedByName,
        @Nullable Consent consent,
        @Nullable Instant customerSince,
        @Nullable Instant closedAt,
        @Nullable Instant erasedAt,
        List<PersonView> screening,
        List<DocumentView> documents,
        List<String> waitingFor,
        List<CaseWay.Step> way,
        List<CaseWay.Next> next) {}
