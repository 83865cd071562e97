package dev.tandem.lead.web;

import dev.tandem.identity.CurrentUser;
import dev.tandem.lead.LeadQuery;
import dev.tandem.lead.LeadState;
import dev.tandem.lead.erasure.LeadErasure;
import dev.tandem.lead.team.Team;
import dev.tandem.lead.team.Teams;
import dev.tandem.web.ListFilter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of leads: all of them, and one with what is known, why it has its score, and how it got where it is. */
@Controller
@RequestMapping("/leads")
class LeadPageController {

    private static final int PAGE_SIZE = 50;

    private final LeadViews views;
    private final LeadErasure erasure;
    private final Teams teams;
    private final CurrentUser currentUser;
    private final LeadWords words;

    LeadPageController(LeadViews views, LeadErasure erasure, Teams teams, CurrentUser currentUser, LeadWords words) {
        this.views = views;
        this.erasure = erasure;
        this.teams = teams;
        this.currentUser = currentUser;
        this.words = words;
    }

    @GetMapping
    @PreAuthorize(LeadAccess.MAY_SEE)
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String rep,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        String mine = "me".equals(rep) ? currentUser.userId() : ListFilter.text(rep);
        LeadQuery query = new LeadQuery(
                ListFilter.known(state, LeadState::of),
                ListFilter.text(team),
                mine,
                ListFilter.text(q),
                ListFilter.page(page),
                PAGE_SIZE);
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("states", LeadState.values());
        model.addAttribute("teams", teams.all());
        model.addAttribute("teamNames", teams.all().stream().collect(Collectors.toMap(Team::id, Team::name)));
        model.addAttribute("query", query);
        model.addAttribute("mine", "me".equals(rep));
        model.addAttribute("leads", views.page(query));
        return "lead/leads";
    }

    @GetMapping("/{id}")
    @PreAuthorize(LeadAccess.MAY_SEE)
    String one(@PathVariable String id, Model model) {
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("case", views.of(id));
        model.addAttribute("erasure", erasure.of(id).orElse(null));
        return "lead/lead";
    }

    @PostMapping("/{id}/erasure")
    @PreAuthorize(LeadAccess.MAY_SEE)
    String erase(
            @PathVariable String id, @RequestParam(required = false) @Nullable String sure, RedirectAttributes told) {
        views.of(id);
        if (sure == null) {
            told.addFlashAttribute("refused", "Tick that you are sure: it can't be undone.");
        } else {
            try {
                erasure.request(id, currentUser.userId());
            } catch (TransientDataAccessException e) {
                told.addFlashAttribute("refused", "The case is just going on. Try again.");
            }
        }
        told.addAttribute("id", id);
        return "redirect:/leads/{id}";
    }

    @ExceptionHandler(LeadNotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(Model model) {
        model.addAttribute("name", currentUser.displayName());
        return "lead/not-found";
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }
}
