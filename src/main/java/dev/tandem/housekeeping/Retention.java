package dev.tandem.housekeeping;

import java.time.Instant;

/** One kind of record in Tandem's own tables, and how long it is kept. One bean per kind; the housekeeping calls them in turn. */
public interface Retention {

    /** One word in small letters, the same forever: under it the runs are recorded. */
    String name();

    /** What it is, for people: for example {@code Invoices}. */
    String what();

    /** How long it is kept and from when on, for people: for example {@code 10 years after the case ended}. */
    String keptFor();

    /** The setting that says so; empty if none does. */
    String setting();

    /** How many there are. */
    long count();

    /** How many of them were kept long enough; some of these may still have to stay, because their case runs. */
    long countDue(Instant now);

    /**
     * Removes the next few that were kept long enough, and nothing that an open case needs. Joins the caller's transaction.
     *
     * @param after where to go on, as the call before said; empty at first
     * @param most how many at most
     */
    Removed removeNext(Instant now, String after, int most);
}
