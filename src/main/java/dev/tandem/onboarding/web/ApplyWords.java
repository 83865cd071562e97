package dev.tandem.onboarding.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the public page calls the things that people choose from. */
final class ApplyWords {

    /** By code, in the order in which they are offered. */
    static final Map<String, String> LEGAL_FORMS = ordered(
            "limited", "Limited company (GmbH, Ltd, Sàrl, BV)",
            "publicCompany", "Company limited by shares (AG, plc, SA)",
            "partnership", "Partnership (KG, OHG, GbR, LLP)",
            "soleTrader", "Sole trader",
            "association", "Association",
            "foundation", "Foundation",
            "trust", "Trust",
            "publicBody", "Public body");

    /** By code, in the order in which they are offered. */
    static final Map<String, String> PRODUCTS = ordered(
            "standard", "Buy, and pay in advance",
            "credit", "Buy, and pay on account",
            "reseller", "Sell your products");

    private ApplyWords() {}

    private static Map<String, String> ordered(String... codesAndNames) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < codesAndNames.length; i += 2) {
            names.put(codesAndNames[i], codesAndNames[i + 1]);
        }
        return Collections.unmodifiableMap(names);
    }
}
