package dev.tandem.onboarding.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.onboarding.check.VatIds.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VAT ids that companies publish, in all the forms that countries give them. */
@Tag("once")
class VatIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU33864707",
                "BE0428759497",
                "BE1003512708",
                "BG175074752",
                "CY10259033P",
                "CZ25123891",
                "CZ640903926",
                "DE136695976",
                "DE811569869",
                "DK13585628",
                "EE100931558",
                "EL094259216",
                "ESA13585625",
                "ESX5910266W",
                "ES54362315K",
                "FI20774740",
                "FR40303265045",
                "FRK7399859412",
                "GB980780684",
                "HU12892312",
                "IE6433435F",
                "IE8Z49289F",
                "IE6433435OA",
                "IT00743110157",
                "LT119511515",
                "LT100001919017",
                "LU15027442",
                "LV40003521600",
                "MT11679112",
                "PL8567346215",
                "PT501964843",
                "RO18547290",
                "SI50223054",
                "SK2022749619",
                "XI980780684",
            })
    void aRightIdIsTakenAndNoneWithOneDigitWrong(String id) {
        assertThat(VatIds.verdict(id)).isEqualTo(Verdict.RIGHT);
        for (int at = 2; at < id.length(); at++) {
            if (Character.isDigit(id.charAt(at))) {
                String wrong = withNextDigit(id, at);
                assertThat(VatIds.verdict(wrong)).as(wrong).isEqualTo(Verdict.WRONG);
            }
        }
    }

    @Test
    void oneDigitMoreOrLessIsWrongEverywhere() {
        assertThat(VatIds.verdict("DE1366959760")).isEqualTo(Verdict.WRONG);
        assertThat(VatIds.verdict("DE13669597")).isEqualTo(Verdict.WRONG);
        assertThat(VatIds.verdict("ATU3386470")).isEqualTo(Verdict.WRONG);
        assertThat(VatIds.verdict("DE")).isEqualTo(Verdict.WRONG);
        assertThat(VatIds.verdict("")).isEqualTo(Verdict.WRONG);
    }

    /** Both ways of the Netherlands hold: the number itself, or, for people who trade alone, all of it. */
    @Test
    void peopleWhoTradeAloneInTheNetherlandsHaveIdsOfTheirOwn() {
        assertThat(VatIds.verdict("NL004495445B01")).isEqualTo(Verdict.RIGHT);
        assertThat(VatIds.verdict("NL000099998B57")).isEqualTo(Verdict.RIGHT);
        assertThat(VatIds.verdict("NL000099998B58")).isEqualTo(Verdict.WRONG);
        assertThat(VatIds.verdict("NL004495446B01")).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "HR33392005961, UNKNOWN",
        "HR3339200596, WRONG",
        "RS101134702, UNKNOWN",
        "RS10113470, WRONG",
        "MK4030996116744, UNKNOWN",
        "CHE116281710MWST, UNKNOWN",
        "NO995525828MVA, UNKNOWN",
        "12345, WRONG",
        "not-a-number, WRONG",
    })
    void whereNoCheckDigitsAreKnownTheFormIsAllThatCanBeChecked(String id, Verdict verdict) {
        assertThat(VatIds.verdict(id)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "de 136 695 976, DE136695976",
        "DE-136.695.976, DE136695976",
        "GR094259216, EL094259216",
        "CHE-116.281.710 MWST, CHE116281710MWST",
    })
    void itIsReadAsPeopleWriteIt(String text, String plain) {
        assertThat(VatIds.plain(text)).isEqualTo(plain);
    }

    @Test
    void theCountryIsAddedOnlyWhereTheIdIsRightWithIt() {
        assertThat(VatIds.withCountry("136695976", "DE")).isEqualTo("DE136695976");
        assertThat(VatIds.withCountry("094259216", "GR")).isEqualTo("EL094259216");
        assertThat(VatIds.withCountry("136695977", "DE")).isEqualTo("136695977");
        assertThat(VatIds.withCountry("U33864707", "AT")).isEqualTo("U33864707");
    }

    private static String withNextDigit(String id, int place) {
        char next = (char) ('0' + (id.charAt(place) - '0' + 1) % 10);
        return id.substring(0, place) + next + id.substring(place + 1);
    }
}
