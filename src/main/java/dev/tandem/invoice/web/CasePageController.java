package dev.tandem.invoice.web;

import dev.tandem.identity.CurrentUser;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.LineItem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page of a case, which mails link to: what the invoice says, how far it is and how it got there. */
@Controller
class CasePageController {

    private final InvoiceViews views;
    private final CurrentUser currentUser;
    private final Words words;

    CasePageController(InvoiceViews views, CurrentUser currentUser, Words words) {
        this.views = views;
        this.currentUser = currentUser;
        this.words = words;
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
        return "invoice/case";
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
