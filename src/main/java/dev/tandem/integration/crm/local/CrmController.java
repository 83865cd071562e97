package dev.tandem.integration.crm.local;

import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.UserNames;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/** The page on which sales looks at contacts, companies and opportunities, where Tandem keeps them. */
@Controller
@ConditionalOnProperty(name = "tandem.crm.system", havingValue = "local", matchIfMissing = true)
class CrmController {

    private static final String MAY_SEE = "hasAnyRole('sales', 'sales-leads', 'camunda-admin')";

    private final CrmPages pages;
    private final UserNames names;
    private final CurrentUser currentUser;

    CrmController(CrmPages pages, UserNames names, CurrentUser currentUser) {
        this.pages = pages;
        this.names = names;
        this.currentUser = currentUser;
    }

    @GetMapping("/crm")
    @PreAuthorize(MAY_SEE)
    String page(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("q", q);
        CrmPages.Found found = pages.find(q);
        model.addAttribute("found", found);
        model.addAttribute(
                "owners",
                found.opportunities().stream()
                        .map(Opportunity::owner)
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), names::of)));
        return "crm/crm";
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }
}
