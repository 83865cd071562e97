package dev.tandem.integration.accounting.local;

import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.Groups;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page of customers, on which finance records orders and invoices, where Tandem keeps the books. */
@Controller
@RequestMapping("/accounting/customers")
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
class CustomersController {

    static final String MAY_RECORD = "hasAnyRole('finance', 'camunda-admin')";
    private static final String MAY_SEE =
            "hasAnyRole('finance', 'onboarding', 'compliance', 'compliance-heads', 'camunda-admin')";
    private static final String PAGE = "accounting/customers";

    private final CustomerDocuments documents;
    private final CurrentUser currentUser;

    CustomersController(CustomerDocuments documents, CurrentUser currentUser) {
        this.documents = documents;
        this.currentUser = currentUser;
    }

    @GetMapping
    @PreAuthorize(MAY_SEE)
    ModelAndView page(
            @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String recorded) {
        return page(HttpStatus.OK, q).addObject("recorded", recorded);
    }

    @PostMapping("/{customer}")
    @PreAuthorize(MAY_RECORD)
    ModelAndView record(@PathVariable String customer, @ModelAttribute DocumentForm form, BindingResult binding) {
        Optional<CustomerDocument.Kind> kind = CustomerDocument.Kind.called(form.kind());
        String number = form.document();
        LocalDate date = form.date();
        BigDecimal amount = form.amount();
        if (binding.hasErrors() || kind.isEmpty() || number == null || date == null || amount == null) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, customer, "Fill in number, kind, date and amount.");
        }
        try {
            documents.record(
                    customer, new CustomerDocument(number.strip(), kind.get(), date, amount), currentUser.userId());
        } catch (DocumentRefusedException e) {
            return refused(e.getStatusCode(), customer, e.getMessage());
        }
        return new ModelAndView("redirect:/accounting/customers").addObject("recorded", number.strip());
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }

    private ModelAndView refused(HttpStatusCode status, String customer, String why) {
        return page(status, customer).addObject("refused", why);
    }

    private ModelAndView page(HttpStatusCode status, String q) {
        List<CustomerDocuments.Line> found = documents.find(q);
        ModelAndView page = new ModelAndView(PAGE);
        page.setStatus(status);
        page.addObject("name", currentUser.displayName());
        page.addObject("q", q);
        page.addObject("customers", found);
        page.addObject("cut", found.size() == CustomerDocuments.MOST);
        page.addObject("mayRecord", currentUser.isIn(Groups.FINANCE, Groups.ADMINISTRATORS));
        page.addObject("today", documents.today());
        page.addObject("format", new OpenItemsController.Format());
        return page;
    }

    /** What the person filled in; null where it is empty. */
    record DocumentForm(
            @Nullable String document,
            @Nullable String kind,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate date,

            @Nullable BigDecimal amount) {}
}
