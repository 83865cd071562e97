package dev.tandem.invoice.web;

import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.Groups;
import dev.tandem.invoice.InvoiceQuery;
import dev.tandem.invoice.InvoiceState;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that lists invoices, for whoever looks for one. A filter that makes no sense filters nothing. */
@Controller
class InvoicesPageController {

    private static final int PAGE_SIZE = 50;
    private static final int MOST_PAGES = 100_000;
    private static final int LONGEST_FILTER = 200;

    private final InvoiceViews views;
    private final CurrentUser currentUser;
    private final Words words;

    InvoicesPageController(InvoiceViews views, CurrentUser currentUser, Words words) {
        this.views = views;
        this.currentUser = currentUser;
        this.words = words;
    }

    @GetMapping("/invoices")
    @PreAuthorize(InvoiceAccess.MAY_SEE)
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        InvoiceQuery query = new InvoiceQuery(known(state), filter(q), number(page), PAGE_SIZE);
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("states", InvoiceState.values());
        model.addAttribute("query", query);
        model.addAttribute("invoices", views.page(query));
        model.addAttribute("maySendIn", currentUser.isIn(Groups.CLERKS, Groups.ADMINISTRATORS));
        return "invoice/invoices";
    }

    private static @Nullable InvoiceState known(@Nullable String state) {
        try {
            return state == null || state.isBlank() ? null : InvoiceState.of(state);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String filter(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > LONGEST_FILTER ? null : text.strip();
    }

    private static int number(@Nullable String page) {
        try {
            return page == null ? 0 : Math.min(MOST_PAGES, Math.max(0, Integer.parseInt(page)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
