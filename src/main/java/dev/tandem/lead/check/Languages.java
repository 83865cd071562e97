package dev.tandem.lead.check;

import dev.tandem.contact.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Languages by their names in English, in German and in themselves, by ISO codes, and as browsers write them. */
final class Languages {

    private static final Map<String, String> ALSO = Map.of(
            "Schwyzerdütsch",
            "de",
            "Swiss German",
            "de",
            "Castellano",
            "es",
            "Mandarin",
            "zh",
            "Farsi",
            "fa",
            "Flemish",
            "nl",
            "Flämisch",
            "nl");

    private static final Map<String, String> BY_NAME = names();

    private Languages() {}

    /** The ISO 639-1 code of the language that is meant; empty if none can be made out. */
    static Optional<String> code(String text) {
        String whole = BY_NAME.get(Texts.key(text));
        // en-GB, de_AT, "de-CH,de;q=0.9": the first part is the language
        return whole != null
                ? Optional.of(whole)
                : Optional.ofNullable(BY_NAME.get(Texts.key(text.split("[-_,;(/]", 2)[0])));
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        List<Locale> languages = List.of(Locale.getISOLanguages()).stream()
                .map(Locale::forLanguageTag)
                .filter(language -> language.getLanguage().length() == 2)
                .toList();
        languages.forEach(language -> names.put(language.getLanguage(), language.getLanguage()));
        for (Locale language : languages) {
            String code = language.getLanguage();
            for (Locale in : List.of(Locale.ENGLISH, Locale.GERMAN, language)) {
                names.putIfAbsent(Texts.key(language.getDisplayLanguage(in)), code);
            }
            try {
                names.putIfAbsent(Texts.key(language.getISO3Language()), code);
            } catch (MissingResourceException withoutOne) {
                // then it goes without
            }
        }
        ALSO.forEach((name, code) -> names.putIfAbsent(Texts.key(name), code));
        names.remove("");
        return Map.copyOf(names);
    }
}
