package dev.tandem.invoice.web;

import dev.tandem.invoice.Channel;
import dev.tandem.invoice.IncomingDocument;
import dev.tandem.invoice.Intake;
import dev.tandem.invoice.InvoiceIntake;
import dev.tandem.invoice.InvoiceQuery;
import dev.tandem.invoice.InvoiceState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/invoices")
@Tag(name = "Invoices", description = "Send invoices in, and see how far they are")
class InvoiceController {

    private static final int MAX_KEY_LENGTH = 255;

    private final InvoiceIntake intake;
    private final InvoiceViews views;
    private final InvoiceActions actions;

    InvoiceController(InvoiceIntake intake, InvoiceViews views, InvoiceActions actions) {
        this.intake = intake;
        this.actions = actions;
        this.views = views;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(InvoiceAccess.MAY_SEND_IN)
    @Operation(
            summary = "Send an invoice in",
            description =
                    "UBL 2.1, UN/CEFACT CII, or a PDF (Factur-X/ZUGFeRD, or a scan that a person keys in). The same"
                            + " Idempotency-Key, or the same bytes, answer with the first case; after a rejection the same bytes may come"
                            + " again.",
            responses = {
                @ApiResponse(responseCode = "201", description = "A new case has begun; Location names it"),
                @ApiResponse(responseCode = "200", description = "The document is a case already; Location names it"),
                @ApiResponse(responseCode = "400", description = "Empty file, or XML that is not safe to read"),
                @ApiResponse(responseCode = "413", description = "Larger than 10 MB"),
                @ApiResponse(responseCode = "415", description = "Neither XML nor PDF"),
                @ApiResponse(responseCode = "422", description = "The key was used for another document before")
            })
    ResponseEntity<InvoiceView> send(
            @RequestPart("file") MultipartFile file,
            @Parameter(description = "Your own name for this sending, at most 255 characters")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String idempotencyKey,
            Principal sender)
            throws IOException {
        Intake result = intake.take(new IncomingDocument(
                file.getBytes(),
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                sender.getName(),
                Channel.API,
                key(idempotencyKey)));
        if (result instanceof Intake.Accepted accepted) {
            return answer(HttpStatus.CREATED, views.begun(accepted.caseId(), accepted.next()));
        }
        if (result instanceof Intake.AlreadyKnown known) {
            return answer(HttpStatus.OK, views.of(known.caseId()));
        }
        if (result instanceof Intake.KeyUsedBefore used) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "The Idempotency-Key was used for another document before, which is " + used.caseId()
                            + ". Take a new key for a new document.");
        }
        Intake.Refused refused = (Intake.Refused) result;
        throw problem(HttpStatusCode.valueOf(refused.status()), refused.reason());
    }

    @GetMapping
    @PreAuthorize(InvoiceAccess.MAY_SEE)
    @Operation(summary = "List invoices, newest first")
    InvoicePage list(
            @Parameter(description = "received, inProgress, posted, paid, rejected or withdrawn")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "Part of the number, the supplier's name or the case id")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "From 0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size) {
        return views.page(new InvoiceQuery(state == null ? null : InvoiceState.of(state), q, page, size));
    }

    @GetMapping("/{id}")
    @PreAuthorize(InvoiceAccess.MAY_SEE)
    @Operation(summary = "One invoice: its data, document, findings, state, and the way of its case")
    InvoiceView one(@PathVariable String id) {
        return views.of(id);
    }

    @PostMapping(path = "/{id}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(InvoiceAccess.MAY_WITHDRAW)
    @Operation(
            summary = "Withdraw an invoice",
            description =
                    "Open tasks end, and a posting that was made is reversed. If it was paid already, a person gets"
                            + " the task to settle it with the supplier. The same withdrawal again changes nothing.",
            responses = {
                @ApiResponse(responseCode = "200", description = "It is under way"),
                @ApiResponse(
                        responseCode = "409",
                        description = "It was rejected or withdrawn before, or is just ending"),
                @ApiResponse(responseCode = "422", description = "The reason is missing or too long")
            })
    InvoiceView withdraw(@PathVariable String id, @RequestBody Withdrawal withdrawal) {
        actions.withdraw(id, withdrawal.reason());
        return views.of(id);
    }

    /** @param reason for those who are told of it */
    record Withdrawal(@Nullable String reason) {}

    private static ResponseEntity<InvoiceView> answer(HttpStatus status, InvoiceView view) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/invoices/" + view.id()))
                .body(view);
    }

    private static @Nullable String key(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (header.length() > MAX_KEY_LENGTH) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "The Idempotency-Key has " + header.length() + " characters; at most " + MAX_KEY_LENGTH
                            + " are allowed.");
        }
        return header.strip();
    }

    private static ErrorResponseException problem(HttpStatusCode status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
