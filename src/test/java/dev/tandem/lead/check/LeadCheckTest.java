package dev.tandem.lead.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.contact.Countries;
import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadFinding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads as people and programs write them. */
@Tag("once")
class LeadCheckTest {

    private final LeadCheck check = new LeadCheck();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DE | DE",
                "de | DE",
                "DEU | DE",
                "Germany | DE",
                "Deutschland | DE",
                "GERMANY | DE",
                "Bundesrepublik Deutschland | DE",
                "D | DE",
                "Österreich | AT",
                "Oesterreich | AT",
                "Austria | AT",
                "Republik Österreich | AT",
                "The Federal Republic of Germany | DE",
                "Republic of Ireland | IE",
                "Kingdom of Spain | ES",
                "Republic of Korea | KR",
                "Schweiz | CH",
                "Suisse | CH",
                "Svizzera | CH",
                "Switzerland | CH",
                "France | FR",
                "Frankreich | FR",
                "España | ES",
                "Espana | ES",
                "Italia | IT",
                "日本 | JP",
                "Россия | RU",
                "Ελλάδα | GR",
                "Türkiye | TR",
                "Turkey | TR",
                "Türkei | TR",
                "UK | GB",
                "U.K. | GB",
                "United Kingdom | GB",
                "England | GB",
                "Vereinigtes Königreich | GB",
                "USA | US",
                "U.S.A. | US",
                "United States of America | US",
                "The Netherlands | NL",
                "Holland | NL",
                "Nederland | NL",
                "Czech Republic | CZ",
                "Česko | CZ",
                "Polska | PL",
                "Magyarország | HU",
                "Korea, Republic of | KR",
                "NA | NA",
                "India | IN",
                "भारत | IN",
                "Ivory Coast | CI",
                "Côte d'Ivoire | CI",
                "Hong Kong | HK",
            })
    void aCountryIsUnderstoodByItsNamesAndCodes(String said, String code) {
        CheckedLead lead = check.check(lead(null, null, said));

        assertThat(lead.data().country()).isEqualTo(code);
        assertThat(codes(lead)).doesNotContain("country-unknown", "country-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "XX", "ZZ", "DE or AT", "Europe", "12345"})
    void aCountryThatThereIsNotIsAFinding(String said) {
        CheckedLead lead = check.check(lead(null, null, said));

        assertThat(lead.data().country()).isNull();
        assertThat(message(lead, "country-unknown"))
                .isEqualTo("\"" + said + "\" names no country that is known. Ask which one it is.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "+49 30 901820 | - | +4930901820",
                "+49 (0) 30 / 90 18 20 | - | +4930901820",
                "0049 30 901820 | - | +4930901820",
                "(0049) 30 901820 | - | +4930901820",
                "030 901820 | DE | +4930901820",
                "030/901820 | DE | +4930901820",
                "0049 30 901820 | DE | +4930901820",
                "0171 2345678 | DE | +491712345678",
                "tel: +43 1 5134000 | AT | +4315134000",
                "044 668 18 00 | CH | +41446681800",
                "+41446681800 | DE | +41446681800",
                "(212) 736-5000 | US | +12127365000",
                "020 7930 4832 | GB | +442079304832",
                "+39 06 6982 | IT | +39066982",
                "06 69821 | IT | +390669821",
                "+91-98765 43210 | - | +919876543210",
                "٠٣٠٩٠١٨٢٠ | DE | +4930901820",
            })
    void aPhoneNumberIsReadAsItIsDialled(String said, @Nullable String country, String e164) {
        assertThat(check.check(lead(null, said, country)).data().phone()).isEqualTo(e164);
    }

    @Test
    void aPhoneNumberWithoutAPrefixNeedsACountry() {
        CheckedLead lead = check.check(lead(null, "030 901820", null));

        assertThat(lead.data().phone()).isNull();
        assertThat(message(lead, "phone-unreadable"))
                .isEqualTo(
                        "\"030 901820\" can't be dialled as it stands: it has no country's prefix, or it is no phone number.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask reception", "12", "+49", "123456789012345678901234", "@", "☎"})
    void whatIsNoPhoneNumberIsLeftOutAndQuoted(String said) {
        CheckedLead lead = check.check(lead(null, said, "DE"));

        assertThat(lead.data().phone()).isNull();
        assertThat(codes(lead))
                .containsAnyOf("phone-unreadable", "phone-missing")
                .contains("no-contact");
    }

    @Test
    void aNumberThatNobodyHasIsKeptAndDoubted() {
        CheckedLead lead = check.check(lead(null, "+1 555 123 4567", "US"));

        assertThat(lead.data().phone()).isEqualTo("+15551234567");
        assertThat(codes(lead)).contains("phone-doubtful");
    }

    @Test
    void ofSeveralNumbersTheFirstIsKeptAndAnExtensionIsTold() {
        CheckedLead several = check.check(lead(null, "030 901820 oder 0171 2345678", "DE"));
        CheckedLead extension = check.check(lead(null, "+1 212 736 5000 ext. 42", null));

        assertThat(several.data().phone()).isEqualTo("+4930901820");
        assertThat(codes(several)).contains("phone-several");
        assertThat(extension.data().phone()).isEqualTo("+12127365000");
        assertThat(message(extension, "phone-extension")).isEqualTo("The phone number has the extension 42.");
    }

    @Test
    void aMissingCountryIsThatOfThePhoneNumber() {
        CheckedLead lead = check.check(lead(null, "+43 1 5134000", null));

        assertThat(lead.data().country()).isEqualTo("AT");
        assertThat(message(lead, "country-from-phone"))
                .isEqualTo("No country was given. The phone number is one of Austria.");
    }

    @ParameterizedTest
    @CsvSource({
        "Anna@Example.COM, anna@example.com",
        "mailto:anna@example.com, anna@example.com",
        "Anna Berg <anna@example.com>, anna@example.com",
        "' anna@example.com ', anna@example.com",
        "anna+news@mail.example.co.uk, anna+news@mail.example.co.uk",
        "anna@müller.de, anna@xn--mller-kva.de",
    })
    void aMailAddressIsReadAsItIsWritten(String said, String address) {
        CheckedLead lead = check.check(lead(said, null, null));

        assertThat(lead.data().mail()).isEqualTo(address);
        assertThat(codes(lead)).doesNotContain("mail-missing", "mail-unreadable", "mail-domain-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna", "anna@", "@example.com", "anna@example.com; ben@example.com", "anna berg@example.com"})
    void whatIsNoMailAddressIsAFindingAndIsKept(String said) {
        CheckedLead lead = check.check(lead(said, null, null));

        assertThat(lead.data().mail()).isEqualTo(said);
        assertThat(message(lead, "mail-unreadable")).contains(said);
        assertThat(codes(lead)).contains("no-contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.con", "anna@localhost", "anna@company"})
    void aDomainThatThereIsNotIsAFinding(String said) {
        CheckedLead lead = check.check(lead(said, null, null));

        assertThat(lead.data().mail()).isEqualTo(said);
        assertThat(codes(lead)).contains("mail-domain-unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de",
                "DE | de",
                "German | de",
                "Deutsch | de",
                "de-AT | de",
                "de_CH | de",
                "deu | de",
                "en-GB | en",
                "English | en",
                "englisch | en",
                "français | fr",
                "Französisch | fr",
                "日本語 | ja",
                "de-CH,de;q=0.9 | de",
                "English (US) | en",
                "Hebrew | he",
            })
    void aLanguageIsUnderstoodByItsNamesAndCodes(String said, String code) {
        CheckedLead lead = check.check(withLanguage(said));

        assertThat(lead.data().language()).isEqualTo(code);
        assertThat(codes(lead)).doesNotContain("language-unknown");
    }

    @Test
    void aLanguageThatThereIsNotIsAFinding() {
        assertThat(codes(check.check(withLanguage("Klingonish")))).contains("language-unknown");
    }

    @Test
    void whatIsMissingIsAFindingAndNoMore() {
        CheckedLead lead = check.check(new LeadData(
                "95caf95f",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "API",
                "bing",
                2,
                88,
                null,
                "Select",
                "Other"));

        assertThat(codes(lead))
                .containsExactly(
                        "mail-missing",
                        "phone-missing",
                        "country-missing",
                        "no-contact",
                        "company-missing",
                        "name-missing");
        assertThat(lead.data().interest()).isEqualTo("Select");
        assertThat(lead.data().visits()).isEqualTo(2);
    }

    @Test
    void aCompleteLeadHasNoFindings() {
        CheckedLead lead = check.check(new LeadData(
                null,
                "Anna",
                "Berg",
                null,
                "anna@bergmann.de",
                "+49 30 901820",
                "Bergmann GmbH",
                "Germany",
                "German",
                40,
                "Hello",
                null,
                null,
                null,
                null,
                null,
                null,
                null));

        assertThat(lead.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n/a", "N/A", "-", "--", "?", "none", "Unbekannt", "keine Angabe", "   ", "."})
    void whatSaysThatNothingIsSaidIsNothing(String said) {
        CheckedLead lead = check.check(new LeadData(
                null, said, said, said, said, said, said, said, said, null, null, null, null, null, null, null, null,
                null));

        assertThat(lead.data()).hasAllNullFieldsOrProperties();
        assertThat(codes(lead))
                .doesNotContain("mail-unreadable", "phone-unreadable", "country-unknown", "language-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Null", "Na", "X", "Test", "O"})
    void namesThatLookLikeNothingStayNames(String name) {
        LeadData data = check.check(new LeadData(
                        null, null, name, null, null, null, name, null, null, null, null, null, null, null, null, null,
                        null, null))
                .data();

        assertThat(data.lastName()).isEqualTo(name);
        assertThat(data.company()).isEqualTo(name);
    }

    @Test
    void textsLoseWhatCanNotBeSeen() {
        LeadData data = check.check(new LeadData(
                        null,
                        "\u202eAnna\u200b ",
                        "von\t\n  Berg",
                        null,
                        null,
                        null,
                        " Berg\u00a0 &  Sohn ",
                        null,
                        null,
                        null,
                        "First\r\nsecond\u0007 ",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .data();

        assertThat(data.firstName()).isEqualTo("Anna");
        assertThat(data.lastName()).isEqualTo("von Berg");
        assertThat(data.company()).isEqualTo("Berg & Sohn");
        assertThat(data.message()).isEqualTo("First\nsecond");
    }

    @Test
    void checkingTwiceGivesTheSame() {
        LeadData once = check.check(new LeadData(
                        null,
                        "Anna",
                        "Berg",
                        null,
                        "ANNA@müller.de",
                        "030 901820",
                        "Berg",
                        "Deutschland",
                        "Deutsch",
                        3,
                        "Hi",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .data();

        assertThat(check.check(once).data()).isEqualTo(once);
    }

    @Test
    void everyCountryAndLanguageIsUnderstoodByItsEnglishAndGermanName() {
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            assertThat(Countries.code(country.getDisplayCountry(Locale.ENGLISH)))
                    .hasValue(code);
            assertThat(Countries.code(country.getDisplayCountry(Locale.GERMAN))).hasValue(code);
        }
    }

    @Test
    void findingsFitTheirColumn() {
        CheckedLead lead = check.check(lead("a".repeat(320), "1".repeat(64), "c".repeat(100)));

        assertThat(lead.findings())
                .allSatisfy(finding -> assertThat(finding.message()).hasSizeLessThan(1000));
    }

    private static LeadData lead(@Nullable String mail, @Nullable String phone, @Nullable String country) {
        return new LeadData(
                null, "Anna", "Berg", null, mail, phone, "Berg AG", country, null, null, null, null, null, null, null,
                null, null, null);
    }

    private static LeadData withLanguage(String language) {
        return new LeadData(
                null, "Anna", "Berg", null, null, null, "Berg AG", null, language, null, null, null, null, null, null,
                null, null, null);
    }

    private static List<String> codes(CheckedLead lead) {
        return lead.findings().stream().map(LeadFinding::code).toList();
    }

    private static String message(CheckedLead lead, String code) {
        return lead.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(LeadFinding::message)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + lead.findings()));
    }
}
