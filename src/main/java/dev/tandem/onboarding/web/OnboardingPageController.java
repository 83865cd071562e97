package dev.tandem.onboarding.web;

import dev.tandem.identity.CurrentUser;
import dev.tandem.identity.Groups;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.change.ApplicationChanges;
import dev.tandem.onboarding.documents.UploadLinks;
import dev.tandem.onboarding.erasure.CustomerErasure;
import dev.tandem.web.ListFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of new customers: all of them, and one with everything that is known and decided, and what can be done. */
@Controller
@RequestMapping("/onboardings")
class OnboardingPageController {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_REASON = 2000;
    private static final List<String> RISKS = List.of("low", "medium", "high");
    private static final String REFUSED = "refused";
    private static final String GOING_ON = "The case is just going on. Try again.";

    private final Onboardings onboardings;
    private final OnboardingViews views;
    private final ApplicationChanges changes;
    private final UploadLinks links;
    private final CustomerErasure erasure;
    private final CurrentUser currentUser;
    private final Discretion discretion;
    private final OnboardingWords words;
    private final TransactionTemplate transaction;

    OnboardingPageController(
            Onboardings onboardings,
            OnboardingViews views,
            ApplicationChanges changes,
            UploadLinks links,
            CustomerErasure erasure,
            CurrentUser currentUser,
            Discretion discretion,
            OnboardingWords words,
            TransactionTemplate transaction) {
        this.onboardings = onboardings;
        this.views = views;
        this.changes = changes;
        this.links = links;
        this.erasure = erasure;
        this.currentUser = currentUser;
        this.discretion = discretion;
        this.words = words;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize(OnboardingAccess.MAY_SEE)
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String risk,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        OnboardingState known = ListFilter.known(state, OnboardingState::of);
        String riskClass = risk != null && RISKS.contains(risk) ? risk : null;
        common(model);
        model.addAttribute("states", discretion.states());
        model.addAttribute("risks", RISKS);
        model.addAttribute("state", known);
        model.addAttribute("risk", riskClass);
        model.addAttribute("q", ListFilter.text(q));
        model.addAttribute("maySendIn", maySendIn());
        model.addAttribute(
                "applications", views.page(known, riskClass, ListFilter.text(q), ListFilter.page(page), PAGE_SIZE));
        return "onboarding/onboardings";
    }

    @GetMapping("/{id}")
    @PreAuthorize(OnboardingAccess.MAY_SEE)
    String one(@PathVariable String id, Model model) {
        Onboarding onboarding = find(id);
        common(model);
        model.addAttribute("case", views.of(id));
        model.addAttribute("mayChange", mayChange());
        model.addAttribute("isOpen", !onboarding.state().isFinal());
        model.addAttribute("linkUntil", mayChange() ? links.openUntil(id).orElse(null) : null);
        model.addAttribute("erasure", erasure.of(id).orElse(null));
        return "onboarding/onboarding";
    }

    @PostMapping("/{id}/withdrawal")
    @PreAuthorize(OnboardingAccess.MAY_CHANGE)
    String withdraw(
            @PathVariable String id, @RequestParam(required = false) @Nullable String reason, RedirectAttributes told) {
        find(id);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            told.addFlashAttribute(REFUSED, "Write in a few words why the customer does not want any more.");
        } else {
            tryToWithdraw(id, reason.strip(), told);
        }
        return back(id, told);
    }

    private void tryToWithdraw(String id, String reason, RedirectAttributes told) {
        try {
            OnboardingState closed = changes.withdraw(id, reason, currentUser.userId());
            if (closed != null) {
                told.addFlashAttribute(
                        REFUSED, "It is too late: the application is \"" + words.state(closed) + "\", or just ends.");
            }
        } catch (TransientDataAccessException e) {
            told.addFlashAttribute(REFUSED, GOING_ON);
        }
    }

    @PostMapping("/{id}/upload-link")
    @PreAuthorize(OnboardingAccess.MAY_CHANGE)
    String link(@PathVariable String id, @RequestParam(defaultValue = "") String what, RedirectAttributes told) {
        if (what.equals("revoke")) {
            transaction.executeWithoutResult(status -> links.revoke(find(id).id()));
        } else if (find(id).state().isFinal()) {
            told.addFlashAttribute(REFUSED, "The application is closed: no documents can be sent for it.");
        } else {
            told.addFlashAttribute("newLink", transaction.execute(status -> links.replace(id)));
        }
        return back(id, told);
    }

    @PostMapping("/{id}/erasure")
    @PreAuthorize(OnboardingAccess.MAY_ERASE)
    String erase(
            @PathVariable String id, @RequestParam(required = false) @Nullable String sure, RedirectAttributes told) {
        find(id);
        if (sure == null) {
            told.addFlashAttribute(REFUSED, "Tick that you are sure: it can't be undone.");
        } else {
            try {
                erasure.request(id, currentUser.userId());
            } catch (TransientDataAccessException e) {
                told.addFlashAttribute(REFUSED, GOING_ON);
            }
        }
        return back(id, told);
    }

    private void common(Model model) {
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("seesRisk", discretion.isOff());
    }

    private boolean mayChange() {
        return currentUser.isIn(Groups.ONBOARDING, Groups.ADMINISTRATORS);
    }

    private boolean maySendIn() {
        return mayChange() || currentUser.isIn(Groups.SALES, Groups.SALES_LEADS);
    }

    private static String back(String id, RedirectAttributes told) {
        told.addAttribute("id", id);
        return "redirect:/onboardings/{id}";
    }

    private Onboarding find(String id) {
        return onboardings.find(id).orElseThrow(() -> new OnboardingNotFoundException(id));
    }

    @ExceptionHandler(OnboardingNotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(Model model) {
        model.addAttribute("name", currentUser.displayName());
        return "onboarding/not-found";
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }
}
