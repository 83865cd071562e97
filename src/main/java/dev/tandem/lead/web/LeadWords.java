package dev.tandem.lead.web;

import dev.tandem.core.Moments;
import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.lead.Channel;
import dev.tandem.lead.LeadState;
import dev.tandem.tasks.CaseWay;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How values of a lead are written on pages. */
@Component
class LeadWords {

    private static final Map<String, String> DECISIONS = Map.ofEntries(
            Map.entry("same", "Found to be known in the CRM"),
            Map.entry("different", "Found to be somebody new"),
            Map.entry("assign", "Assigned by hand"),
            Map.entry("disqualify", "Disqualified"),
            Map.entry("disqualified", "Disqualified"),
            Map.entry("qualified", "Qualified"),
            Map.entry("nurture", "To come back later"),
            Map.entry("retry", "Tried again"),
            Map.entry("without", "Goes on without the CRM"),
            Map.entry("choose", "Team chosen"),
            Map.entry("missed", "Not begun in time"),
            Map.entry("notSent", "Mail not sent"));

    private static final Map<String, String> CLOSED = Map.of(
            "missed", "did not begin in time",
            "qualified", "qualified it",
            "nurture", "set it aside for later",
            "disqualified", "disqualified it",
            "replaced", "it went to somebody else",
            "released", "the case ended");

    private final WorkingTimeSettings workingTime;

    LeadWords(WorkingTimeSettings workingTime) {
        this.workingTime = workingTime;
    }

    /** {@code 22 Nov 2026, 14:05}, where people work; empty for none. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : Moments.text(at, workingTime.zone());
    }

    public String state(LeadState state) {
        return switch (state) {
            case RECEIVED -> "Just received";
            case SCORED -> "Scored";
            case WAITING -> "Waits for a rep";
            case ASSIGNED -> "Assigned";
            case IN_CONTACT -> "In contact";
            case NURTURE -> "Comes back later";
            case QUALIFIED -> "Qualified";
            case DISQUALIFIED -> "Disqualified";
            case ERASED -> "Erased";
        };
    }

    public String channel(Channel channel) {
        return switch (channel) {
            case API -> "sent by a program";
            case FORM -> "by the contact page";
            case TASKLIST -> "entered in Tasklist";
            case IMPORT -> "from a spreadsheet";
        };
    }

    /** Whether the name of the sender says something that the channel does not. */
    public boolean hasSender(Channel channel) {
        return channel != Channel.FORM;
    }

    /** {@code +16} or {@code −3}. */
    public String points(int points) {
        return points < 0 ? "−" + -points : "+" + points;
    }

    /** In English; the code for a country that there is not. */
    public String country(@Nullable String code) {
        return code == null || code.length() != 2 ? text(code) : new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** In English; the code for a language that there is not. */
    public String language(@Nullable String code) {
        return code == null ? "" : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    /** Seconds in words. */
    public String time(@Nullable Integer seconds) {
        if (seconds == null) {
            return "";
        }
        return seconds < 120 ? seconds + " seconds" : Math.round(seconds / 60f) + " minutes";
    }

    public String match(@Nullable String match) {
        return match == null
                ? "not looked for yet"
                : switch (match) {
                    case "none" -> "new: nobody like it was known";
                    case "same" -> "known before";
                    default -> "perhaps known: a person decides";
                };
    }

    /** What was done in a step. */
    public String decided(CaseWay.Step step) {
        String decision = step.decision();
        return decision == null ? step.task() : DECISIONS.getOrDefault(decision, decision);
    }

    /** What became of an assignment. */
    public String closed(LeadView.Given given) {
        if (given.closedWhy() != null) {
            return CLOSED.getOrDefault(given.closedWhy(), given.closedWhy());
        }
        return given.begunAt() == null ? "has not begun yet" : "works on it since " + moment(given.begunAt());
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

    public String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
