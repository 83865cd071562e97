package dev.tandem.integration.screening.match;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a sanctions list.
 *
 * @param id its number in the list
 * @param name as the list writes it: persons as {@code LAST, First}
 * @param kind individual, entity, vessel or aircraft
 * @param program why it is on the list, in the list's codes
 * @param remarks what the list says beside, such as dates of birth
 * @param aliases other names
 */
public record ListedParty(
        String id,
        String name,
        String kind,
        String program,
        @Nullable String remarks,
        List<String> aliases) {

    /** Of a person. */
    public static final String INDIVIDUAL = "individual";

    /** Of a company or organisation; the list itself says nothing then. */
    public static final String ENTITY = "entity";

    public ListedParty {
        aliases = List.copyOf(aliases);
    }

    boolean isIndividual() {
        return kind.equals(INDIVIDUAL);
    }

    /** SHA-256 of all that the list says of it, in whatever order the aliases come. */
    public String hash() {
        String content = String.join(
                "\u0000",
                id,
                name,
                kind,
                program,
                remarks == null ? "" : remarks,
                String.join("\u0001", aliases.stream().sorted().toList()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
