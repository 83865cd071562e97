package dev.tandem.contact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Countries by the names that people give them: in English, in German, in the country's own languages, and by ISO codes. */
public final class Countries {

    /** What the library of names lacks: everyday names, official ones, names of before or after a change. */
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("UK", "GB"),
            Map.entry("Great Britain", "GB"),
            Map.entry("Britain", "GB"),
            Map.entry("England", "GB"),
            Map.entry("Scotland", "GB"),
            Map.entry("Wales", "GB"),
            Map.entry("Northern Ireland", "GB"),
            Map.entry("United Kingdom of Great Britain and Northern Ireland", "GB"),
            Map.entry("Großbritannien", "GB"),
            Map.entry("Schottland", "GB"),
            Map.entry("US of A", "US"),
            Map.entry("United States of America", "US"),
            Map.entry("America", "US"),
            Map.entry("Vereinigte Staaten von Amerika", "US"),
            Map.entry("Amerika", "US"),
            Map.entry("Holland", "NL"),
            Map.entry("Die Niederlande", "NL"),
            Map.entry("Bundesrepublik Deutschland", "DE"),
            Map.entry("BRD", "DE"),
            Map.entry("D", "DE"),
            Map.entry("A", "AT"),
            Map.entry("Oesterreich", "AT"),
            Map.entry("Schweizerische Eidgenossenschaft", "CH"),
            Map.entry("Swiss", "CH"),
            Map.entry("Die Schweiz", "CH"),
            Map.entry("FL", "LI"),
            Map.entry("Czech Republic", "CZ"),
            Map.entry("Tschechische Republik", "CZ"),
            Map.entry("Slovak Republic", "SK"),
            Map.entry("Slowakische Republik", "SK"),
            Map.entry("Eire", "IE"),
            Map.entry("Turkey", "TR"),
            Map.entry("Türkiye", "TR"),
            Map.entry("Tuerkei", "TR"),
            Map.entry("Danemark", "DK"),
            Map.entry("Daenemark", "DK"),
            Map.entry("Rumaenien", "RO"),
            Map.entry("Russian Federation", "RU"),
            Map.entry("Russische Föderation", "RU"),
            Map.entry("Korea", "KR"),
            Map.entry("Republic of Korea", "KR"),
            Map.entry("Korea, Republic of", "KR"),
            Map.entry("Viet Nam", "VN"),
            Map.entry("UAE", "AE"),
            Map.entry("VAE", "AE"),
            Map.entry("Iran, Islamic Republic of", "IR"),
            Map.entry("Hongkong", "HK"),
            Map.entry("Hong Kong", "HK"),
            Map.entry("Macau", "MO"),
            Map.entry("Macao", "MO"),
            Map.entry("Peoples Republic of China", "CN"),
            Map.entry("PRC", "CN"),
            Map.entry("Mainland China", "CN"),
            Map.entry("Volksrepublik China", "CN"),
            Map.entry("Republic of China", "TW"),
            Map.entry("Taiwan, Province of China", "TW"),
            Map.entry("Macedonia", "MK"),
            Map.entry("Mazedonien", "MK"),
            Map.entry("Swaziland", "SZ"),
            Map.entry("Burma", "MM"),
            Map.entry("Birma", "MM"),
            Map.entry("Ivory Coast", "CI"),
            Map.entry("Elfenbeinküste", "CI"),
            Map.entry("Cape Verde", "CV"),
            Map.entry("Weißrussland", "BY"),
            Map.entry("Byelorussia", "BY"),
            Map.entry("Moldova, Republic of", "MD"),
            Map.entry("Bosnia", "BA"),
            Map.entry("Bosnien", "BA"),
            Map.entry("Vatican", "VA"),
            Map.entry("Holy See", "VA"),
            Map.entry("South Africa (RSA)", "ZA"),
            Map.entry("RSA", "ZA"),
            Map.entry("KSA", "SA"),
            Map.entry("Palestine", "PS"),
            Map.entry("Congo", "CG"),
            Map.entry("DR Congo", "CD"),
            Map.entry("Democratic Republic of the Congo", "CD"));

    private static final Pattern TITLE = Pattern.compile(
            "^(?:the\\s+)?(?:(?:federal\\s+)?republic\\s+of\\s+|kingdom\\s+of\\s+|state\\s+of\\s+|republik\\s+|königreich\\s+)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, String> BY_NAME = names();

    private Countries() {}

    /** The ISO 3166 alpha-2 code of the country that is meant; empty if none can be made out. */
    public static Optional<String> code(String text) {
        String whole = BY_NAME.get(Texts.key(text));
        return whole != null
                ? Optional.of(whole)
                : Optional.ofNullable(BY_NAME.get(Texts.key(TITLE.matcher(text).replaceFirst(""))));
    }

    /** The name in English. */
    public static String name(String code) {
        return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** Names in English by code, in the order of the names. */
    public static Map<String, String> choices() {
        Map<String, String> names = new LinkedHashMap<>();
        Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(Countries::name))
                .forEach(code -> names.put(code, name(code)));
        return names;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        // names in the languages of the countries come last: where one means another country elsewhere, English decides
        Arrays.stream(Locale.getISOCountries()).forEach(code -> names.put(Texts.key(code), code));
        ALSO.forEach((name, code) -> names.putIfAbsent(Texts.key(name), code));
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            add(names, country.getDisplayCountry(Locale.ENGLISH), code);
            add(names, country.getDisplayCountry(Locale.GERMAN), code);
            try {
                add(names, country.getISO3Country(), code);
            } catch (MissingResourceException withoutOne) {
                // then it goes without
            }
        }
        for (Locale locale : Locale.getAvailableLocales()) {
            if (names.containsKey(Texts.key(locale.getCountry()))) {
                add(names, locale.getDisplayCountry(locale), locale.getCountry());
            }
        }
        return Map.copyOf(names);
    }

    private static void add(Map<String, String> names, String name, String code) {
        String key = Texts.key(name);
        if (!key.isEmpty() && code.length() == 2) {
            names.putIfAbsent(key, code);
        }
    }
}
