package dev.tandem.lead.check;

import dev.tandem.contact.Countries;
import dev.tandem.contact.Mails;
import dev.tandem.contact.Phones;
import dev.tandem.contact.Texts;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings what a lead says into one form, and says what is odd or missing. Nothing here refuses a lead: a rep can still work with
 * one that has only a phone number, and with half a sentence.
 */
@Component
public class LeadCheck {

    /** Checks a lead as it was sent in; checking what was checked before gives the same data. */
    public CheckedLead check(LeadData given) {
        return new OneLead(given).check();
    }

    private static final class OneLead {

        private final LeadData given;
        private final List<LeadFinding> findings = new ArrayList<>();

        OneLead(LeadData given) {
            this.given = given;
        }

        CheckedLead check() {
            String country = country();
            String mail = mail();
            Phones.Phone phone = phone(country);
            if (country == null && phone != null && phone.country() != null) {
                country = phone.country();
                find(
                        "country-from-phone",
                        "No country was given. The phone number is one of " + Countries.name(country) + ".");
            } else if (country == null && given(given.country()) == null) {
                find("country-missing", "No country was given.");
            }
            if ((mail == null || Mails.read(mail).isEmpty()) && phone == null) {
                find("no-contact", "Neither mail address nor phone number can be used: nobody can be reached by them.");
            }
            LeadData data = new LeadData(
                    Texts.line(given.externalId()),
                    name(given.firstName()),
                    name(given.lastName()),
                    name(given.name()),
                    mail,
                    phone == null ? null : phone.e164(),
                    company(),
                    country,
                    language(),
                    given.employees(),
                    Texts.paragraphs(given.message()),
                    Texts.line(given.origin()),
                    Texts.line(given.source()),
                    given.visits(),
                    given.timeOnSite(),
                    given.pageViews(),
                    Texts.line(given.interest()),
                    Texts.line(given.occupation()));
            if (data.person() == null) {
                find("name-missing", "The name of the person is not known.");
            }
            return new CheckedLead(data, List.copyOf(findings));
        }

        private @Nullable String country() {
            return code(
                    given.country(),
                    Countries::code,
                    "country-unknown",
                    "names no country that is known. Ask which one it is.");
        }

        private @Nullable String language() {
            return code(given.language(), Languages::code, "language-unknown", "names no language that is known.");
        }

        private @Nullable String code(
                @Nullable String text, Function<String, Optional<String>> codes, String finding, String why) {
            String said = given(text);
            if (said == null) {
                return null;
            }
            Optional<String> code = codes.apply(said);
            if (code.isEmpty()) {
                find(finding, Texts.quote(said) + " " + why);
            }
            return code.orElse(null);
        }

        private @Nullable String mail() {
            String said = given(given.mail());
            if (said == null) {
                find("mail-missing", "No mail address was given.");
                return null;
            }
            Optional<String> address = Mails.read(said).map(read -> read.toLowerCase(Locale.ROOT));
            if (address.isEmpty()) {
                find("mail-unreadable", Texts.quote(said) + " is no mail address. It may be mistyped.");
                return said.toLowerCase(Locale.ROOT);
            }
            if (!Mails.domainCanBe(address.get())) {
                find(
                        "mail-domain-unknown",
                        Texts.quote(address.get()) + " ends in a domain that there is not. It may be mistyped.");
            }
            return address.get();
        }

        private Phones.@Nullable Phone phone(@Nullable String country) {
            String said = given(given.phone());
            if (said == null) {
                find("phone-missing", "No phone number was given.");
                return null;
            }
            Phones.Phone phone = Phones.read(said, country).orElse(null);
            if (phone == null) {
                find(
                        "phone-unreadable",
                        Texts.quote(said)
                                + (country == null
                                        ? " can't be dialled as it stands: it has no country's prefix, or it is no phone number."
                                        : " is no phone number of " + Countries.name(country)
                                                + ", and has no other prefix."));
                return null;
            }
            if (!phone.exists()) {
                find(
                        "phone-doubtful",
                        Texts.quote(said) + " has the form of a phone number, but there may be none like it.");
            }
            if (phone.several()) {
                find(
                        "phone-several",
                        "More than one phone number was given: " + Texts.quote(said) + ". The first is kept.");
            }
            if (phone.extension() != null) {
                find("phone-extension", "The phone number has the extension " + phone.extension() + ".");
            }
            return phone;
        }

        private @Nullable String company() {
            String said = given(given.company());
            if (said == null) {
                find("company-missing", "No company was given.");
            }
            return said;
        }

        private @Nullable String name(@Nullable String text) {
            return given(text);
        }

        /** Null for what is empty, and for what says in words that nothing is said. */
        private static @Nullable String given(@Nullable String text) {
            String line = Texts.line(text);
            return line == null || Texts.saysNothing(line) ? null : line;
        }

        private void find(String code, String message) {
            findings.add(new LeadFinding(code, message));
        }
    }
}
