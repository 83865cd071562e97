package dev.tandem.integration.mail.outbox;

import dev.tandem.erasure.EndedCases;
import dev.tandem.housekeeping.Periods;
import dev.tandem.housekeeping.Removed;
import dev.tandem.housekeeping.Retention;
import dev.tandem.integration.mail.MailSettings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Forgets mails that were handed over, or given up, long ago. Those of a case that still runs stay: by their keys the case knows what it
 * has written already.
 */
@Component
class MailRetention implements Retention {

    private final Outbox outbox;
    private final EndedCases cases;
    private final MailSettings settings;

    MailRetention(Outbox outbox, EndedCases cases, MailSettings settings) {
        this.outbox = outbox;
        this.cases = cases;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public String what() {
        return "Mails";
    }

    @Override
    public String keptFor() {
        return Periods.words(settings.keepFor()) + " after they were written, and until the case has ended";
    }

    @Override
    public String setting() {
        return "tandem.mail.keep-for";
    }

    @Override
    public long count() {
        return outbox.count();
    }

    @Override
    public long countDue(Instant now) {
        return outbox.countDone(limit(now));
    }

    @Override
    public Removed removeNext(Instant now, String after, int most) {
        List<Outbox.Done> done = outbox.done(limit(now), after.isEmpty() ? 0 : Long.parseLong(after), most);
        Map<String, Boolean> ended = done.stream()
                .map(Outbox.Done::caseId)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), cases::hasEnded));
        int removed = outbox.delete(done.stream()
                .filter(mail -> ended.getOrDefault(mail.caseId(), false))
                .map(Outbox.Done::id)
                .toList());
        return Removed.after(
                done.stream().map(mail -> String.valueOf(mail.id())).toList(), most, removed);
    }

    private OffsetDateTime limit(Instant now) {
        return Periods.before(now, settings.keepFor());
    }
}
