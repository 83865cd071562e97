package dev.tandem.onboarding.documents;

import dev.tandem.documents.DocumentKind;
import dev.tandem.documents.DocumentPages;
import dev.tandem.identity.UserNames;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.web.OnboardingAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/onboardings/{id}")
@Tag(name = "Documents of new customers", description = "What is wanted, what came, and the link by which it is sent")
class OnboardingDocumentController {

    /** Nothing of a document runs anything, wherever it is opened. */
    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    private static final String CSP = "Content-Security-Policy";
    private static final String NO_SNIFFING = "X-Content-Type-Options";

    private final Onboardings onboardings;
    private final Documents documents;
    private final UploadLinks links;
    private final DocumentPages pages;
    private final UserNames names;

    OnboardingDocumentController(
            Onboardings onboardings, Documents documents, UploadLinks links, DocumentPages pages, UserNames names) {
        this.onboardings = onboardings;
        this.documents = documents;
        this.links = links;
        this.pages = pages;
        this.names = names;
    }

    @GetMapping("/documents")
    @PreAuthorize(OnboardingAccess.MAY_SEE)
    @Operation(summary = "The documents of an application, with what came for each of them")
    List<DocumentView> list(@PathVariable String id) {
        find(id);
        return documents.of(id).stream()
                .map(document -> DocumentView.of(document, names::of))
                .toList();
    }

    @GetMapping("/documents/{number}/uploads/{round}")
    @PreAuthorize(OnboardingAccess.MAY_OPEN_UPLOADS)
    @Operation(summary = "Download what came, byte for byte")
    ResponseEntity<byte[]> original(@PathVariable String id, @PathVariable int number, @PathVariable int round) {
        Upload upload = upload(id, number, round);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(upload.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(upload.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(CSP, NOTHING_RUNS)
                .header(NO_SNIFFING, "nosniff")
                .body(content(id, number, round));
    }

    @GetMapping(path = "/documents/{number}/uploads/{round}/pages/{page}", produces = MediaType.IMAGE_PNG_VALUE)
    @PreAuthorize(OnboardingAccess.MAY_OPEN_UPLOADS)
    @Operation(summary = "A picture of a page of what came")
    ResponseEntity<byte[]> page(
            @PathVariable String id, @PathVariable int number, @PathVariable int round, @PathVariable int page) {
        Upload upload = upload(id, number, round);
        if (page < 1 || page > upload.pages()) {
            throw notFound("page " + page + " of this document");
        }
        byte[] content = content(id, number, round);
        DocumentKind kind = DocumentKind.of(content).orElseThrow(() -> notFound("picture of this document"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"page-" + page + ".png\"")
                .header(CSP, NOTHING_RUNS)
                .header(NO_SNIFFING, "nosniff")
                .body(pages.renderPng(kind, content, page));
    }

    /**
     * A link.
     *
     * @param link its address; whoever has it can send documents for this application
     */
    record LinkView(String link) {}

    @PostMapping("/upload-link")
    @PreAuthorize(OnboardingAccess.MAY_CHANGE)
    @Transactional
    @Operation(
            summary = "Make a new link by which the customer sends documents",
            description = "All links that there were before end. Hand it over yourself: no mail goes out.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The address"),
                @ApiResponse(responseCode = "409", description = "The application is closed")
            })
    public ResponseEntity<LinkView> replaceLink(@PathVariable String id) {
        Onboarding onboarding = find(id);
        if (onboarding.state().isFinal()) {
            throw problem(
                    HttpStatus.CONFLICT,
                    id + " is closed (" + onboarding.state().text() + "): no documents can be sent for it.");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new LinkView(links.replace(id)));
    }

    @DeleteMapping("/upload-link")
    @PreAuthorize(OnboardingAccess.MAY_CHANGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "End all links by which documents can be sent for an application")
    public void revokeLinks(@PathVariable String id) {
        find(id);
        links.revoke(id);
    }

    private Onboarding find(String id) {
        return onboardings.find(id).orElseThrow(() -> notFound("application " + id));
    }

    private Upload upload(String id, int number, int round) {
        return documents
                .find(id, number)
                .flatMap(document -> document.upload(round))
                .orElseThrow(() -> notFound("such document"));
    }

    private byte[] content(String id, int number, int round) {
        return documents.content(id, number, round).orElseThrow(() -> notFound("such document"));
    }

    private static ErrorResponseException notFound(String what) {
        return problem(HttpStatus.NOT_FOUND, "There is no " + what + ".");
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
