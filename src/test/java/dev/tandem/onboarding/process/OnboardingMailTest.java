package dev.tandem.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tandem.core.TandemSettings;
import dev.tandem.core.WorkingTime;
import dev.tandem.core.WorkingTimes;
import dev.tandem.identity.UserNames;
import dev.tandem.integration.mail.CaseMail.Recipient;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.DocumentState;
import dev.tandem.onboarding.documents.Documents;
import dev.tandem.onboarding.documents.Upload;
import dev.tandem.onboarding.documents.UploadLinks;
import dev.tandem.onboarding.documents.WantedDocument;
import dev.tandem.tasks.DecisionTrail;
import dev.tandem.testing.Applications;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom mails about new customers go to, and what they may say. */
@Tag("once")
class OnboardingMailTest {

    private static final String ID = "ONB-000017";
    private static final Recipient CUSTOMER = new Recipient("ada@brewster.example", null);
    private static final Recipient COLLEAGUE = new Recipient("oliver@example.com", "onboarding");
    private static final Instant DAY = Instant.parse("2026-11-20T09:00:00Z");

    private final Onboardings onboardings = mock(Onboardings.class);
    private final Documents documents = mock(Documents.class);
    private final UploadLinks links = mock(UploadLinks.class);
    private final RuntimeService runtime = mock(RuntimeService.class, RETURNS_DEEP_STUBS);
    private final DecisionTrail trail = mock(DecisionTrail.class);
    private final UserNames users = mock(UserNames.class);
    private final WorkingTime workingTime = WorkingTimes.germany();
    private final OnboardingMail mail = new OnboardingMail(
            onboardings,
            documents,
            links,
            runtime,
            trail,
            users,
            workingTime,
            new TandemSettings(URI.create("http://tandem.example"), "Example Company Ltd."));

    @BeforeEach
    void aCustomerWhoseDocumentsAreAwaited() {
        when(links.link(ID)).thenReturn("http://tandem.example/documents/secret");
        is(OnboardingState.DOCUMENTS, null, null);
        dueAt("2026-12-10T23:30:00Z");
    }

    @Test
    void theCustomerReadsWhatIsWantedWhyAndUntilWhen() {
        when(documents.of(ID))
                .thenReturn(List.of(
                        document(1, "Passport", DocumentState.ACCEPTED, 1),
                        document(2, "Extract", DocumentState.WANTED, 1),
                        document(3, "Accounts", DocumentState.WANTED, 1),
                        document(4, "Articles", DocumentState.NOT_NEEDED, 1)));

        Map<String, String> values = mail.values(ID, "documents-wanted", CUSTOMER);

        assertThat(values)
                .containsEntry("documents", "• Extract: By law.\n• Accounts: By law.")
                .containsEntry("documentsDue", "Friday 11 December 2026")
                .containsEntry("uploadLink", "http://tandem.example/documents/secret")
                .containsEntry("product", "Standard: paid in advance")
                .containsEntry("contactName", "Ada Brewster")
                .containsEntry("companyName", "Example Company Ltd.")
                .containsEntry("rejectedDocuments", "");
    }

    @Test
    void allThatWasRejectedAndDidNotComeAgainIsNamedWithWhy() {
        when(documents.of(ID))
                .thenReturn(List.of(
                        document(1, "Passport", DocumentState.WANTED, 2, rejected(1, "Expired.", DAY.plusSeconds(60))),
                        document(2, "Extract", DocumentState.WANTED, 2, rejected(1, "Too old.", DAY)),
                        document(3, "Accounts", DocumentState.WANTED, 1),
                        document(4, "Articles", DocumentState.UPLOADED, 2, rejected(1, "Blurred.", DAY), uploaded(2))));

        assertThat(mail.values(ID, "document-rejected", CUSTOMER))
                .containsEntry("rejectedDocuments", "• Passport: Expired.\n• Extract: Too old.")
                .containsEntry("document", "Passport")
                .containsEntry("rejectionReason", "Expired.");
    }

    @ParameterizedTest
    @EnumSource
    void aLinkIsMadeOnlyForACustomerWhoseDocumentsAreAwaited(OnboardingState state) {
        is(state, null, null);

        mail.values(ID, "any", COLLEAGUE);
        verify(links, never()).link(anyString());
        if (state != OnboardingState.DOCUMENTS) {
            assertThat(mail.values(ID, "any", CUSTOMER))
                    .containsEntry("uploadLink", "")
                    .containsEntry("documentsDue", "");
            verify(links, never()).link(anyString());
        }
    }

    /** It may tell of hits and risks, and whoever edits a mail text could ask for it. */
    @Test
    void theCustomerNeverReadsWhyTheApplicationEnded() {
        is(OnboardingState.BLOCKED, "On the sanctions list", null);

        assertThat(mail.values(ID, "declined", CUSTOMER)).containsEntry("reason", "");
        assertThat(mail.values(ID, "told-desk", COLLEAGUE)).containsEntry("reason", "On the sanctions list");
    }

    @Test
    void noValueTellsOfRiskOrScreening() {
        assertThat(mail.values(ID, "any", CUSTOMER).keySet())
                .isEqualTo(Set.of(
                        "caseId",
                        "caseLink",
                        "companyName",
                        "customerName",
                        "contactName",
                        "product",
                        "documents",
                        "documentsDue",
                        "document",
                        "rejectionReason",
                        "rejectedDocuments",
                        "uploadLink",
                        "customerNumber",
                        "accessUser",
                        "reason"));
    }

    @Test
    void aNewCustomerReadsNumberAndUserName() {
        is(OnboardingState.CUSTOMER, null, "D-10017");

        assertThat(mail.values(ID, "welcome", CUSTOMER))
                .containsEntry("customerNumber", "D-10017")
                .hasEntrySatisfying("accessUser", user -> assertThat(user).endsWith("@brewster.example"));
    }

    @Test
    void mailsGoToTheContactOrToEverybodyAtTheDesk() {
        when(users.membersOf("onboarding")).thenReturn(List.of("oliver", "olga"));
        when(users.mailOf("oliver")).thenReturn(Optional.of("oliver@example.com"));
        when(users.mailOf("olga")).thenReturn(Optional.empty());

        assertThat(mail.recipients(ID, "customer").orElseThrow())
                .singleElement()
                .satisfies(to -> {
                    assertThat(to.address()).endsWith("@brewster.example");
                    assertThat(to.userId()).isNull();
                });
        assertThat(mail.recipients(ID, "desk").orElseThrow())
                .containsExactly(new Recipient("oliver@example.com", "oliver"));
        assertThatThrownBy(() -> mail.recipients(ID, "compliance"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("compliance");
    }

    @Test
    void whoWasForgottenGetsNoMail() {
        when(onboardings.get(ID)).thenReturn(onboarding(OnboardingState.ERASED, null, null, DAY));

        assertThat(mail.recipients(ID, "customer")).isEmpty();
    }

    @Test
    void aMailThatReachesNobodyIsNoted() {
        mail.noAddress(ID, "customer", "welcome");

        verify(trail).note(eq(ID), eq("mail_welcome"), eq("Mail to the customer"), eq("notSent"), any());
    }

    private void is(OnboardingState state, @Nullable String reason, @Nullable String number) {
        when(onboardings.get(ID)).thenReturn(onboarding(state, reason, number, null));
    }

    private void dueAt(String due) {
        VariableInstance variable = mock(VariableInstance.class);
        when(variable.getValue()).thenReturn(due);
        when(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn("instance")
                        .variableName("documentsDueAt")
                        .list())
                .thenReturn(List.of(variable));
    }

    private static Onboarding onboarding(
            OnboardingState state, @Nullable String reason, @Nullable String number, @Nullable Instant erasedAt) {
        Application application = Applications.company("Brewster Ltd", "Ada Brewster", "Ada Brewster");
        return new Onboarding(
                ID,
                state,
                Channel.API,
                "sales",
                DAY,
                "instance",
                null,
                application,
                null,
                "high",
                number,
                null,
                number == null ? null : "A-1",
                reason,
                null,
                null,
                erasedAt);
    }

    private static WantedDocument document(
            int number, String title, DocumentState state, int round, Upload... uploads) {
        return new WantedDocument(ID, number, "code" + number, title, "By law.", state, round, DAY, List.of(uploads));
    }

    private static Upload rejected(int round, String reason, Instant at) {
        return new Upload(round, "a.pdf", "application/pdf", 1, 1, DAY, false, "onboarding", at, reason);
    }

    private static Upload uploaded(int round) {
        return new Upload(round, "a.pdf", "application/pdf", 1, 1, DAY, null, null, null, null);
    }
}
