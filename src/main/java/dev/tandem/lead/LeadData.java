package dev.tandem.lead;

import dev.tandem.integration.mail.MailAddress;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a lead. As sent in, or after {@code Check lead} in the form that was agreed on: the mail address in lower
 * case, the phone number in E.164, the country as ISO 3166 alpha-2, the language as ISO 639-1.
 *
 * @param externalId how the sending system calls this lead; the same again is the same lead
 * @param name the whole name, where first and last name are not told apart
 * @param employees of the company
 * @param message what the person wrote
 * @param origin how the lead arose, for example {@code Landing Page Submission}
 * @param source where the person came from, for example {@code Google}
 * @param visits of the website
 * @param timeOnSite in seconds, over all visits
 * @param pageViews per visit
 * @param interest what the person wants to know more about
 */
public record LeadData(
        @Nullable String externalId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String name,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String country,
        @Nullable String language,
        @Nullable Integer employees,
        @Nullable String message,
        @Nullable String origin,
        @Nullable String source,
        @Nullable Integer visits,
        @Nullable Integer timeOnSite,
        @Nullable BigDecimal pageViews,
        @Nullable String interest,
        @Nullable String occupation) {

    /** The person's name as people write it; null if none is known. */
    public @Nullable String person() {
        if (name != null) {
            return name;
        }
        if (firstName == null || lastName == null) {
            return firstName == null ? lastName : firstName;
        }
        return firstName + " " + lastName;
    }

    /** The mail address, if mail can be sent there: what a sender gave instead says nothing of who it is. */
    public @Nullable String usableMail() {
        return MailAddress.parse(mail).isPresent() ? mail : null;
    }
}
