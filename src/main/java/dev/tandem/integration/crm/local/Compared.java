package dev.tandem.integration.crm.local;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.commons.codec.language.ColognePhonetic;
import org.jspecify.annotations.Nullable;

/** The forms in which names and addresses are compared. */
final class Compared {

    private static final ColognePhonetic SOUND = new ColognePhonetic();

    private Compared() {}

    /** Mail address or domain: lower case. */
    static @Nullable String address(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    /** Name of a person: the given name first, also where it was written {@code Berg, Anna}. */
    static @Nullable String person(@Nullable String name) {
        if (name == null) {
            return null;
        }
        int comma = name.indexOf(',');
        String key = name(comma < 0 ? name : name.substring(comma + 1) + " " + name.substring(0, comma));
        return key.isEmpty() ? null : key;
    }

    /** Name: lower case, letters and digits, single spaces. */
    static String name(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    /** How the family name sounds, given a {@link #person} key. */
    static String familySound(String key) {
        return sound(key.substring(key.lastIndexOf(' ') + 1));
    }

    /** How the first word sounds, given a {@link #name} key. */
    static String firstSound(String key) {
        int space = key.indexOf(' ');
        return sound(space < 0 ? key : key.substring(0, space));
    }

    /** What has no sound in German, such as Greek letters, is compared as it is written. */
    private static String sound(String word) {
        String sound = SOUND.encode(word);
        return sound == null || sound.isEmpty() ? word : sound;
    }
}
