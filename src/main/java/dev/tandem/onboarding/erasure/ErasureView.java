package dev.tandem.onboarding.erasure;

import dev.tandem.erasure.Erasure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wish of a customer to be forgotten, as the API shows it. */
record ErasureView(
        @Schema(example = "ONB-000017") String onboarding,

        @Schema(allowableValues = {"requested", "erased", "finished"})
        String state,

        Instant requestedAt,

        @Schema(description = "Who recorded it; empty if a message told it") @Nullable
        String requestedBy,

        @Schema(description = "Since when Tandem has nothing of the people") @Nullable
        Instant erasedAt,

        @Schema(description = "Since when the other systems have forgotten them, too") @Nullable
        Instant finishedAt) {

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.caseId(),
                erasure.finishedAt() != null ? "finished" : erasure.erasedAt() != null ? "erased" : "requested",
                erasure.requestedAt(),
                erasure.requestedBy(),
                erasure.erasedAt(),
                erasure.finishedAt());
    }
}
