package dev.tandem.lead;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a lead may say at most. Whatever else is odd about it is a finding, and no reason to refuse it. */
final class LeadLimits {

    private static final int SHORT = 255;
    private static final int LONGEST_MAIL = 320;
    private static final int LONGEST_PHONE = 64;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_MESSAGE = 4000;
    private static final BigDecimal MOST_PAGE_VIEWS = new BigDecimal("99999999");

    private final List<LeadProblem> problems = new ArrayList<>();

    private LeadLimits() {}

    /** Why this lead can't be taken in; empty if it can. */
    static List<LeadProblem> problems(LeadData lead) {
        LeadLimits limits = new LeadLimits();
        limits.text("externalId", lead.externalId(), SHORT);
        limits.text("firstName", lead.firstName(), SHORT);
        limits.text("lastName", lead.lastName(), SHORT);
        limits.text("name", lead.name(), SHORT);
        limits.text("mail", lead.mail(), LONGEST_MAIL);
        limits.text("phone", lead.phone(), LONGEST_PHONE);
        limits.text("company", lead.company(), SHORT);
        limits.text("country", lead.country(), LONGEST_PLACE);
        limits.text("language", lead.language(), LONGEST_PLACE);
        limits.text("message", lead.message(), LONGEST_MESSAGE);
        limits.text("origin", lead.origin(), SHORT);
        limits.text("source", lead.source(), SHORT);
        limits.text("interest", lead.interest(), SHORT);
        limits.text("occupation", lead.occupation(), SHORT);
        limits.count("employees", lead.employees());
        limits.count("visits", lead.visits());
        limits.count("timeOnSite", lead.timeOnSite());
        limits.pageViews(lead.pageViews());
        if (lead.equals(EMPTY)) {
            limits.problems.add(new LeadProblem(
                    "",
                    "Nothing is said of this lead. Give at least a mail address, a"
                            + " phone number, a name or a company."));
        }
        return limits.problems;
    }

    private static final LeadData EMPTY = new LeadData(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private void text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.length() > longest) {
            problems.add(new LeadProblem(
                    field, "It has " + value.length() + " characters; at most " + longest + " are allowed."));
        }
        if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            problems.add(new LeadProblem(field, "It contains a character that is none. Take it out."));
        }
    }

    private void count(String field, @Nullable Integer value) {
        if (value != null && value < 0) {
            problems.add(new LeadProblem(field, "It is " + value + ", and can't be below 0."));
        }
    }

    private void pageViews(@Nullable BigDecimal value) {
        if (value != null && (value.signum() < 0 || value.compareTo(MOST_PAGE_VIEWS) > 0)) {
            problems.add(new LeadProblem("pageViews", "It is to be a number from 0 to 99999999."));
        }
    }
}
