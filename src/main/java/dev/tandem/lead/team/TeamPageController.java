package dev.tandem.lead.team;

import dev.tandem.identity.CurrentUser;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a leader looks after a team. */
@Controller
@RequestMapping("/teams")
class TeamPageController {

    private final TeamViews views;
    private final TeamChanges changes;
    private final CurrentUser currentUser;

    TeamPageController(TeamViews views, TeamChanges changes, CurrentUser currentUser) {
        this.views = views;
        this.changes = changes;
        this.currentUser = currentUser;
    }

    @GetMapping
    @PreAuthorize(TeamAccess.MAY_SEE)
    String page(Model model) {
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("teams", views.list());
        model.addAttribute("administrator", changes.isAdministrator());
        model.addAttribute("people", views.withoutTeam());
        model.addAttribute("leaders", views.leaders());
        model.addAttribute("today", views.today());
        model.addAttribute("words", new TeamWords(views.today()));
        return "lead/teams";
    }

    @PostMapping
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String make(@RequestParam Map<String, String> form, RedirectAttributes told) {
        String id = form.getOrDefault("id", "").strip();
        return answered(told, id, () -> changes.save(id, form.get("name"), form.get("leader")), "The team is there.");
    }

    @PostMapping("/{team}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String save(@PathVariable String team, @RequestParam Map<String, String> form, RedirectAttributes told) {
        return answered(told, team, () -> changes.save(team, form.get("name"), form.get("leader")), "Saved.");
    }

    @PostMapping("/{team}/removal")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String delete(@PathVariable String team, RedirectAttributes told) {
        return answered(told, team, () -> changes.delete(team), "The team is gone.");
    }

    @PostMapping("/{team}/members")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String add(@PathVariable String team, @RequestParam Map<String, String> form, RedirectAttributes told) {
        return saveMember(team, form.getOrDefault("user", ""), form, told);
    }

    @PostMapping("/{team}/members/{user}")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String saveMember(
            @PathVariable String team,
            @PathVariable String user,
            @RequestParam Map<String, String> form,
            RedirectAttributes told) {
        Integer capacity = read(form.get("capacity"), Integer::valueOf);
        return answered(told, team, () -> changes.saveMember(team, user, capacity), "Saved.");
    }

    @PostMapping("/{team}/members/{user}/removal")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String remove(@PathVariable String team, @PathVariable String user, RedirectAttributes told) {
        return answered(
                told,
                team,
                () -> changes.removeMember(team, user),
                "They are out of the team, and keep the leads that they have.");
    }

    @PostMapping("/{team}/members/{user}/absences")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String addAbsence(
            @PathVariable String team,
            @PathVariable String user,
            @RequestParam Map<String, String> form,
            RedirectAttributes told) {
        return answered(
                told,
                team,
                () -> changes.addAbsence(team, user, day(form, "from"), day(form, "until")),
                "Noted: they get no leads on these days.");
    }

    @PostMapping("/{team}/members/{user}/absences/{absence}/removal")
    @PreAuthorize(TeamAccess.MAY_CHANGE)
    String removeAbsence(
            @PathVariable String team,
            @PathVariable String user,
            @PathVariable String absence,
            RedirectAttributes told) {
        return answered(told, team, () -> changes.removeAbsence(team, user, absence), "Noted: they are there.");
    }

    private static @Nullable LocalDate day(Map<String, String> form, String name) {
        String text = form.get(name);
        LocalDate day = read(text, LocalDate::parse);
        if (day == null && text != null && !text.isBlank()) {
            throw new TeamRefusedException("\"" + text + "\" is no day. Write it as 2026-12-24.");
        }
        return day;
    }

    /** Null for what is left out or can't be read; the checks say what is missing. */
    private static <T> @Nullable T read(@Nullable String text, Function<String, T> parser) {
        try {
            return text == null || text.isBlank() ? null : parser.apply(text.strip());
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Shows the page again, at the team, with what became of the change. */
    private static String answered(RedirectAttributes told, String team, Runnable change, String done) {
        try {
            change.run();
            told.addFlashAttribute("done", done);
        } catch (TeamRefusedException e) {
            told.addFlashAttribute("refused", e.getMessage());
        } catch (ErrorResponseException e) {
            told.addFlashAttribute("refused", e.getBody().getDetail());
        }
        told.addFlashAttribute("changed", team);
        return "redirect:/teams";
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }
}
