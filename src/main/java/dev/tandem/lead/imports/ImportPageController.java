package dev.tandem.lead.imports;

import dev.tandem.identity.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which sales sends spreadsheets in, and sees what becomes of them. They work without scripts. */
@Controller
@RequestMapping("/leads/imports")
class ImportPageController {

    private static final int MOST_LISTED = 50;
    private static final int REJECTED_SHOWN = 20;

    private final ImportUploads uploads;
    private final LeadImports imports;
    private final ImportRows rows;
    private final ImportDownloads downloads;
    private final ImportSettings settings;
    private final CurrentUser currentUser;
    private final ImportWords words;

    ImportPageController(
            ImportUploads uploads,
            LeadImports imports,
            ImportRows rows,
            ImportDownloads downloads,
            ImportSettings settings,
            CurrentUser currentUser,
            ImportWords words) {
        this.uploads = uploads;
        this.imports = imports;
        this.rows = rows;
        this.downloads = downloads;
        this.settings = settings;
        this.currentUser = currentUser;
        this.words = words;
    }

    @GetMapping
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    String list(Model model) {
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("imports", imports.list(MOST_LISTED));
        model.addAttribute("largestCsv", settings.largestCsv().toMegabytes());
        model.addAttribute("largestXlsx", settings.largestXlsx().toMegabytes());
        return "lead/imports";
    }

    @PostMapping
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    String send(HttpServletRequest request, RedirectAttributes told) {
        try {
            told.addAttribute("id", uploads.take(request, currentUser.userId()));
            return "redirect:/leads/imports/{id}";
        } catch (UploadRefusedException e) {
            told.addFlashAttribute("refused", e.getMessage());
            return "redirect:/leads/imports";
        }
    }

    @GetMapping("/{id}")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    String one(@PathVariable String id, Model model) {
        LeadImport shown = find(id);
        model.addAttribute("name", currentUser.displayName());
        model.addAttribute("words", words);
        model.addAttribute("import", shown);
        model.addAttribute("rejected", rows.rejectedAfter(id, 0, REJECTED_SHOWN));
        return "lead/import";
    }

    @GetMapping("/{id}/results")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    void results(@PathVariable String id, HttpServletResponse response) throws IOException {
        downloads.results(find(id), response);
    }

    @GetMapping("/{id}/rejected")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    void rejected(@PathVariable String id, HttpServletResponse response) throws IOException {
        downloads.rejected(find(id), response);
    }

    private LeadImport find(String id) {
        return imports.find(id).orElseThrow(NoSuchImportException::new);
    }

    private static final class NoSuchImportException extends RuntimeException {}

    @ExceptionHandler(NoSuchImportException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(Model model) {
        model.addAttribute("status", HttpStatus.NOT_FOUND.value());
        return "error";
    }

    /** Handled here, because the API's answers to errors are for programs. */
    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(Model model) {
        model.addAttribute("status", HttpStatus.FORBIDDEN.value());
        return "error";
    }
}
