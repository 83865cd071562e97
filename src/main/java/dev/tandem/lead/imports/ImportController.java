package dev.tandem.lead.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads")
@Tag(name = "Imports of leads", description = "Send leads in as a spreadsheet, and see what becomes of each row")
class ImportController {

    private static final int MOST_LISTED = 100;

    private final ImportUploads uploads;
    private final LeadImports imports;
    private final ImportDownloads downloads;

    ImportController(ImportUploads uploads, LeadImports imports, ImportDownloads downloads) {
        this.uploads = uploads;
        this.imports = imports;
        this.downloads = downloads;
    }

    @PostMapping("/import")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    @Operation(
            summary = "Import leads",
            description =
                    "CSV up to 100 MB, with any usual separator and encoding, or XLSX up to 20 MB. The first row holds the"
                            + " headings; the decision table lead-import-columns says which of them is which field. Goes on after the"
                            + " answer. The same bytes again answer with the first import, unless that failed.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = Form.class))),
            responses = {
                @ApiResponse(responseCode = "202", description = "It is there; Location says how far it is"),
                @ApiResponse(responseCode = "400", description = "No file, or an empty one"),
                @ApiResponse(responseCode = "413", description = "Too large"),
                @ApiResponse(responseCode = "415", description = "Neither CSV nor XLSX")
            })
    ResponseEntity<ImportView> send(@Parameter(hidden = true) HttpServletRequest request, Principal sender) {
        try {
            String id = uploads.take(request, sender.getName());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/leads/imports/" + id))
                    .body(ImportView.of(imports.get(id)));
        } catch (UploadRefusedException e) {
            throw problem(e.status(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * What is sent.
     *
     * @param encoding such as {@code windows-1252}; found out where it is missing
     */
    record Form(
            @Schema(type = "string", format = "binary") String file,

            @Schema(description = "Of the characters; found out where it is missing") @Nullable
            String encoding) {}

    @GetMapping("/imports")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    @Operation(summary = "The last 100 imports, newest first")
    List<ImportView> list() {
        return imports.list(MOST_LISTED).stream().map(ImportView::of).toList();
    }

    @GetMapping("/imports/{id}")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    @Operation(
            summary = "How far an import is",
            responses = {
                @ApiResponse(responseCode = "200", description = "State, counts and progress"),
                @ApiResponse(responseCode = "404", description = "There is no such import")
            })
    ImportView one(@PathVariable String id) {
        return ImportView.of(find(id));
    }

    @GetMapping(path = "/imports/{id}/results")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    @Operation(
            summary = "What became of each row",
            description =
                    "CSV: row, lead, score, team, assignee, problem. Rows are numbered as spreadsheet programs do: the"
                            + " headings are row 1.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv")))
    void results(@PathVariable String id, HttpServletResponse response) throws IOException {
        downloads.results(find(id), response);
    }

    @GetMapping(path = "/imports/{id}/rejected")
    @PreAuthorize(ImportAccess.MAY_IMPORT)
    @Operation(
            summary = "The rejected rows",
            description = "CSV: row, column, why, then the cells as they came.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv")))
    void rejected(@PathVariable String id, HttpServletResponse response) throws IOException {
        downloads.rejected(find(id), response);
    }

    private LeadImport find(String id) {
        return imports.find(id).orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "There is no import " + id + "."));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
