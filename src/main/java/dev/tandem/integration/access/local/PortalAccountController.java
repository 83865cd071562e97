package dev.tandem.integration.access.local;

import dev.tandem.core.WorkingTimeSettings;
import dev.tandem.identity.CurrentUser;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page on which the desk looks at the accounts of customers, where Tandem keeps the list. */
@Controller
@ConditionalOnProperty(name = "tandem.access.system", havingValue = "local", matchIfMissing = true)
class PortalAccountController {

    private static final String MAY_SEE = "hasAnyRole('onboarding', 'compliance', 'compliance-heads', 'camunda-admin')";

    private final PortalAccountPages pages;
    private final CurrentUser currentUser;
    private final ZoneId zone;

    PortalAccountController(PortalAccountPages pages, CurrentUser currentUser, WorkingTimeSettings workingTime) {
        this.pages = pages;
        this.currentUser = currentUser;
        this.zone = workingTime.zone();
    }

    @GetMapping("/accounts")
    @PreAuthorize(MAY_SEE)
    String page(@RequestParam(defaultValue = "") String q, Model model) {
        List<PortalAccount> found = pages.find(q);
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("q", q);
        model.addAttribute("accounts", found);
        model.addAttribute("cut", found.size() == PortalAccountPages.MOST);
        model.addAttribute("format", new Format(zone));
        return "access/accounts";
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }

    /** How the page writes points in time. */
    record Format(ZoneId zone) {

        /** The day where people work. */
        public LocalDate day(OffsetDateTime at) {
            return at.atZoneSameInstant(zone).toLocalDate();
        }
    }
}
