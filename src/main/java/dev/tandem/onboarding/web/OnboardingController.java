package dev.tandem.onboarding.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.core.Consent;
import dev.tandem.core.IdempotencyKey;
import dev.tandem.core.StrictJson;
import dev.tandem.identity.CurrentUser;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationProblem;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.onboarding.OnboardingState;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.change.ApplicationChanges;
import dev.tandem.onboarding.change.ChangeResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/onboardings")
@Tag(name = "Onboardings", description = "Send applications of new customers in, change them, and see how far they are")
class OnboardingController {

    private static final String APPLICATION = "application";
    private static final int LONGEST_REASON = 2000;

    private final OnboardingIntake intake;
    private final Onboardings onboardings;
    private final OnboardingViews views;
    private final ApplicationChanges changes;
    private final CurrentUser currentUser;

    OnboardingController(
            OnboardingIntake intake,
            Onboardings onboardings,
            OnboardingViews views,
            ApplicationChanges changes,
            CurrentUser currentUser) {
        this.intake = intake;
        this.onboardings = onboardings;
        this.views = views;
        this.changes = changes;
        this.currentUser = currentUser;
    }

    /**
     * How an application is sent in, for the description of the API.
     *
     * @param consent that whoever applies agreed to how their data are used
     */
    record NewApplication(
            @JsonUnwrapped Application application,
            @Nullable Consent consent) {}

    /** Why an application is withdrawn. */
    record Withdrawal(@Nullable String reason) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(OnboardingAccess.MAY_SEND_IN)
    @Operation(
            summary = "Send the application of a new customer in",
            description =
                    "A name or a mail address has to be there. Whatever else is missing or wrong is a finding of the case, which"
                            + " somebody clears up. The same Idempotency-Key answers with the first case.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = NewApplication.class))),
            responses = {
                @ApiResponse(responseCode = "201", description = "A new case has begun; Location names it"),
                @ApiResponse(
                        responseCode = "200",
                        description = "The application is a case already; Location names it"),
                @ApiResponse(responseCode = "400", description = "It is no JSON object"),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "A field is unknown, too long or of the wrong kind, or the key was used for another application"
                                        + " before")
            })
    ResponseEntity<OnboardingView> send(
            @RequestBody byte[] body,
            @Parameter(description = "Your own name for this sending, at most 255 characters")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String idempotencyKey) {
        StrictJson.Sent<Application> sent = StrictJson.sent(body, Application.class, APPLICATION);
        OnboardingReceipt receipt = intake.take(new IncomingApplication(
                sent.value(),
                StrictJson.write(sent.value()),
                Channel.API,
                currentUser.userId(),
                IdempotencyKey.of(idempotencyKey),
                sent.consent()));
        if (receipt instanceof OnboardingReceipt.Accepted accepted) {
            return answer(HttpStatus.CREATED, accepted.onboardingId());
        }
        if (receipt instanceof OnboardingReceipt.AlreadyKnown known) {
            return answer(HttpStatus.OK, known.onboardingId());
        }
        if (receipt instanceof OnboardingReceipt.KeyUsedBefore used) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "The Idempotency-Key was used for another application before, which is " + used.onboardingId()
                            + ". Take a new key for a new application.");
        }
        throw refused(((OnboardingReceipt.Refused) receipt).problems());
    }

    @GetMapping
    @PreAuthorize(OnboardingAccess.MAY_SEE)
    @Operation(summary = "List applications, newest first")
    OnboardingPage list(
            @Parameter(
                            description =
                                    "received, incomplete, screening, risk, documents, settingUp, customer, declined, expired,"
                                            + " blocked, withdrawn or erased")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "low, medium or high") @RequestParam(required = false) @Nullable String risk,
            @Parameter(description = "Part of the name, the mail address, the VAT id or the case id")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "From 0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size) {
        return views.page(state == null ? null : OnboardingState.of(state), risk, q, page, size);
    }

    @GetMapping("/{id}")
    @PreAuthorize(OnboardingAccess.MAY_SEE)
    @Operation(summary = "One application: what it says, findings, risk, state, and the way of its case")
    OnboardingView one(@PathVariable String id) {
        return views.of(id);
    }

    @PutMapping(path = "/{id}/application", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(OnboardingAccess.MAY_CHANGE)
    @Operation(
            summary = "Change what an application says",
            description =
                    "Send all of it, as it is to be from now on. Everybody on it is examined again from the beginning. If it says"
                            + " the same already, nothing happens.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Application.class))),
            responses = {
                @ApiResponse(responseCode = "200", description = "It says so now"),
                @ApiResponse(responseCode = "404", description = "There is no such application"),
                @ApiResponse(responseCode = "409", description = "It is too late to change it"),
                @ApiResponse(responseCode = "422", description = "A field is unknown, too long or of the wrong kind")
            })
    OnboardingView change(@PathVariable String id, @RequestBody byte[] body) {
        known(id);
        Application application = StrictJson.value(body, Application.class, APPLICATION);
        ChangeResult result = changes.change(id, application, currentUser.userId());
        if (result instanceof ChangeResult.TooLate late) {
            throw tooLate(id, late.state(), "changed. A new application can be sent in.");
        }
        if (result instanceof ChangeResult.Refused refused) {
            throw refused(refused.problems());
        }
        return views.of(id);
    }

    @PostMapping("/{id}/withdrawal")
    @PreAuthorize(OnboardingAccess.MAY_CHANGE)
    @Operation(
            summary = "Withdraw an application in the customer's name",
            description = "Whatever was set up for the customer is undone within minutes, and the customer is told.",
            responses = {
                @ApiResponse(responseCode = "202", description = "The case ends now"),
                @ApiResponse(responseCode = "404", description = "There is no such application"),
                @ApiResponse(responseCode = "409", description = "It is closed already"),
                @ApiResponse(responseCode = "422", description = "The reason is missing or too long"),
                @ApiResponse(
                        responseCode = "503",
                        description = "Another system is being asked for it just now; try again in a minute")
            })
    ResponseEntity<OnboardingView> withdraw(@PathVariable String id, @RequestBody byte[] body) {
        known(id);
        String reason =
                reason(StrictJson.value(body, Withdrawal.class, "withdrawal").reason());
        OnboardingState closed = changes.withdraw(id, reason, currentUser.userId());
        if (closed != null) {
            throw tooLate(id, closed, "withdrawn.");
        }
        return answer(HttpStatus.ACCEPTED, id);
    }

    private static String reason(@Nullable String given) {
        if (given == null) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "\"reason\" is missing. Write why the customer does not want any more.");
        }
        if (given.length() > LONGEST_REASON || given.indexOf('\0') >= 0) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "\"reason\" is to be a text of at most " + LONGEST_REASON + " characters.");
        }
        return given.strip();
    }

    private void known(String id) {
        if (onboardings.find(id).isEmpty()) {
            throw new OnboardingNotFoundException(id);
        }
    }

    private ResponseEntity<OnboardingView> answer(HttpStatus status, String id) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/onboardings/" + id))
                .body(views.of(id));
    }

    private static ErrorResponseException tooLate(String id, OnboardingState state, String what) {
        return problem(HttpStatus.CONFLICT, id + " is " + inWords(state) + ", and can't be " + what);
    }

    private static String inWords(OnboardingState state) {
        return switch (state) {
            case CUSTOMER -> "set up as a customer already";
            case EXPIRED -> "closed, because its documents did not come in time";
            case BLOCKED -> "blocked";
            case DECLINED, WITHDRAWN, ERASED -> state.text();
            case RECEIVED, INCOMPLETE, SCREENING, RISK, DOCUMENTS, SETTING_UP -> "ending just now";
        };
    }

    private static ErrorResponseException refused(List<ApplicationProblem> problems) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                problems.stream().map(ApplicationProblem::inWords).collect(Collectors.joining(" ")));
        detail.setProperty("problems", problems);
        return new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, detail, null);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
