package dev.tandem.onboarding.check;

import dev.tandem.contact.Countries;
import dev.tandem.contact.Mails;
import dev.tandem.contact.Phones;
import dev.tandem.contact.Texts;
import dev.tandem.core.Ibans;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Owner;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.Representative;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of one application. */
final class OneApplication {

    private static final List<String> LEGAL_FORMS = List.of(
            "limited",
            "publicCompany",
            "partnership",
            "soleTrader",
            "association",
            "foundation",
            "trust",
            "publicBody");

    private static final List<String> PRODUCTS = List.of("standard", "credit", "reseller");

    /** Belong to nobody, or to whoever buys their shares today. */
    private static final Set<String> WITHOUT_OWNERS = Set.of("publicCompany", "publicBody");

    private static final Set<String> REGISTERED = Set.of("limited", "publicCompany", "partnership");

    private final Application given;
    private final Findings findings;
    private final boolean company;

    OneApplication(Application given, LocalDate today) {
        this.given = given;
        this.findings = new Findings(today);
        this.company = given.kindOrCompany() == PartyKind.COMPANY;
    }

    CheckedApplication check() {
        String name = name();
        String legalForm = legalForm();
        String registrationNumber = Findings.said(given.registrationNumber());
        if (registrationNumber == null && legalForm != null && REGISTERED.contains(legalForm)) {
            findings.note(
                    "registrationNumber",
                    "The number in the register of companies was not given. Take it from the extract of the register.");
        }
        String country = findings.country("country", given.country());
        if (country == null) {
            findings.stop("country", "The country is missing: where the company has its seat, or the person lives.");
        }
        Application application = new Application(
                given.kindOrCompany(),
                name,
                legalForm,
                registrationNumber,
                country,
                needed("street", given.street(), "The street is missing. Write street and number."),
                postalCode(),
                needed("city", given.city(), "The town is missing. Write it down."),
                vatId(country),
                iban(country),
                product(),
                contactName(),
                mail(),
                phone(country),
                birthDate(),
                representatives(),
                owners(legalForm));
        return new CheckedApplication(application, findings.all());
    }

    private @Nullable String name() {
        return needed(
                "name",
                given.name(),
                company
                        ? "The name is missing. Write it as in the register of companies."
                        : "The name is missing. Write given and family name.");
    }

    private @Nullable String needed(String field, @Nullable String text, String otherwise) {
        String said = Findings.said(text);
        if (said == null) {
            findings.stop(field, otherwise);
        }
        return said;
    }

    private @Nullable String legalForm() {
        String said = Findings.said(given.legalForm());
        if (!company) {
            if (said != null) {
                findings.note("legalForm", "A person has no legal form; " + Texts.quote(said) + " was left out.");
            }
            return null;
        }
        if (said == null) {
            findings.stop(
                    "legalForm", "The legal form is missing. Choose one of: " + String.join(", ", LEGAL_FORMS) + ".");
            return null;
        }
        return code("legalForm", said, LEGAL_FORMS, "is no legal form");
    }

    private @Nullable String product() {
        String said = Findings.said(given.product());
        if (said == null) {
            findings.stop("product", "The product is missing. Choose one of: " + String.join(", ", PRODUCTS) + ".");
            return null;
        }
        return code("product", said, PRODUCTS, "is no product");
    }

    private String code(String field, String said, List<String> codes, String why) {
        return codes.stream()
                .filter(code -> code.equalsIgnoreCase(said))
                .findFirst()
                .orElseGet(() -> {
                    findings.stop(
                            field,
                            Texts.quote(said) + " " + why + ". Choose one of: " + String.join(", ", codes) + ".");
                    return said;
                });
    }

    private @Nullable String postalCode() {
        String said = Findings.said(given.postalCode());
        if (said == null) {
            findings.note("postalCode", "The postal code was not given.");
        }
        return said;
    }

    private @Nullable String vatId(@Nullable String country) {
        String said = Findings.said(given.vatId());
        if (said == null) {
            if (company) {
                findings.note("vatId", "No VAT id was given. Ask for it if the customer has one.");
            }
            return null;
        }
        String plain = VatIds.plain(said);
        String id = country == null || country.length() != 2 || plain.isEmpty()
                ? plain
                : VatIds.withCountry(plain, country);
        switch (VatIds.verdict(id)) {
            case WRONG ->
                findings.stop(
                        "vatId",
                        Texts.quote(said)
                                + " is no VAT id: it begins with the country, as in DE900000014, and at least one"
                                + " character of this one is wrong or missing. Correct it, or leave it out if there is none.");
            case UNKNOWN -> {
                findings.note(
                        "vatId",
                        "Whether the VAT id " + id
                                + " is mistyped can't be told: nothing is known of check digits in it."
                                + " Compare it with the register.");
                countryOf(id, country);
            }
            case RIGHT -> countryOf(id, country);
        }
        return id;
    }

    private void countryOf(String vatId, @Nullable String country) {
        String other = VatIds.country(vatId);
        if (country != null && Countries.code(other).isPresent() && !country.equals(other)) {
            findings.note(
                    "vatId",
                    "The VAT id is one of " + Countries.name(other) + ", but the address is in "
                            + Countries.name(country) + ". Ask whether that is right.");
        }
    }

    private @Nullable String iban(@Nullable String country) {
        String said = Findings.said(given.iban());
        if (said == null) {
            findings.note("iban", "No IBAN was given.");
            return null;
        }
        String iban = Ibans.plain(said);
        Ibans.Fault fault = Ibans.fault(iban).orElse(null);
        if (fault != null) {
            findings.stop(
                    "iban",
                    Texts.quote(said) + " "
                            + switch (fault) {
                                case NO_IBAN ->
                                    "is no IBAN: it begins with the country and two digits, as in DE89 3704 0044 0532 0130 00.";
                                case CHECK_DIGITS -> "has wrong check digits: at least one character of it is wrong.";
                                case STRUCTURE -> "is not built as IBANs of its country are.";
                            }
                            + " Correct it, or leave it out.");
        } else if (country != null && country.length() == 2 && !iban.startsWith(country)) {
            findings.note(
                    "iban",
                    "The account is in " + Countries.name(iban.substring(0, 2)) + ", but the address in "
                            + Countries.name(country) + ". Ask whether that is right.");
        }
        return iban;
    }

    private @Nullable String contactName() {
        String said = Findings.said(given.contactName());
        if (said == null && company) {
            findings.note("contactName", "Nobody is named who can be asked.");
        }
        return said;
    }

    private @Nullable String mail() {
        String said = Findings.said(given.mail());
        if (said == null) {
            findings.stop("mail", "The mail address is missing: without it nobody can write to the customer.");
            return null;
        }
        String address =
                Mails.read(said).map(read -> read.toLowerCase(Locale.ROOT)).orElse(null);
        if (address == null) {
            findings.stop(
                    "mail", Texts.quote(said) + " is no mail address. It looks like name@company.com. Correct it.");
            return said;
        }
        if (!Mails.domainCanBe(address)) {
            findings.stop(
                    "mail", Texts.quote(address) + " ends in a domain that there is not. Correct what is mistyped.");
            return said;
        }
        return address;
    }

    private @Nullable String phone(@Nullable String country) {
        String said = Findings.said(given.phone());
        if (said == null) {
            findings.note("phone", "No phone number was given.");
            return null;
        }
        Phones.Phone phone = Phones.read(said, country == null || country.length() != 2 ? null : country)
                .orElse(null);
        if (phone == null) {
            findings.stop(
                    "phone",
                    Texts.quote(said)
                            + " can't be dialled. Begin with the prefix of the country, such as +49, or leave it"
                            + " out.");
            return said;
        }
        if (!phone.exists()) {
            findings.note(
                    "phone", Texts.quote(said) + " has the form of a phone number, but there may be none like it.");
        }
        return phone.e164();
    }

    private @Nullable LocalDate birthDate() {
        LocalDate birthDate = given.birthDate();
        if (company) {
            if (birthDate != null) {
                findings.note("birthDate", "A company has no date of birth; it was left out.");
            }
            return null;
        }
        if (birthDate == null) {
            findings.stop(
                    "birthDate",
                    "The date of birth is missing: without it nobody can tell the customer from others of the same name.");
        } else {
            findings.age("birthDate", birthDate);
        }
        return birthDate;
    }

    private List<Representative> representatives() {
        if (company && given.representatives().isEmpty()) {
            findings.stop(
                    "representatives", "Nobody is named who acts for the company by law. Name at least one person.");
        }
        List<Representative> checked = new ArrayList<>();
        for (Representative person : given.representatives()) {
            String at = "representatives[" + checked.size() + "].";
            checked.add(new Representative(
                    name(at, person.name()),
                    birthDate(at, person.birthDate()),
                    findings.country(at + "country", person.country())));
        }
        return checked;
    }

    private List<Owner> owners(@Nullable String legalForm) {
        if (company && given.owners().isEmpty() && legalForm != null && !WITHOUT_OWNERS.contains(legalForm)) {
            findings.stop(
                    "owners",
                    "Nobody is named to whom the company belongs. Name everybody who owns a quarter or more, or controls it"
                            + " in another way; if there is nobody, those who manage it.");
        }
        List<Owner> checked = new ArrayList<>();
        for (Owner owner : given.owners()) {
            String at = "owners[" + checked.size() + "].";
            boolean person = owner.kind() != PartyKind.COMPANY;
            if (owner.share() == null) {
                findings.note(at + "share", "How much of the company it is, was not given.");
            }
            checked.add(new Owner(
                    person ? PartyKind.PERSON : PartyKind.COMPANY,
                    name(at, owner.name()),
                    person ? birthDate(at, owner.birthDate()) : null,
                    findings.country(at + "country", owner.country()),
                    owner.share() == null
                            ? null
                            : new BigDecimal(owner.share().stripTrailingZeros().toPlainString())));
        }
        return checked;
    }

    private String name(String at, String name) {
        String said = needed(at + "name", name, "The name is missing. Write given and family name.");
        return said == null ? name : said;
    }

    private @Nullable LocalDate birthDate(String at, @Nullable LocalDate birthDate) {
        if (birthDate == null) {
            findings.note(
                    at + "birthDate",
                    "The date of birth was not given. It helps to tell people of the same name apart.");
        } else {
            findings.age(at + "birthDate", birthDate);
        }
        return birthDate;
    }
}
