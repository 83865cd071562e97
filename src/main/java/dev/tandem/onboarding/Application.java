package dev.tandem.onboarding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who wants to become a customer.
 *
 * @param kind null as long as nobody said
 * @param name of the company, or given and family name
 * @param legalForm as the decision tables name it, for example {@code limited}; null for a person
 * @param registrationNumber in the register of companies
 * @param country where the company is registered or the person lives; two letters (ISO 3166)
 * @param product what is wanted, as the decision tables name it, for example {@code standard} or {@code credit}
 * @param birthDate of a person
 * @param representatives who act for the company by law
 * @param owners to whom the company belongs in the end
 */
public record Application(
        @Nullable PartyKind kind,
        @Nullable String name,
        @Nullable String legalForm,
        @Nullable String registrationNumber,
        @Nullable String country,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String vatId,
        @Nullable String iban,
        @Nullable String product,
        @Nullable String contactName,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable LocalDate birthDate,
        List<Representative> representatives,
        List<Owner> owners) {

    public Application {
        representatives = representatives == null ? List.of() : List.copyOf(representatives);
        owners = owners == null ? List.of() : List.copyOf(owners);
    }

    /** The kind, a company if nobody said. */
    public PartyKind kindOrCompany() {
        return Objects.requireNonNullElse(kind, PartyKind.COMPANY);
    }

    /** Everybody who has to be screened: the customer first, then representatives, then owners. */
    public List<Party> parties() {
        List<Party> parties = new ArrayList<>();
        parties.add(new Party(
                0,
                PartyRole.CUSTOMER,
                kindOrCompany(),
                Objects.requireNonNullElse(name, ""),
                birthDate,
                country,
                null));
        representatives.forEach(person -> parties.add(new Party(
                parties.size(),
                PartyRole.REPRESENTATIVE,
                PartyKind.PERSON,
                person.name(),
                person.birthDate(),
                person.country(),
                null)));
        owners.forEach(owner -> parties.add(new Party(
                parties.size(),
                PartyRole.OWNER,
                Objects.requireNonNullElse(owner.kind(), PartyKind.PERSON),
                owner.name(),
                owner.birthDate(),
                owner.country(),
                owner.share())));
        return List.copyOf(parties);
    }

    /** Whether a part of the company belongs to another company, so that nobody is named behind it. */
    @JsonIgnore
    public boolean isOwnedByCompanies() {
        return owners.stream().anyMatch(owner -> owner.kind() == PartyKind.COMPANY);
    }

    /** The largest share of an owner, in percent; 0 if none is known. */
    public BigDecimal largestShare() {
        return owners.stream()
                .map(Owner::share)
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }
}
