package dev.tandem.onboarding;

import dev.tandem.core.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everybody on an application as it is now, and a hash that changes as soon as anybody of them does: what was found about them
 * holds only for this hash.
 */
public record Persons(List<Party> parties) {

    public Persons {
        parties = List.copyOf(parties);
    }

    /** Changes with every name, kind, date of birth, country and role, and with who is there at all; not with the order. */
    public String hash() {
        return Sha256.of(parties.stream()
                .map(party -> party.role().text() + " " + party.hash())
                .sorted()
                .collect(Collectors.joining("\n")));
    }
}
