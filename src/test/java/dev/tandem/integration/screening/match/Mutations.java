package dev.tandem.integration.screening.match;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What people make of a name. Knows nothing of how names are compared. */
final class Mutations {

    /** Names that newspapers, passports and banks write in all of these ways. */
    private static final List<List<String>> SAME_NAME = List.of(
            List.of("muhammad", "mohammed", "mohammad", "mohamed", "muhammed", "mohamad", "mohamud"),
            List.of("ahmad", "ahmed", "achmed", "ahmet"),
            List.of("husayn", "hussein", "hussain", "hossein", "husain", "hussien"),
            List.of("hasan", "hassan", "hasson"),
            List.of("yusuf", "yousef", "youssef", "yusef", "yousuf"),
            List.of("ali", "aly"),
            List.of("umar", "omar", "omer"),
            List.of("uthman", "othman", "osman", "usman"),
            List.of("khalid", "khaled", "chalid"),
            List.of("said", "saeed", "sayeed"),
            List.of("ibrahim", "ebrahim", "ibraheem"),
            List.of("ismail", "esmail", "ismael"),
            List.of("yahya", "yehia", "yahia"),
            List.of("sulayman", "suleiman", "sulaiman", "soleiman"),
            List.of("mustafa", "moustafa", "mostafa"),
            List.of("mahmud", "mahmoud", "mahmood"),
            List.of("salih", "saleh", "salah"),
            List.of("nasir", "naser", "nasser", "nasir"),
            List.of("jamal", "gamal", "djamal", "jamaal"),
            List.of("qasim", "kassem", "qassem", "kasim"),
            List.of("abdallah", "abdullah", "abdulla"),
            List.of("rahman", "rahmaan", "rehman"),
            List.of("rashid", "rasheed", "rachid"),
            List.of("karim", "kareem"),
            List.of("hamid", "hameed", "hamied"),
            List.of("faysal", "faisal", "feisal", "faycal"),
            List.of("zayd", "zaid", "zeid"),
            List.of("tariq", "tarek", "tarik"),
            List.of("ayman", "aiman", "aymen"),
            List.of("nur", "noor", "nour"),
            List.of("aleksandr", "alexander", "oleksandr", "alexandr", "aleksander"),
            List.of("sergei", "sergey", "serguei", "sergej", "serhiy"),
            List.of("yuri", "yury", "yuriy", "iouri", "juri"),
            List.of("vladimir", "wladimir", "volodymyr"),
            List.of("dmitri", "dmitry", "dmitriy", "dimitri"),
            List.of("yevgeny", "evgeny", "yevgeniy", "evgeni", "jewgenij"),
            List.of("mikhail", "michail", "mykhailo"),
            List.of("nikolai", "nikolay", "nikolaj", "mykola"),
            List.of("aleksei", "alexey", "alexei", "aleksey", "oleksiy"),
            List.of("andrei", "andrey", "andrej", "andriy"),
            List.of("viktor", "victor", "wiktor"),
            List.of("igor", "ihor"),
            List.of("anatoly", "anatoliy", "anatoli"));

    /** Sounds that languages write differently. */
    private static final List<List<String>> SAME_SOUND = List.of(
            List.of("kh", "ch", "h"),
            List.of("sh", "sch", "ch"),
            List.of("zh", "j", "sch"),
            List.of("ch", "tch", "tsch"),
            List.of("ts", "tz", "z"),
            List.of("ou", "u", "oo"),
            List.of("ee", "i"),
            List.of("v", "w"),
            List.of("q", "k"),
            List.of("ks", "x"),
            List.of("ph", "f"),
            List.of("iy", "y", "i", "ij"),
            List.of("ay", "ai", "ei"),
            List.of("ya", "ia", "ja"),
            List.of("yu", "iu", "ju"));

    private static final Transliterator TO_CYRILLIC = Transliterator.getInstance("Latin-Cyrillic");
    private static final Transliterator BY_ISO = Transliterator.getInstance("Cyrillic-Latin; Latin-ASCII");
    private static final Transliterator RUSSIAN = Transliterator.getInstance("Latin-Russian/BGN");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    String reordered(String name) {
        List<String> words =
                new ArrayList<>(Arrays.asList(name.replace(",", " ").trim().split("\\s+")));
        List<String> before = List.copyOf(words);
        for (int i = 0; i < 20 && words.equals(before); i++) {
            Collections.shuffle(words, random);
        }
        return String.join(" ", words);
    }

    /** A letter or digit is missing, doubled up with another, wrong, or stands on the wrong side of the next. */
    String typo(String name) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                places.add(i);
            }
        }
        while (true) {
            int at = places.get(random.nextInt(places.size()));
            char letter = (char) ('A' + random.nextInt(26));
            String wrong = switch (random.nextInt(4)) {
                case 0 -> name.substring(0, at) + name.substring(at + 1);
                case 1 -> name.substring(0, at) + letter + name.substring(at);
                case 2 -> name.substring(0, at) + letter + name.substring(at + 1);
                default ->
                    at + 1 < name.length() && Character.isLetterOrDigit(name.charAt(at + 1))
                            ? name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2)
                            : name;
            };
            if (!wrong.equalsIgnoreCase(name) && wrong.chars().anyMatch(Character::isLetterOrDigit)) {
                return wrong;
            }
        }
    }

    /** The name as another office, newspaper or passport may write it; as it was if there is no other way. */
    String transliterated(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return switch (random.nextInt(5)) {
            case 0 -> BY_ISO.transliterate(TO_CYRILLIC.transliterate(plain));
            case 1 -> RUSSIAN.transliterate(plain);
            default -> otherSounds(otherNames(plain));
        };
    }

    private String otherNames(String name) {
        StringBuilder changed = new StringBuilder();
        for (String word : name.split("(?<=[^a-z])|(?=[^a-z])")) {
            List<String> ways = SAME_NAME.stream()
                    .filter(same -> same.contains(word))
                    .findFirst()
                    .orElse(List.of(word));
            changed.append(ways.get(random.nextInt(ways.size())));
        }
        return changed.toString();
    }

    /** At most two of the sounds, as a writer has habits and not all of them. */
    private String otherSounds(String name) {
        List<List<String>> sounds = new ArrayList<>(
                SAME_SOUND.stream().filter(ways -> name.contains(ways.get(0))).toList());
        Collections.shuffle(sounds, random);
        String changed = name;
        for (List<String> ways : sounds.subList(0, Math.min(2, sounds.size()))) {
            changed = changed.replace(ways.get(0), ways.get(1 + random.nextInt(ways.size() - 1)));
        }
        return changed;
    }
}
