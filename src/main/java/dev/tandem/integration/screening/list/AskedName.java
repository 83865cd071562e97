package dev.tandem.integration.screening.list;

import dev.tandem.integration.screening.Kind;
import dev.tandem.integration.screening.ScreeningQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A name to screen, as somebody sends it. */
record AskedName(
        @Schema(
                description = "In any script and order of words, at most 300 characters",
                example = "Zheltuchow, Arkadij")
        @Nullable
        String name,

        @Schema(allowableValues = {"person", "company"}) @Nullable
        String kind,

        @Schema(description = "Of a person, if it is known", example = "1961-03-14") @Nullable
        String birthDate,

        @Schema(description = "ISO 3166 code of two letters, if it is known", example = "RU") @Nullable
        String country) {

    /** @throws IllegalArgumentException in plain words */
    ScreeningQuery query() {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The name is missing.");
        }
        if (kind == null) {
            throw new IllegalArgumentException("The kind is missing: \"person\" or \"company\".");
        }
        return new ScreeningQuery(name.strip(), Kind.of(kind), day(birthDate), filled(country));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        String filled = filled(text);
        try {
            return filled == null ? null : LocalDate.parse(filled);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The date of birth is no date like 1961-03-14.");
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
