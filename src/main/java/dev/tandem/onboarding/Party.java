package dev.tandem.onboarding;

import dev.tandem.core.Sha256;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on an application who has to be screened.
 *
 * @param position from 0, which is the customer
 * @param share of an owner, in percent
 */
public record Party(
        int position,
        PartyRole role,
        PartyKind kind,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable String country,
        @Nullable BigDecimal share) {

    /** Tells whether this is still the same person: changes with name, kind, date of birth and country, not with role or share. */
    public String hash() {
        return Sha256.of(kind.text() + "\n" + name.strip() + "\n" + birthDate + "\n" + country);
    }
}
