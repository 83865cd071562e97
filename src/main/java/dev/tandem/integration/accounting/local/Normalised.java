package dev.tandem.integration.accounting.local;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which names, numbers and ids are compared. */
final class Normalised {

    private Normalised() {}

    /** Invoice number: upper case, without any space, because suppliers write {@code RE 2026-7} and {@code re2026-7}. */
    static String number(String number) {
        return withoutSpaces(number).toUpperCase(Locale.ROOT);
    }

    /** VAT id: letters and digits only, upper case; null if nothing is left. */
    static @Nullable String vatId(@Nullable String vatId) {
        return vatId == null
                ? null
                : emptyToNull(vatId.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT));
    }

    /** IBAN: without spaces, upper case; null if nothing is left. */
    static @Nullable String iban(@Nullable String iban) {
        return iban == null ? null : emptyToNull(withoutSpaces(iban).toUpperCase(Locale.ROOT));
    }

    /** Name: lower case, single spaces. */
    static String name(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String withoutSpaces(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]", "");
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
