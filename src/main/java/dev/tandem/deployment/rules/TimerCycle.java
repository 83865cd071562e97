package dev.tandem.deployment.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a timer that repeats may be: as text in a model, and as the value that it turns out to have when it runs. */
public final class TimerCycle {

    /** Timers that repeat do so at most this often. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Pattern SECONDS = Pattern.compile("[0-5]?\\d");
    private static final Pattern REPEAT = Pattern.compile("R(\\d{0,9})");

    private TimerCycle() {}

    /**
     * Says what is wrong with a cycle.
     *
     * @param cycle an ISO 8601 repetition such as {@code R3/PT2H}, or a cron expression with seconds
     * @return a sentence, or nothing if it may be used
     */
    public static Optional<String> problem(String cycle) {
        String text = cycle.strip();
        return text.startsWith("R") ? problemOfRepetition(text) : problemOfCron(text);
    }

    private static Optional<String> problemOfRepetition(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length < 2 || parts.length > 3 || !REPEAT.matcher(parts[0]).matches()) {
            return unreadable(text);
        }
        String period = parts[1].startsWith("P") ? parts[1] : parts.length == 3 ? parts[2] : "";
        if (!period.startsWith("P")) {
            return Optional.of("repeats from \"" + text
                    + "\", which does not say how long it waits in between. Write it as R3/PT2H: three times, every two"
                    + " hours.");
        }
        return duration(period)
                .map(length -> length.compareTo(SHORTEST) < 0
                        ? Optional.of("repeats every " + period + " (" + text
                                + "), and the shortest time is a minute. Wait longer in between.")
                        : Optional.<String>empty())
                .orElseGet(() -> unreadable(text));
    }

    /** Seconds, minutes, hours ...: with one number of seconds it comes at most once a minute. */
    private static Optional<String> problemOfCron(String text) {
        String[] fields = text.split("\\s+");
        if (fields.length == 1
                && !text.toLowerCase(Locale.ROOT).matches("@(hourly|daily|midnight|weekly|monthly|yearly)")) {
            return unreadable(text);
        }
        return fields.length == 1 || SECONDS.matcher(fields[0]).matches()
                ? Optional.empty()
                : Optional.of("repeats by \"" + text
                        + "\" more than once a minute. Write one number for the seconds, such as \"0 0 8 * * ?\".");
    }

    private static Optional<String> unreadable(String text) {
        return Optional.of(
                "repeats by \"" + text + "\", which is no time. Write it as R3/PT2H: three times, every two hours.");
    }

    /** How long an ISO 8601 duration lasts, at least; nothing if it is none. */
    static Optional<Duration> duration(String text) {
        try {
            if (text.matches("P\\d{1,6}W")) {
                return Optional.of(Duration.ofDays(7L * Integer.parseInt(text.substring(1, text.length() - 1))));
            }
            int time = text.indexOf('T');
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            return Optional.of(
                    Duration.ofDays(days.toTotalMonths() * 28 + days.getDays()).plus(hours));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
