package dev.tandem.integration.screening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A name to screen.
 *
 * @param name in whatever script and order of words
 * @param kind what it is the name of
 * @param birthDate of a person, if it is known: it is held against what the entry says, and never lets a hit vanish
 * @param country ISO 3166 code of two letters: of what nationality a person is, where a company has its seat; as little lets it a
 *     hit vanish
 */
public record ScreeningQuery(
        String name,
        Kind kind,
        @Nullable LocalDate birthDate,
        @Nullable String country) {

    /** The longest name that is screened. */
    public static final int LONGEST_NAME = 300;

    public ScreeningQuery {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name to screen has 1 to " + LONGEST_NAME + " characters.");
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("A name to screen has letters.");
        }
        if (country != null && !country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("A country is a code of two capital letters, such as DE.");
        }
    }

    /** A name of which nothing else is known. */
    public static ScreeningQuery of(String name, Kind kind) {
        return new ScreeningQuery(name, kind, null, null);
    }
}
