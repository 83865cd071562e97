package dev.tandem.lead.team;

import dev.tandem.lead.team.TeamView.AbsenceView;
import dev.tandem.lead.team.TeamView.MemberView;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How the page of teams says things. */
final class TeamWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final LocalDate today;

    TeamWords(LocalDate today) {
        this.today = today;
    }

    /** {@code 24 Dec 2026 to 2 Jan 2027}. */
    public String days(AbsenceView days) {
        LocalDate until = days.until();
        if (until == null) {
            return "from " + DAY.format(days.from()) + " until further notice";
        }
        if (until.equals(days.from())) {
            return DAY.format(until);
        }
        DateTimeFormatter first = until.getYear() == days.from().getYear() ? DAY_AND_MONTH : DAY;
        return first.format(days.from()) + " to " + DAY.format(until);
    }

    /** Whether somebody gets leads, in a few words. */
    public String state(MemberView of) {
        if (!of.inSales()) {
            return "not in sales any more";
        }
        if (!of.present()) {
            return "away";
        }
        return of.openLeads() < of.capacity() ? "free" : "full";
    }

    /** How full somebody is, in percent, at most 100. */
    public int percent(MemberView of) {
        return of.capacity() == 0
                ? (of.openLeads() == 0 ? 0 : 100)
                : Math.min(100, 100 * of.openLeads() / of.capacity());
    }

    /** Whether these days have begun. */
    public boolean hasBegun(AbsenceView absence) {
        return !absence.from().isAfter(today);
    }

    /** {@code 3 of 10 places are free}. */
    public String places(List<MemberView> members) {
        int free = 0;
        int all = 0;
        for (MemberView of : members) {
            all += of.capacity();
            free += of.present() ? Math.max(0, of.capacity() - of.openLeads()) : 0;
        }
        return free + " of " + all + (all == 1 ? " place" : " places") + (free == 1 ? " is free" : " are free");
    }
}
