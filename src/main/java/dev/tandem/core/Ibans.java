package dev.tandem.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;

/** Numbers of accounts as people and programs write them. */
public final class Ibans {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}");

    private Ibans() {}

    /** What is wrong with an IBAN. */
    public enum Fault {
        /** It is none at all. */
        NO_IBAN,
        /** At least one character of it is wrong. */
        CHECK_DIGITS,
        /** IBANs of its country are built in another way. */
        STRUCTURE
    }

    /** In capitals, without spaces. */
    public static String plain(String text) {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with an IBAN in its plain form; empty if nothing is. */
    public static Optional<Fault> fault(String plain) {
        if (!FORM.matcher(plain).matches()) {
            return Optional.of(Fault.NO_IBAN);
        }
        if (!IbanUtil.calculateCheckDigit(plain).equals(IbanUtil.getCheckDigit(plain))) {
            return Optional.of(Fault.CHECK_DIGITS);
        }
        try {
            IbanUtil.validate(plain);
            return Optional.empty();
        } catch (UnsupportedCountryException e) {
            // right check digits are all that can be said about countries that the library does not know
            return Optional.empty();
        } catch (IbanFormatException | InvalidCheckDigitException e) {
            return Optional.of(Fault.STRUCTURE);
        }
    }

    /** In groups of four, as on paper. */
    public static String grouped(String plain) {
        return plain.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
