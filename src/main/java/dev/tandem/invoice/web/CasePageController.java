package dev.tandem.invoice.web;

import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.Groups;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceQuery;
import dev.tandem.invoice.InvoiceState;
import dev.tandem.web.ListFilter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of invoices, and the page of each, which mails link to: what it says, how far it is and how it got there. */
@Controller
class CasePageController {

    private static final int PAGE_SIZE = 50;
    private static final String[] SENDERS = {Groups.CLERKS, Groups.ADMINISTRATORS};
    private static final String[] WITHDRAWERS = {Groups.CLERKS, Groups.FINANCE, Groups.ADMINISTRATORS};
    private static final String[] PAYERS = {Groups.FINANCE, Groups.ADMINISTRATORS};
    private static final Set<InvoiceState> WITHDRAWABLE =
            EnumSet.of(InvoiceState.RECEIVED, InvoiceState.IN_PROGRESS, InvoiceState.POSTED, InvoiceState.PAID);

    private final InvoiceViews views;
    private final InvoiceActions actions;
    private final CurrentUser currentUser;
    private final Words words;

    CasePageController(InvoiceViews views, InvoiceActions actions, CurrentUser currentUser, Words words) {
        this.views = views;
        this.actions = actions;
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
        InvoiceQuery query = new InvoiceQuery(
                ListFilter.known(state, InvoiceState::of), ListFilter.text(q), ListFilter.page(page), PAGE_SIZE);
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("states", InvoiceState.values());
        model.addAttribute("query", query);
        model.addAttribute("invoices", views.page(query));
        model.addAttribute("maySendIn", currentUser.isIn(SENDERS));
        return "invoice/invoices";
    }

    @GetMapping("/invoices/{id}")
    @PreAuthorize(InvoiceAccess.MAY_SEE)
    String page(@PathVariable String id, Model model) {
        InvoiceView view = views.of(id);
        InvoiceData invoice = view.invoice();
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("case", view);
        model.addAttribute("lines", invoice == null ? List.of() : flat(invoice.lineItems(), 0));
        model.addAttribute("ibanKnown", isIbanKnown(view));
        model.addAttribute(
                "mayWithdraw",
                view.withdrawal() == null && WITHDRAWABLE.contains(view.state()) && currentUser.isIn(WITHDRAWERS));
        model.addAttribute(
                "mayPay", view.withdrawal() == null && view.state() == InvoiceState.POSTED && currentUser.isIn(PAYERS));
        return "invoice/case";
    }

    @PostMapping("/invoices/{id}/withdrawal")
    @PreAuthorize(InvoiceAccess.MAY_WITHDRAW)
    String withdraw(
            @PathVariable String id, @RequestParam(required = false) @Nullable String reason, RedirectAttributes told) {
        return answered(id, told, "The invoice is withdrawn.", () -> actions.withdraw(id, reason));
    }

    @PostMapping("/invoices/{id}/payment")
    @PreAuthorize(InvoiceAccess.MAY_TELL_OF_PAYMENTS)
    String pay(@PathVariable String id, @RequestParam Map<String, String> form, RedirectAttributes told) {
        return answered(id, told, "The payment is recorded.", () -> actions.pay(notice(id, form)));
    }

    private static PaymentNotice notice(String id, Map<String, String> form) {
        return new PaymentNotice(
                id,
                null,
                read(form.get("paidOn"), LocalDate::parse),
                read(form.get("amount"), BigDecimal::new),
                read(form.get("discount"), BigDecimal::new),
                form.get("reference"));
    }

    /** Null for what is left out or can't be read; the checks of the action say what is missing. */
    private static <T> @Nullable T read(@Nullable String text, Function<String, T> parser) {
        try {
            return text == null || text.isBlank() ? null : parser.apply(text.strip());
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Shows the page again, with what became of the action. */
    private static String answered(String id, RedirectAttributes told, String done, Runnable action) {
        try {
            action.run();
            told.addFlashAttribute("done", done);
        } catch (ErrorResponseException e) {
            if (e instanceof InvoiceNotFoundException) {
                throw e;
            }
            told.addFlashAttribute("refused", e.getBody().getDetail());
        }
        told.addAttribute("id", id);
        return "redirect:/invoices/{id}";
    }

    @ExceptionHandler(InvoiceNotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound() {
        return "invoice/not-found";
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }

    private static boolean isIbanKnown(InvoiceView view) {
        return view.supplier() != null
                && view.invoice() != null
                && view.supplier().ibans().contains(view.invoice().iban());
    }

    private static List<Line> flat(List<LineItem> items, int depth) {
        List<Line> lines = new ArrayList<>();
        for (LineItem item : items) {
            lines.add(new Line(item, Math.min(depth, 3)));
            lines.addAll(flat(item.subLines(), depth + 1));
        }
        return lines;
    }

    /**
     * A line of the table.
     *
     * @param depth 0 for a top-level line, at most 3
     */
    record Line(LineItem item, int depth) {}
}
