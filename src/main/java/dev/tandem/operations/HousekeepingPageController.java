package dev.tandem.operations;

import dev.tandem.core.Moments;
import dev.tandem.housekeeping.Housekeeping;
import dev.tandem.housekeeping.HousekeepingRun;
import dev.tandem.housekeeping.Nights;
import dev.tandem.housekeeping.Retention;
import dev.tandem.identity.CurrentUser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page on which operations see what is kept for how long, and what was removed last. */
@Controller
class HousekeepingPageController {

    private static final Logger log = LoggerFactory.getLogger(HousekeepingPageController.class);

    private final Housekeeping housekeeping;
    private final Nights nights;
    private final EngineHistory engine;
    private final CurrentUser currentUser;

    HousekeepingPageController(
            Housekeeping housekeeping, Nights nights, EngineHistory engine, CurrentUser currentUser) {
        this.housekeeping = housekeeping;
        this.nights = nights;
        this.engine = engine;
        this.currentUser = currentUser;
    }

    /**
     * A kind of record as the page shows it.
     *
     * @param count null if it could not be found out
     */
    public record Kind(
            String what,
            String keptFor,
            String setting,
            @Nullable Long count,
            @Nullable Long due,
            @Nullable HousekeepingRun run) {}

    @GetMapping("/housekeeping")
    @PreAuthorize("hasAnyRole('operations', 'camunda-admin')")
    String page(Model model) {
        Instant now = Instant.now();
        Nights.Night night = nights.currentOrNext(now);
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("night", night);
        model.addAttribute("itIsNight", night.contains(now));
        model.addAttribute("zone", nights.zone().getId());
        model.addAttribute(
                "kinds",
                housekeeping.kinds().stream().map(kind -> kind(kind, now)).toList());
        model.addAttribute("processes", engine.processes());
        model.addAttribute("cleanup", engine.cleanup());
        model.addAttribute("words", new Words(nights.zone()));
        return "operations/housekeeping";
    }

    private Kind kind(Retention kind, Instant now) {
        HousekeepingRun run = housekeeping.lastRun(kind).orElse(null);
        try {
            return new Kind(kind.what(), kind.keptFor(), kind.setting(), kind.count(), kind.countDue(now), run);
        } catch (RuntimeException e) {
            // one that can't be counted is no reason not to show the others
            log.warn("{} can't be counted: {}", kind.what(), e.getClass().getName());
            return new Kind(kind.what(), kind.keptFor(), kind.setting(), null, null, run);
        }
    }

    /** How the page writes things. */
    static final class Words {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

        private final ZoneId zone;

        Words(ZoneId zone) {
            this.zone = zone;
        }

        public String moment(Instant at) {
            return Moments.text(at, zone);
        }

        public String time(Instant at) {
            return TIME.format(at.atZone(zone));
        }

        public String number(long number) {
            return String.format(Locale.ENGLISH, "%,d", number);
        }

        public String days(List<Integer> days) {
            return days.isEmpty()
                    ? "for ever"
                    : String.join(
                            ", ",
                            days.stream()
                                    .map(number -> number == 1 ? "1 day" : number + " days")
                                    .toList());
        }
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }
}
