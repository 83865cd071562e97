package dev.tandem.integration.mail.outbox;

import dev.tandem.core.Moments;
import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.identity.CurrentUser;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page on which operations see which mails did not go out, and why, and have them tried again. */
@Controller
@RequestMapping("/mails")
@PreAuthorize("hasAnyRole('operations', 'camunda-admin')")
class MailsController {

    private static final Logger log = LoggerFactory.getLogger(MailsController.class);
    private static final int MOST = 200;

    private final Outbox outbox;
    private final MailTransport transport;
    private final MailWatch watch;
    private final WorkingTimeSettings workingTime;
    private final CurrentUser currentUser;
    private final Clock clock = Clock.systemUTC();

    MailsController(
            Outbox outbox,
            MailTransport transport,
            MailWatch watch,
            WorkingTimeSettings workingTime,
            CurrentUser currentUser) {
        this.outbox = outbox;
        this.transport = transport;
        this.watch = watch;
        this.workingTime = workingTime;
        this.currentUser = currentUser;
    }

    @GetMapping
    String page(@RequestParam(required = false) @Nullable Integer tried, Model model) {
        List<Outbox.Unsent> mails = outbox.unsent(MOST);
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("where", transport.description());
        model.addAttribute("problem", watch.problem());
        model.addAttribute("mails", mails);
        model.addAttribute("someMayHaveArrived", mails.stream().anyMatch(mail -> mail.mayHaveArrived()));
        model.addAttribute("cut", mails.size() == MOST);
        model.addAttribute("tried", tried);
        model.addAttribute("words", new Words(workingTime.zone()));
        return "mail/mails";
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable long id, @RequestParam(defaultValue = "false") boolean perhapsTwice) {
        int tried = outbox.tryNow(id, perhapsTwice, clock.instant()) ? 1 : 0;
        if (tried == 1) {
            log.info("Mail {} of the outbox is tried again: asked by {}", id, currentUser.userId());
        }
        return "redirect:/mails?tried=" + tried;
    }

    @PostMapping("/again")
    String allAgain() {
        int tried = outbox.tryAllNow(clock.instant());
        log.info("{} mails of the outbox are tried again: asked by {}", tried, currentUser.userId());
        return "redirect:/mails?tried=" + tried;
    }

    /** How the page writes things. */
    record Words(ZoneId zone) {

        public String moment(OffsetDateTime at) {
            return Moments.text(at.toInstant(), zone);
        }

        public String state(Outbox.Unsent mail) {
            return switch (mail.state()) {
                case "FAILED" -> mail.mayHaveArrived() ? "given up, may have arrived" : "given up";
                case "IN_DOUBT" -> "may have arrived";
                case "SENDING" -> "on its way";
                default -> "waits";
            };
        }

        public String tried(int number) {
            return switch (number) {
                case 0 -> "Nothing was to be tried: it is on its way, has gone out, or may have arrived meanwhile.";
                case 1 -> "One mail is tried now.";
                default -> number + " mails are tried now.";
            };
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
