package dev.tandem.onboarding.check;

import dev.tandem.contact.Countries;
import dev.tandem.contact.Texts;
import dev.tandem.onboarding.ApplicationFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is found while an application is checked, and what is checked alike for the customer and everybody else on it. */
final class Findings {

    private static final int FULL_AGE = 18;
    private static final int OLDEST = 110;

    private final List<ApplicationFinding> all = new ArrayList<>();
    private final LocalDate today;

    Findings(LocalDate today) {
        this.today = today;
    }

    /** The application can't go on with it. */
    void stop(String field, String message) {
        all.add(new ApplicationFinding(field, message, true));
    }

    /** Whoever looks at the application should know it. */
    void note(String field, String message) {
        all.add(new ApplicationFinding(field, message, false));
    }

    List<ApplicationFinding> all() {
        return List.copyOf(all);
    }

    /** On one line; null for nothing, and for what says in words that nothing is said. */
    static @Nullable String said(@Nullable String text) {
        String line = Texts.line(text);
        return line == null || Texts.saysNothing(line) ? null : line;
    }

    /** The code of the country that is meant; as it was written if none can be made out. */
    @Nullable
    String country(String field, @Nullable String text) {
        String said = said(text);
        if (said == null) {
            return null;
        }
        Optional<String> code = Countries.code(said);
        if (code.isEmpty()) {
            stop(
                    field,
                    Texts.quote(said)
                            + " names no country that is known. Write its name in English, or its code, such as DE.");
        }
        return code.orElse(said);
    }

    void age(String field, LocalDate birthDate) {
        if (birthDate.plusYears(FULL_AGE).isAfter(today)) {
            note(
                    field,
                    "Born on " + birthDate + ", which is not yet " + FULL_AGE
                            + " years ago. Ask whether they may act.");
        } else if (birthDate.plusYears(OLDEST).isBefore(today)) {
            note(
                    field,
                    "Born on " + birthDate + ", which is more than " + OLDEST
                            + " years ago. Ask whether it is mistyped.");
        }
    }
}
