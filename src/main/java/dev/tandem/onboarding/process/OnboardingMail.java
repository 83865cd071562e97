package dev.tandem.onboarding.process;

import dev.tandem.core.TandemSettings;
import dev.tandem.core.WorkingTime;
import dev.tandem.identity.Groups;
import dev.tandem.identity.UserNames;
import dev.tandem.integration.mail.CaseMail;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.documents.DocumentState;
import dev.tandem.onboarding.documents.Documents;
import dev.tandem.onboarding.documents.Upload;
import dev.tandem.onboarding.documents.UploadLinks;
import dev.tandem.onboarding.documents.WantedDocument;
import dev.tandem.tasks.DecisionTrail;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom mails about a new customer go to ({@code customer}, {@code desk}), and what they may say. All are texts for people, empty
 * where the case has none:
 *
 * <ul>
 *   <li>{@code caseId}, {@code caseLink}, {@code companyName}: of Tandem
 *   <li>{@code customerName}, {@code contactName}, {@code product}: of the application
 *   <li>{@code documents}: a line for each that is still wanted, with why; {@code documentsDue}: the last day for them
 *   <li>{@code document}, {@code rejectionReason}: of what was rejected last; {@code rejectedDocuments}: a line for each that was
 *       rejected and did not come again yet, with why
 *   <li>{@code uploadLink}: where the customer uploads them, as long as documents are awaited; for the customer only
 *   <li>{@code customerNumber}, {@code accessUser}: once the customer is set up
 *   <li>{@code reason}: why the application ended; never for the customer, because it may tell of hits and risks
 * </ul>
 */
@Component
class OnboardingMail implements CaseMail {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private final Onboardings onboardings;
    private final Documents documents;
    private final UploadLinks links;
    private final RuntimeService runtime;
    private final DecisionTrail trail;
    private final UserNames users;
    private final WorkingTime workingTime;
    private final TandemSettings settings;

    OnboardingMail(
            Onboardings onboardings,
            Documents documents,
            UploadLinks links,
            RuntimeService runtime,
            DecisionTrail trail,
            UserNames users,
            WorkingTime workingTime,
            TandemSettings settings) {
        this.onboardings = onboardings;
        this.documents = documents;
        this.links = links;
        this.runtime = runtime;
        this.trail = trail;
        this.users = users;
        this.workingTime = workingTime;
        this.settings = settings;
    }

    @Override
    public String process() {
        return CustomerOnboarding.PROCESS;
    }

    @Override
    public Optional<List<Recipient>> recipients(String caseId, String role) {
        return switch (role) {
            case "customer" -> customer(onboardings.get(caseId));
            case "desk" ->
                Optional.of(users.membersOf(Groups.ONBOARDING).stream()
                        .flatMap(user -> users.mailOf(user).map(mail -> new Recipient(mail, user)).stream())
                        .toList());
            default ->
                throw new IllegalStateException(
                        "The model names the recipient \"" + role + "\"; a new customer has a customer and a desk");
        };
    }

    private static Optional<List<Recipient>> customer(Onboarding onboarding) {
        if (onboarding.erasedAt() != null) {
            return Optional.empty();
        }
        String mail = onboarding.application().mail();
        return Optional.of(mail == null ? List.of() : List.of(new Recipient(mail, null)));
    }

    @Override
    public Map<String, String> values(String caseId, String template, Recipient to) {
        Onboarding onboarding = onboardings.get(caseId);
        List<WantedDocument> wanted = documents.of(caseId).stream()
                .filter(document -> document.state() == DocumentState.WANTED)
                .toList();
        List<WantedDocument> rejected = wanted.stream()
                .filter(document -> document.rejection().isPresent())
                .toList();
        Optional<WantedDocument> last = rejected.stream().max(Comparator.comparing(OnboardingMail::rejectedAt));
        boolean toCustomer = to.userId() == null;
        boolean awaited = onboarding.state() == OnboardingState.DOCUMENTS;
        Map<String, String> values = new HashMap<>();
        values.put("caseId", caseId);
        values.put("caseLink", settings.link("/onboardings/" + caseId));
        values.put("companyName", settings.companyName());
        values.put("customerName", text(onboarding.application().name()));
        values.put("contactName", text(onboarding.application().contactName()));
        values.put("product", product(onboarding.application().product()));
        values.put("documents", lines(wanted, WantedDocument::why));
        values.put("documentsDue", awaited ? documentsDue(onboarding) : "");
        values.put("document", last.map(WantedDocument::title).orElse(""));
        values.put("rejectionReason", last.flatMap(WantedDocument::rejection).orElse(""));
        values.put(
                "rejectedDocuments",
                lines(rejected, document -> document.rejection().orElse("")));
        // asked for, a link is made: only where one is of use
        values.put("uploadLink", awaited && toCustomer ? links.link(caseId) : "");
        values.put("customerNumber", text(onboarding.accountingCustomerId()));
        values.put(
                "accessUser",
                onboarding.accessAccountId() == null
                        ? ""
                        : text(onboarding.application().mail()));
        values.put("reason", toCustomer ? "" : text(onboarding.outcomeReason()));
        return values;
    }

    private static Instant rejectedAt(WantedDocument document) {
        return document.upload(document.round() - 1).map(Upload::decidedAt).orElse(Instant.EPOCH);
    }

    private static String lines(List<WantedDocument> documents, Function<WantedDocument, String> said) {
        return documents.stream()
                .map(document -> "• " + document.title() + ": " + said.apply(document))
                .collect(Collectors.joining("\n"));
    }

    private String documentsDue(Onboarding onboarding) {
        String processInstanceId = onboarding.processInstanceId();
        if (processInstanceId == null) {
            return "";
        }
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(processInstanceId)
                .variableName(CustomerOnboarding.DOCUMENTS_DUE_AT.name())
                .list()
                .stream()
                .map(VariableInstance::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .map(due -> DAY.format(OffsetDateTime.parse(due.toString()).atZoneSameInstant(workingTime.zone())))
                .orElse("");
    }

    private static String product(@Nullable String product) {
        return product == null
                ? ""
                : switch (product) {
                    case "standard" -> "Standard: paid in advance";
                    case "credit" -> "Credit: paid on account";
                    case "reseller" -> "Reseller";
                    default -> product;
                };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    @Override
    public void noAddress(String caseId, String role, String template) {
        trail.note(
                caseId,
                "mail_" + template,
                role.equals("customer") ? "Mail to the customer" : "Mail to the onboarding desk",
                "notSent",
                "No usable mail address is known. Tell them by other ways.");
    }
}
