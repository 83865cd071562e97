package dev.tandem.onboarding.check;

import com.helger.masterdata.vat.VATINStructureManager;
import com.helger.masterdata.vat.VATINSyntaxChecker;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * VAT ids as people write them, checked by a library. It knows the check digits of all countries of the EU but Croatia, and of
 * Great Britain with Northern Ireland; of Croatia, Serbia and North Macedonia it knows the form only, of others nothing.
 */
final class VatIds {

    /** The library takes a country's code alone for an id. */
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,16}");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-/]");
    private static final Set<String> WITHOUT_CHECK_DIGITS = Set.of("HR");

    /** Where the code is not that of ISO 3166. */
    private static final Map<String, String> COUNTRIES = Map.of("EL", "GR", "XI", "GB");

    private VatIds() {}

    /** What can be said of a VAT id. */
    enum Verdict {
        /** Form and check digits are right. */
        RIGHT,
        /** Nobody knows its check digits; what is known of its form is right. */
        UNKNOWN,
        WRONG
    }

    /** In capitals, without spaces, dots and hyphens; of Greece with the code that the EU uses. */
    static String plain(String text) {
        String plain = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return plain.startsWith("GR") ? "EL" + plain.substring(2) : plain;
    }

    /** With the code of the country before it, if it lacks one and is right with it. */
    static String withCountry(String plain, String country) {
        String whole = plain("GR".equals(country) ? "EL" + plain : country + plain);
        return Character.isDigit(plain.charAt(0)) && verdict(whole) == Verdict.RIGHT ? whole : plain;
    }

    static Verdict verdict(String plain) {
        if (!FORM.matcher(plain).matches()) {
            return Verdict.WRONG;
        }
        // Northern Ireland has its ids from Great Britain
        String id = plain.startsWith("XI") ? "GB" + plain.substring(2) : plain;
        if (VATINSyntaxChecker.isValidatorPresent(id) && !WITHOUT_CHECK_DIGITS.contains(id.substring(0, 2))) {
            return VATINSyntaxChecker.isValidVATIN(id) ? Verdict.RIGHT : Verdict.WRONG;
        }
        var form = VATINStructureManager.getFromVATINCountry(id);
        return form == null || form.isValid(id) ? Verdict.UNKNOWN : Verdict.WRONG;
    }

    /** The country that gave it out, as ISO 3166 alpha-2. */
    static String country(String plain) {
        String code = plain.substring(0, 2);
        return COUNTRIES.getOrDefault(code, code);
    }
}
