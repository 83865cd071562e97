package dev.tandem.lead.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people and spreadsheet programs of several countries write them. */
final class CellNumbers {

    private static final Pattern PLAIN = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern POINT = Pattern.compile("[-+]?\\d{0,18}\\.\\d{1,18}");
    private static final Pattern COMMA = Pattern.compile("[-+]?\\d{0,18},\\d{1,18}");
    private static final Pattern COMMAS_THEN_POINT = Pattern.compile("[-+]?\\d{1,3}(,\\d{3}){1,5}(\\.\\d{1,18})?");
    private static final Pattern POINTS_THEN_COMMA = Pattern.compile("[-+]?\\d{1,3}(\\.\\d{3}){1,5}(,\\d{1,18})?");
    private static final Pattern SPACES =
            Pattern.compile("[-+]?\\d{1,3}([ '\u00a0\u202f\u2019]\\d{3}){1,5}([.,]\\d{1,18})?");

    private CellNumbers() {}

    /** A whole number: {@code 1.234} is one thousand and some, since nobody writes a part of a person or a visit. */
    static Optional<BigDecimal> whole(String text) {
        String number = text.strip();
        if (COMMAS_THEN_POINT.matcher(number).matches()) {
            return ofWhole(number.replace(",", ""));
        }
        if (POINTS_THEN_COMMA.matcher(number).matches()) {
            return ofWhole(number.replace(".", "").replace(',', '.'));
        }
        return decimal(number).flatMap(CellNumbers::ifWhole);
    }

    /** A number that may have decimals: {@code 1.5} and {@code 1,5} are the same. */
    static Optional<BigDecimal> decimal(String text) {
        String number = text.strip();
        if (PLAIN.matcher(number).matches() || POINT.matcher(number).matches()) {
            return Optional.of(new BigDecimal(number));
        }
        if (COMMA.matcher(number).matches()) {
            return Optional.of(new BigDecimal(number.replace(',', '.')));
        }
        if (COMMAS_THEN_POINT.matcher(number).matches()) {
            return Optional.of(new BigDecimal(number.replace(",", "")));
        }
        if (POINTS_THEN_COMMA.matcher(number).matches()) {
            return Optional.of(new BigDecimal(number.replace(".", "").replace(',', '.')));
        }
        return SPACES.matcher(number).matches()
                ? Optional.of(new BigDecimal(
                        number.replaceAll("[ '\u00a0\u202f\u2019]", "").replace(',', '.')))
                : Optional.empty();
    }

    private static Optional<BigDecimal> ofWhole(String number) {
        return ifWhole(new BigDecimal(number));
    }

    private static Optional<BigDecimal> ifWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? Optional.of(number) : Optional.empty();
    }
}
