package dev.tandem.lead.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.core.Consent;
import dev.tandem.core.IdempotencyKey;
import dev.tandem.core.StrictJson;
import dev.tandem.lead.Channel;
import dev.tandem.lead.IncomingLead;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadIntake;
import dev.tandem.lead.LeadProblem;
import dev.tandem.lead.LeadQuery;
import dev.tandem.lead.LeadReceipt;
import dev.tandem.lead.LeadState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads")
@Tag(name = "Leads", description = "Send leads in, and see how far they are")
class LeadController {

    private final LeadIntake intake;
    private final LeadViews views;

    LeadController(LeadIntake intake, LeadViews views) {
        this.intake = intake;
        this.views = views;
    }

    /**
     * How a lead is sent in, for the description of the API.
     *
     * @param consent that the person agreed to be contacted, if they did
     */
    record NewLead(@JsonUnwrapped LeadData lead, @Nullable Consent consent) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(LeadAccess.MAY_SEND_IN)
    @Operation(
            summary = "Send a lead in",
            description =
                    "Every field is optional; something has to be said. Odd and missing data are findings of the case, and"
                            + " refuse nothing. The same Idempotency-Key, or the same externalId, answer with the first case.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = NewLead.class))),
            responses = {
                @ApiResponse(responseCode = "201", description = "A new case has begun; Location names it"),
                @ApiResponse(responseCode = "200", description = "The lead is a case already; Location names it"),
                @ApiResponse(responseCode = "400", description = "It is no JSON object"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "A field is unknown, too long or of the wrong kind, nothing is said of the lead, or the"
                                        + " key was used for another lead before")
            })
    ResponseEntity<LeadView> send(
            @RequestBody byte[] body,
            @Parameter(description = "Your own name for this sending, at most 255 characters")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String idempotencyKey,
            Principal sender) {
        StrictJson.Sent<LeadData> sent = StrictJson.sent(body, LeadData.class, "lead");
        LeadReceipt receipt = intake.take(new IncomingLead(
                sent.value(),
                StrictJson.write(sent.value()),
                Channel.API,
                sender.getName(),
                IdempotencyKey.of(idempotencyKey),
                sent.consent()));
        if (receipt instanceof LeadReceipt.Accepted accepted) {
            return answer(HttpStatus.CREATED, accepted.leadId());
        }
        if (receipt instanceof LeadReceipt.AlreadyKnown known) {
            return answer(HttpStatus.OK, known.leadId());
        }
        if (receipt instanceof LeadReceipt.KeyUsedBefore used) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "The Idempotency-Key was used for another lead before, which is " + used.leadId()
                            + ". Take a new key for a new lead.");
        }
        throw refused(((LeadReceipt.Refused) receipt).problems());
    }

    @GetMapping
    @PreAuthorize(LeadAccess.MAY_SEE)
    @Operation(summary = "List leads, newest first")
    LeadPage list(
            @Parameter(
                            description =
                                    "received, scored, waiting, assigned, inContact, nurture, qualified, disqualified or"
                                            + " erased")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "Id of a team") @RequestParam(required = false) @Nullable String team,
            @Parameter(description = "User id of a rep") @RequestParam(required = false) @Nullable String rep,
            @Parameter(description = "Part of the name, the company, the mail address or the case id")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "From 0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size) {
        return views.page(new LeadQuery(state == null ? null : LeadState.of(state), team, rep, q, page, size));
    }

    @GetMapping("/{id}")
    @PreAuthorize(LeadAccess.MAY_SEE)
    @Operation(summary = "One lead: its data, findings, score with reasons, state, and the way of its case")
    LeadView one(@PathVariable String id) {
        return views.of(id);
    }

    private ResponseEntity<LeadView> answer(HttpStatus status, String id) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/leads/" + id))
                .body(views.of(id));
    }

    private static ErrorResponseException refused(List<LeadProblem> problems) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                problems.stream()
                        .map(problem -> problem.field().isEmpty()
                                ? problem.problem()
                                : "\"" + problem.field() + "\": " + problem.problem())
                        .collect(Collectors.joining(" ")));
        detail.setProperty("problems", problems);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, detail, null);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
