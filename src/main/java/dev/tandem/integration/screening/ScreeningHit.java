package dev.tandem.integration.screening;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the list that may be the one that was asked for.
 *
 * @param entryId number of the entry in its list
 * @param entryName as the list writes it
 * @param matchedName the name or alias of the entry that is most like the one asked for
 * @param entryKind individual, entity, vessel or aircraft
 * @param program why it is on the list, in the list's codes
 * @param remarks what the list says beside, such as dates of birth
 * @param score 0 to 100
 * @param reason why it was found, in plain words
 * @param entryHash SHA-256 of the entry with its aliases: the same content in a newer list has the same
 */
public record ScreeningHit(
        String entryId,
        String entryName,
        String matchedName,
        String entryKind,
        String program,
        @Nullable String remarks,
        int score,
        String reason,
        String entryHash) {}
