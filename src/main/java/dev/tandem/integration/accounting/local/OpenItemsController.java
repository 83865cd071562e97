package dev.tandem.integration.accounting.local;

import dev.tandem.identity.CurrentUser;
import dev.tandem.integration.accounting.PaymentRefusedException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
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

/** The page on which finance says what was paid, where Tandem keeps the books. */
@Controller
@RequestMapping("/accounting/open-items")
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "local", matchIfMissing = true)
class OpenItemsController {

    private static final String MAY_PAY = "hasAnyRole('finance', 'camunda-admin')";
    private static final String PAGE = "accounting/open-items";

    private final OpenItems items;
    private final CurrentUser currentUser;

    OpenItemsController(OpenItems items, CurrentUser currentUser) {
        this.items = items;
        this.currentUser = currentUser;
    }

    @GetMapping
    @PreAuthorize(MAY_PAY)
    ModelAndView page(@RequestParam(required = false) @Nullable String paid) {
        return page(HttpStatus.OK).addObject("paid", paid);
    }

    @PostMapping("/{posting}")
    @PreAuthorize(MAY_PAY)
    ModelAndView pay(@PathVariable String posting, @ModelAttribute PaymentForm form, BindingResult binding) {
        LocalDate paidOn = form.paidOn();
        BigDecimal amount = form.amount();
        if (binding.hasErrors() || paidOn == null || amount == null) {
            return refused("Fill in the date and the amount; the discount is a number or empty.");
        }
        BigDecimal discount = Objects.requireNonNullElse(form.discount(), BigDecimal.ZERO);
        try {
            items.pay(posting, paidOn, amount, discount, currentUser.userId());
        } catch (PaymentRefusedException e) {
            return refused(String.valueOf(e.getMessage()));
        }
        return new ModelAndView("redirect:/accounting/open-items").addObject("paid", posting);
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }

    private ModelAndView refused(String why) {
        return page(HttpStatus.UNPROCESSABLE_ENTITY).addObject("refused", why);
    }

    private ModelAndView page(HttpStatus status) {
        ModelAndView page = new ModelAndView(PAGE);
        page.setStatus(status);
        page.addObject("name", currentUser.displayName());
        page.addObject("items", items.list());
        page.addObject("today", items.today());
        page.addObject("format", new Format());
        return page;
    }

    /** What the person filled in; null where it is empty. */
    record PaymentForm(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate paidOn,

            @Nullable BigDecimal amount,
            @Nullable BigDecimal discount) {}

    /** How the page writes amounts and days. */
    static final class Format {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

        /** {@code 1 Nov 2026}. */
        public String date(LocalDate day) {
            return DAY.format(day);
        }

        /** {@code 1,234.56}, with as many decimals as there are. */
        public String money(BigDecimal amount) {
            NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
            format.setMinimumFractionDigits(2);
            format.setMaximumFractionDigits(amount.scale());
            return format.format(amount);
        }
    }
}
