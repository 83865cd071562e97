package dev.tandem.onboarding.documents;

import dev.tandem.core.Sha256;
import dev.tandem.documents.DocumentKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that came and was found good.
 *
 * @param name without what no name has, and with the ending of its kind
 * @param pages that can be shown
 */
record ReceivedFile(String name, DocumentKind kind, int pages, byte[] content) {

    private static final int LONGEST_NAME = 120;

    static ReceivedFile of(@Nullable String givenName, DocumentKind kind, int pages, byte[] content) {
        return new ReceivedFile(name(givenName, kind), kind, pages, content);
    }

    String sha256() {
        return Sha256.of(content);
    }

    /**
     * Without folders, as some browsers send them, and without signs that are not seen or turn the text round: staff see the name,
     * and save the file under it. Its ending says what it is.
     */
    private static String name(@Nullable String given, DocumentKind kind) {
        String name = given == null ? "" : given;
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[\"<>|:*?%;]", "_")
                .strip();
        int dot = last.lastIndexOf('.');
        String stem = (dot > 0 ? last.substring(0, dot) : last)
                .replaceAll("^\\.+", "")
                .strip();
        String ending = dot > 0 ? last.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        boolean fits = ending.equals(kind.extension()) || (kind == DocumentKind.JPEG && ending.equals("jpeg"));
        String shortened = stem.codePointCount(0, stem.length()) <= LONGEST_NAME
                ? stem
                : stem.substring(0, stem.offsetByCodePoints(0, LONGEST_NAME));
        return (shortened.isEmpty() ? "document" : shortened) + "." + (fits ? ending : kind.extension());
    }
}
