package dev.tandem.integration.screening.list;

import dev.tandem.core.Moments;
import dev.tandem.identity.CurrentUser;
import dev.tandem.integration.screening.SanctionsListVersion;
import dev.tandem.integration.screening.SanctionsScreening;
import dev.tandem.integration.screening.ScreeningUnavailableException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page on which compliance sees the list in force and screens a name. It works without scripts. */
@Controller
@RequestMapping("/screening")
class ScreeningPageController {

    private final SanctionsScreening screening;
    private final ListTable table;
    private final SanctionsSettings settings;
    private final CurrentUser currentUser;

    ScreeningPageController(
            SanctionsScreening screening, ListTable table, SanctionsSettings settings, CurrentUser currentUser) {
        this.screening = screening;
        this.table = table;
        this.settings = settings;
        this.currentUser = currentUser;
    }

    @GetMapping
    @PreAuthorize(ScreeningAccess.MAY_SCREEN)
    String page(Model model) {
        return show(model, new AskedName(null, "person", null, null));
    }

    /** By post, so that no name stands in an address, a log or a history. */
    @PostMapping
    @PreAuthorize(ScreeningAccess.MAY_SCREEN)
    String screen(@ModelAttribute("asked") AskedName asked, Model model) {
        try {
            model.addAttribute("result", screening.screen(asked.query()));
        } catch (IllegalArgumentException | ScreeningUnavailableException e) {
            model.addAttribute("refused", e.getMessage());
        }
        return show(model, asked);
    }

    private String show(Model model, AskedName asked) {
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("asked", asked);
        SanctionsListVersion list = screening.currentList();
        model.addAttribute("list", list);
        model.addAttribute("invented", list.source().equals(ListFetch.SHIPPED));
        model.addAttribute("notFetched", settings.list().isShipped());
        model.addAttribute("failure", table.failure().orElse(null));
        model.addAttribute("checkedAt", table.checkedAt().orElse(null));
        model.addAttribute("threshold", settings.threshold());
        model.addAttribute("words", new Words());
        return "screening/screening";
    }

    /** How the page writes things. */
    static final class Words {

        public String moment(Instant at) {
            return Moments.text(at, ZoneId.systemDefault());
        }

        public String number(int number) {
            return String.format(Locale.ENGLISH, "%,d", number);
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
