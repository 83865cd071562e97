package dev.tandem.onboarding.erasure;

import dev.tandem.erasure.Erasure;
import dev.tandem.identity.CurrentUser;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.web.OnboardingAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/onboardings/{id}/erasure")
@Tag(name = "Onboardings")
class CustomerErasureController {

    private static final int TRIES = 3;

    private final CustomerErasure erasure;
    private final Onboardings onboardings;
    private final CurrentUser currentUser;

    CustomerErasureController(CustomerErasure erasure, Onboardings onboardings, CurrentUser currentUser) {
        this.erasure = erasure;
        this.onboardings = onboardings;
        this.currentUser = currentUser;
    }

    /** @param erasures of the application itself, and of the others with its mail address */
    record Requested(List<ErasureView> erasures) {}

    @PostMapping
    @PreAuthorize(OnboardingAccess.MAY_ERASE)
    @Operation(
            summary = "Forget the people of an application",
            description =
                    "Ends the case of this application, and of every other with the same mail address, and removes what Tandem"
                            + " keeps of the people within 10 minutes. It can't be undone. Asked for again, it changes nothing.",
            responses = {
                @ApiResponse(responseCode = "202", description = "It is recorded; Location tells how far it is"),
                @ApiResponse(responseCode = "404", description = "There is no such application")
            })
    ResponseEntity<Requested> request(@PathVariable String id) {
        known(id);
        List<ErasureView> all = requested(id).stream().map(ErasureView::of).toList();
        return ResponseEntity.accepted()
                .location(URI.create("/api/onboardings/" + id + "/erasure"))
                .body(new Requested(all));
    }

    @GetMapping
    @PreAuthorize(OnboardingAccess.MAY_ERASE)
    @Operation(
            summary = "How far the erasure of an application is",
            responses = {
                @ApiResponse(responseCode = "200", description = "It was asked for"),
                @ApiResponse(responseCode = "404", description = "There is no such application, or nobody asked for it")
            })
    ErasureView one(@PathVariable String id) {
        known(id);
        return erasure.of(id)
                .map(ErasureView::of)
                .orElseThrow(() -> notFound("Nobody asked to have " + id + " erased."));
    }

    /** The case may go on at the same moment: then the next try comes after it. */
    private List<Erasure> requested(String id) {
        for (int n = 1; ; n++) {
            try {
                return erasure.request(id, currentUser.userId());
            } catch (TransientDataAccessException e) {
                if (n == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void known(String id) {
        if (onboardings.find(id).isEmpty()) {
            throw notFound("There is no application " + id + ".");
        }
    }

    private static ErrorResponseException notFound(String detail) {
        return new ErrorResponseException(
                HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail), null);
    }
}
