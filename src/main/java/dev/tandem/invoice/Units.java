package dev.tandem.invoice;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units of quantities as people write them. */
public final class Units {

    /** The codes of UN/ECE recommendations 20 and 21 that invoices use most; others are shown as they are. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("C62", ""),
            Map.entry("H87", "pcs"),
            Map.entry("EA", "pcs"),
            Map.entry("XPP", "pcs"),
            Map.entry("NAR", "pcs"),
            Map.entry("PCE", "pcs"),
            Map.entry("SET", "sets"),
            Map.entry("PR", "pairs"),
            Map.entry("LS", "lump sum"),
            Map.entry("MIN", "min"),
            Map.entry("HUR", "h"),
            Map.entry("DAY", "days"),
            Map.entry("WEE", "weeks"),
            Map.entry("MON", "months"),
            Map.entry("ANN", "years"),
            Map.entry("GRM", "g"),
            Map.entry("KGM", "kg"),
            Map.entry("TNE", "t"),
            Map.entry("MMT", "mm"),
            Map.entry("CMT", "cm"),
            Map.entry("MTR", "m"),
            Map.entry("KMT", "km"),
            Map.entry("KTM", "km"),
            Map.entry("MTK", "m²"),
            Map.entry("MTQ", "m³"),
            Map.entry("MLT", "ml"),
            Map.entry("LTR", "l"),
            Map.entry("KWH", "kWh"),
            Map.entry("BX", "boxes"),
            Map.entry("XBX", "boxes"),
            Map.entry("XPX", "pallets"),
            Map.entry("P1", "%"));

    /** How the names are written for one of them. */
    private static final Map<String, String> SINGULAR = Map.of(
            "pcs", "pc",
            "sets", "set",
            "pairs", "pair",
            "days", "day",
            "weeks", "week",
            "months", "month",
            "years", "year",
            "boxes", "box",
            "pallets", "pallet");

    /** Programs choose among these at will. */
    private static final Set<String> PIECES = Set.of("C62", "H87", "EA", "XPP", "NAR", "PCE");

    private Units() {}

    /** For example {@code h} for {@code HUR}; empty for plain pieces. */
    public static String name(String code) {
        return UNITS.getOrDefault(code, code);
    }

    /** A quantity as people write it: {@code 6 h}, {@code 1 month}. No unit, and plain pieces, are the number alone. */
    public static String text(BigDecimal quantity, @Nullable String code) {
        String name = code == null ? "" : name(code);
        boolean one = quantity.abs().compareTo(BigDecimal.ONE) == 0;
        return (Amounts.number(quantity, 0) + " " + (one ? SINGULAR.getOrDefault(name, name) : name)).strip();
    }

    /** Whether quantities in one unit can be compared with those in the other. No unit is pieces. */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return normal(one).equals(normal(other));
    }

    private static String normal(@Nullable String unit) {
        return unit == null || unit.isBlank() || PIECES.contains(unit) ? "C62" : unit;
    }
}
