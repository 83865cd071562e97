package dev.tandem.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Phone numbers as people write them, read by the rules of all countries. */
public final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_COUNTRY = "ZZ";

    private Phones() {}

    /**
     * A number that can be dialled.
     *
     * @param e164 for example {@code +4930123456}
     * @param exists false if no such number was ever given out, as far as is known
     * @param several whether more numbers were given; this is the first
     * @param country by its prefix, as ISO 3166 alpha-2; null if more than one country or none is behind it
     */
    public record Phone(
            String e164,
            boolean exists,
            boolean several,
            @Nullable String extension,
            @Nullable String country) {}

    /**
     * Reads a number.
     *
     * @param country whose rules hold for a number without a country's prefix; without it such a number can't be read
     */
    public static Optional<Phone> read(String text, @Nullable String country) {
        Optional<PhoneNumber> whole = parse(text, country);
        if (whole.isPresent()) {
            return whole.map(number -> phone(number, false));
        }
        for (String part : text.split("[/;,|]|\\s(?:or|oder|und|and)\\s")) {
            Optional<PhoneNumber> first = parse(part, country);
            if (first.isPresent()) {
                return first.map(number -> phone(number, true));
            }
        }
        return Optional.empty();
    }

    private static Optional<PhoneNumber> parse(String text, @Nullable String country) {
        String international = text.strip().replaceFirst("^\\(?00", "+");
        try {
            PhoneNumber number =
                    NUMBERS.parse(country == null ? international : text, country == null ? NO_COUNTRY : country);
            return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Phone phone(PhoneNumber number, boolean several) {
        String region = NUMBERS.getRegionCodeForNumber(number);
        return new Phone(
                NUMBERS.format(number, PhoneNumberFormat.E164),
                NUMBERS.isValidNumber(number),
                several,
                number.hasExtension() ? number.getExtension() : null,
                region == null || region.length() != 2 ? null : region);
    }
}
