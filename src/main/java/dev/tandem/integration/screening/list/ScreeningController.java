package dev.tandem.integration.screening.list;

import dev.tandem.identity.CurrentUser;
import dev.tandem.integration.screening.SanctionsListVersion;
import dev.tandem.integration.screening.SanctionsScreening;
import dev.tandem.integration.screening.ScreeningResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api")
@Tag(name = "Sanctions screening", description = "Hold names against the sanctions list, and put lists in force")
class ScreeningController {

    private final SanctionsScreening screening;
    private final ListLoader loader;
    private final ListInForce inForce;
    private final CurrentUser currentUser;

    ScreeningController(SanctionsScreening screening, ListLoader loader, ListInForce inForce, CurrentUser currentUser) {
        this.screening = screening;
        this.loader = loader;
        this.inForce = inForce;
        this.currentUser = currentUser;
    }

    @PostMapping("/screenings")
    @PreAuthorize(ScreeningAccess.MAY_SCREEN)
    @Operation(
            summary = "Screen a name",
            description =
                    "The entries of the list that it may be, the best first, at most 10, each with score and reason. A date"
                            + " of birth and a country are held against the entries, and never let one vanish.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Hits; none if nobody on the list has such a name"),
                @ApiResponse(responseCode = "422", description = "What is wrong with what was asked"),
                @ApiResponse(
                        responseCode = "503",
                        description = "No list is in force; Retry-After says when to ask again")
            })
    ScreeningResult screen(@RequestBody AskedName asked) {
        try {
            return screening.screen(asked.query());
        } catch (IllegalArgumentException e) {
            throw problem(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/screening-lists/current")
    @PreAuthorize("hasAnyRole('compliance', 'compliance-heads', 'operations', 'camunda-admin')")
    @Operation(
            summary = "The list in force",
            responses = {
                @ApiResponse(responseCode = "200", description = "Where it comes from, and how large it is"),
                @ApiResponse(responseCode = "404", description = "None is in force")
            })
    SanctionsListVersion current() {
        SanctionsListVersion list = screening.currentList();
        if (list.version() == 0) {
            throw problem(HttpStatus.NOT_FOUND, "No sanctions list is in force.");
        }
        return list;
    }

    @PostMapping(path = "/screening-lists", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(ScreeningAccess.MAY_LOAD)
    @Operation(
            summary = "Put a list in force by hand",
            description =
                    "The files sdn.csv and alt.csv of the US Treasury, of the same day. The list is taken whole or not at all.",
            responses = {
                @ApiResponse(responseCode = "200", description = "It is in force, or was before"),
                @ApiResponse(responseCode = "422", description = "Why it is not taken; the one in force stays")
            })
    ListLoader.Loaded load(
            @RequestPart MultipartFile sdn,
            @RequestPart MultipartFile alt,
            @Parameter(description = "Take it even if it is much smaller than the one in force")
                    @RequestParam(defaultValue = "false")
                    boolean confirmShrunken)
            throws IOException {
        String by = currentUser.userId();
        try {
            ListLoader.Loaded loaded = loader.load(
                    new ListLoader.Delivery(sdn.getBytes(), alt.getBytes(), "sent in by hand", by, confirmShrunken));
            inForce.refresh();
            return loaded;
        } catch (ListRefusedException e) {
            throw problem(HttpStatus.UNPROCESSABLE_ENTITY, e.reason());
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
