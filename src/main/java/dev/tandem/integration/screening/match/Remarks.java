package dev.tandem.integration.screening.match;

import dev.tandem.integration.screening.ScreeningQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an entry says of birth and nationality, held against what is known of the one asked for. */
final class Remarks {

    /** Years by which dates of birth on lists are off. */
    private static final int YEARS = 1;

    private static final Pattern BIRTH = Pattern.compile("\\bDOB ([^;]+)");
    private static final Pattern YEAR = Pattern.compile("\\b(1[89]|20)\\d\\d\\b");
    private static final Pattern DAY =
            Pattern.compile("^(\\d\\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\\d{4})\\.?$");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final Pattern COUNTRY = Pattern.compile("\\b(?:nationality|citizen) ([^;]+)");

    /** Where the Treasury writes a country otherwise than the Java library. */
    private static final Map<String, String> AS_LISTED = Map.ofEntries(
            Map.entry("BA", "Bosnia and Herzegovina"),
            Map.entry("CD", "Congo, Democratic Republic of the"),
            Map.entry("CG", "Congo, Republic of the"),
            Map.entry("CI", "Cote d'Ivoire"),
            Map.entry("CV", "Cabo Verde"),
            Map.entry("CZ", "Czech Republic"),
            Map.entry("GM", "The Gambia"),
            Map.entry("HK", "Hong Kong"),
            Map.entry("KN", "Saint Kitts and Nevis"),
            Map.entry("KP", "Korea, North"),
            Map.entry("KR", "Korea, South"),
            Map.entry("MK", "Macedonia, The Former Yugoslav Republic of"),
            Map.entry("MM", "Burma"),
            Map.entry("PS", "Palestinian"),
            Map.entry("TR", "Turkey"),
            Map.entry("TT", "Trinidad and Tobago"));

    private Remarks() {}

    /**
     * What came out.
     *
     * @param words what to say of it
     * @param differing how many of them differ
     */
    record Held(List<String> words, int differing) {}

    static Held held(ScreeningQuery query, ListedParty party) {
        List<String> words = new ArrayList<>();
        int differing = 0;
        String remarks = party.remarks();
        if (remarks != null && query.birthDate() != null) {
            differing += holdBirth(query.birthDate(), remarks, words);
        }
        if (remarks != null && query.country() != null) {
            differing += holdCountry(query.country(), remarks, words);
        }
        return new Held(words, differing);
    }

    private static int holdBirth(LocalDate born, String remarks, List<String> words) {
        List<String> listed = all(BIRTH, remarks);
        if (listed.isEmpty()) {
            return 0;
        }
        if (listed.stream().map(Remarks::day).anyMatch(born::equals)) {
            words.add("born on the day that the entry says");
            return 0;
        }
        Set<Integer> years = new TreeSet<>();
        boolean fits = false;
        for (String birth : listed) {
            List<Integer> found = YEAR.matcher(birth)
                    .results()
                    .map(year -> Integer.valueOf(year.group()))
                    .toList();
            years.addAll(found);
            fits |= !found.isEmpty()
                    && born.getYear() >= found.get(0) - YEARS
                    && born.getYear() <= found.get(found.size() - 1) + YEARS;
        }
        if (years.isEmpty()) {
            return 0;
        }
        String says = String.join(" or ", years.stream().map(String::valueOf).toList());
        words.add("born " + born.getYear() + ", the entry says " + says
                + (years.contains(born.getYear()) ? " (agrees in the year)" : fits ? " (about agrees)" : " (differs)"));
        return fits ? 0 : 1;
    }

    private static @Nullable LocalDate day(String text) {
        Matcher day = DAY.matcher(text.strip());
        return day.matches()
                ? LocalDate.of(
                                Integer.parseInt(day.group(3)),
                                MONTHS.indexOf(day.group(2)) / 3 + 1,
                                Math.min(Integer.parseInt(day.group(1)), 28))
                        .plusDays(Math.max(0, Integer.parseInt(day.group(1)) - 28))
                : null;
    }

    private static int holdCountry(String country, String remarks, List<String> words) {
        List<String> listed = all(COUNTRY, remarks).stream()
                .map(text -> text.replaceAll("\\.$", "").replace("possibly ", ""))
                .distinct()
                .toList();
        if (listed.isEmpty()) {
            return 0;
        }
        String name = AS_LISTED.getOrDefault(country, new Locale("", country).getDisplayCountry(Locale.ENGLISH));
        boolean agrees = listed.contains(name);
        words.add("country " + name + ", the entry says " + String.join(" or ", listed)
                + (agrees ? " (agrees)" : " (differs)"));
        return agrees ? 0 : 1;
    }

    private static List<String> all(Pattern pattern, String remarks) {
        return pattern.matcher(remarks)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }
}
