package dev.tandem.onboarding.web;

import dev.tandem.core.Moments;
import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.integration.mail.MailAddress;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.PartyRole;
import dev.tandem.onboarding.documents.DocumentState;
import dev.tandem.onboarding.documents.DocumentView;
import dev.tandem.tasks.CaseWay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How values of an application are written on pages. */
@Component
class OnboardingWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final Map<String, String> DECISIONS = Map.ofEntries(
            Map.entry("changed", "Changed"),
            Map.entry("correct", "Corrected"),
            Map.entry("decline", "Declined"),
            Map.entry("clear", "Found to be somebody else"),
            Map.entry("confirm", "Found to be on the sanctions list"),
            Map.entry("agree", "Agreed that it is somebody else"),
            Map.entry("disagree", "Did not agree that it is somebody else"),
            Map.entry("accept", "Accepted"),
            Map.entry("reject", "Rejected"),
            Map.entry("tryAgain", "Tried again"),
            Map.entry("examineAgain", "Examined again"),
            Map.entry("giveUp", "Given up"),
            Map.entry("contacted", "Contacted"),
            Map.entry("withdraw", "Withdrawn"),
            Map.entry("notSent", "Mail not sent"));

    private static final Map<String, String> LEGAL_FORMS = Map.of(
            "limited", "Limited company (GmbH, Ltd, Sàrl)",
            "publicCompany", "Listed company (AG, plc, SA)",
            "partnership", "Partnership (KG, OHG, LLP)",
            "soleTrader", "Sole trader",
            "association", "Association",
            "foundation", "Foundation",
            "trust", "Trust",
            "publicBody", "Public body");

    private static final Map<String, String> PRODUCTS = Map.of(
            "standard", "Standard: paid in advance", "credit", "Credit: paid on account", "reseller", "Reseller");

    private static final Map<String, String> ENTRY_KINDS = Map.of(
            "individual", "Person", "entity", "Company or organisation", "vessel", "Ship", "aircraft", "Aircraft");

    private final WorkingTimeSettings workingTime;

    OnboardingWords(WorkingTimeSettings workingTime) {
        this.workingTime = workingTime;
    }

    /** {@code 22 Nov 2026, 14:05}, where people work; empty for none. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : Moments.text(at, workingTime.zone());
    }

    /** {@code 22 Nov 2026}; empty for none. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String state(OnboardingState state) {
        return switch (state) {
            case RECEIVED -> "Being checked";
            case INCOMPLETE -> "Something is missing";
            case SCREENING -> "Being screened";
            case RISK -> "Risk being assessed";
            case DOCUMENTS -> "Waits for documents";
            case SETTING_UP -> "Being set up";
            case CUSTOMER -> "Customer";
            case DECLINED -> "Declined";
            case EXPIRED -> "Documents did not come";
            case BLOCKED -> "Blocked";
            case WITHDRAWN -> "Withdrawn";
            case ERASED -> "Erased";
        };
    }

    /** Good, bad, or on its way. */
    public String mood(OnboardingState state) {
        return switch (state) {
            case RECEIVED, SCREENING, RISK, SETTING_UP -> "going";
            case INCOMPLETE, DOCUMENTS -> "waiting";
            case CUSTOMER -> "good";
            case BLOCKED, DECLINED -> "bad";
            case EXPIRED, WITHDRAWN, ERASED -> "over";
        };
    }

    public String risk(@Nullable String risk) {
        return risk == null
                ? ""
                : switch (risk) {
                    case "low" -> "Low risk";
                    case "medium" -> "Medium risk";
                    case "high" -> "High risk";
                    default -> risk;
                };
    }

    public String channel(Channel channel) {
        return switch (channel) {
            case API -> "sent by a program";
            case FORM -> "by the public page";
            case TASKLIST -> "entered in Tasklist";
        };
    }

    /** Whether the name of the sender says something that the channel does not. */
    public boolean hasSender(Channel channel) {
        return channel != Channel.FORM;
    }

    public String kind(PartyKind kind) {
        return kind == PartyKind.PERSON ? "Person" : "Company";
    }

    public String entryKind(String kind) {
        return ENTRY_KINDS.getOrDefault(kind, kind);
    }

    public String role(PartyRole role) {
        return switch (role) {
            case CUSTOMER -> "Customer";
            case REPRESENTATIVE -> "Represents";
            case OWNER -> "Owns";
        };
    }

    /** {@code 12.5 %}, which does not wrap; empty for none. */
    public String share(@Nullable BigDecimal share) {
        return share == null ? "" : share.stripTrailingZeros().toPlainString() + "\u00a0%";
    }

    public String legalForm(@Nullable String form) {
        return form == null ? "" : LEGAL_FORMS.getOrDefault(form, form);
    }

    public String product(@Nullable String product) {
        return product == null ? "" : PRODUCTS.getOrDefault(product, product);
    }

    /** In English; the code for a country that there is not. */
    public String country(@Nullable String code) {
        return code == null || code.length() != 2
                ? Objects.requireNonNullElse(code, "")
                : new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** Street, place and country in one line. */
    public String address(Application application) {
        String place = joined(" ", application.postalCode(), application.city());
        return joined(", ", application.street(), place, country(application.country()));
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }

    /** In groups of four, as on paper. */
    public String iban(@Nullable String iban) {
        return iban == null ? "" : iban.replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** Whether a mail can be sent there: only then it is a link. */
    public boolean isMail(@Nullable String mail) {
        return mail != null && MailAddress.parse(mail).isPresent();
    }

    /** What became of a possible hit. */
    public String hit(HitView hit) {
        return switch (hit.state()) {
            case OPEN -> "to be reviewed";
            case CLEARING -> hit.firstByName() + " says that it is somebody else; a second person has to agree";
            case CLEARED -> "somebody else, say " + hit.firstByName() + " and " + hit.secondByName();
            case CONFIRMED -> "the one on the list, says " + hit.firstByName();
        };
    }

    /** What became of somebody's screening. */
    public String screened(PersonView person) {
        if (person.screenedAt() == null) {
            return "not screened yet";
        }
        return person.hits().isEmpty() ? "nobody like this on the list" : "";
    }

    public String document(DocumentView document) {
        if (document.state() == DocumentState.WANTED && document.round() > 1) {
            return "Wanted again";
        }
        return switch (document.state()) {
            case WANTED -> "Wanted";
            case UPLOADED -> "To be checked";
            case ACCEPTED -> "Accepted";
            case NOT_NEEDED -> "Not needed";
        };
    }

    /** What was found of an upload. */
    public String checked(DocumentView.UploadView upload) {
        if (upload.accepted() == null) {
            return "to be checked";
        }
        return (upload.accepted() ? "accepted" : "rejected") + " by " + upload.decidedByName();
    }

    /** Size of a file. */
    public String size(int bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1000f)) + " kB"
                : String.format(Locale.ENGLISH, "%.1f MB", bytes / 1_000_000f);
    }

    /** What was done in a step. */
    public String decided(CaseWay.Step step) {
        String decision = step.decision();
        return decision == null ? step.task() : DECISIONS.getOrDefault(decision, decision);
    }

    /** What happens next, as a sentence. */
    public String next(CaseWay.Next step) {
        Instant due = step.due();
        return switch (step.kind()) {
            case "task" ->
                (step.assignee() == null
                                ? String.join(", ", step.people()) + " may do it"
                                : step.assignee() + " works on it")
                        + (due == null ? "" : ", due " + moment(due));
            case "work" -> "Tandem does it within seconds";
            case "wait" -> "Tandem waits" + (due == null ? "" : " until " + moment(due));
            default -> "Tandem tried it several times without success; operations see to it";
        };
    }
}
