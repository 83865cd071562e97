package dev.tandem.onboarding.check;

import static dev.tandem.onboarding.SampleApplications.COMPANY;
import static dev.tandem.onboarding.SampleApplications.PERSON;
import static dev.tandem.onboarding.SampleApplications.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.ApplicationFinding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ApplicationCheckTest {

    private final ApplicationCheck check = new ApplicationCheck();

    @ParameterizedTest
    @ValueSource(strings = {COMPANY, PERSON})
    void whatIsCompleteAndRightIsLeftAsItIs(String json) {
        Application application = application(json);

        CheckedApplication checked = check.check(application);

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.application()).isEqualTo(application);
        assertThat(checked.isComplete()).isTrue();
    }

    @Test
    void everythingIsBroughtIntoOneForm() {
        Application written = application(with(
                COMPANY,
                Map.of(
                        "\"name\": \"Bergmann Werkzeuge GmbH\"", "\"name\": \" Bergmann  Werkzeuge GmbH \"",
                        "\"country\": \"DE\", \"street\"", "\"country\": \"Deutschland\", \"street\"",
                        "DE136695976", "de 136.695.976",
                        "DE89370400440532013000", "de89 3704 0044 0532 0130 00",
                        "\"credit\"", "\"CREDIT\"",
                        "anna@bergmann.de", "Anna@Bergmann.DE",
                        "+4940301820", "040 301820",
                        "\"legalForm\": \"limited\"", "\"legalForm\": \"Limited\"",
                        "\"country\": \"DE\"}]", "\"country\": \"Germany\"}]")));

        assertThat(check.check(written)).isEqualTo(new CheckedApplication(application(COMPANY), List.of()));
    }

    @Test
    void anIdWithoutItsCountryGetsItIfItIsRightThen() {
        Application written = application(COMPANY.replace("\"DE136695976\"", "\"136695976\""));

        assertThat(check.check(written).application().vatId()).isEqualTo("DE136695976");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "name": "Bergmann Werkzeuge GmbH",  |                          | name            | register of companies
                    "name": "Bergmann Werkzeuge GmbH"   | "name": "n/a"            | name            | register of companies
                    "legalForm": "limited",             |                          | legalForm       | Choose one of: limited, publicCompany
                    "legalForm": "limited"              | "legalForm": "GmbH"      | legalForm       | "GmbH" is no legal form
                    "country": "DE", "street"           | "street"                 | country         | country is missing
                    "country": "DE", "street"           | "country": "Utopia", "street" | country    | names no country
                    "street": "Hafenstr. 1",            |                          | street          | street is missing
                    "city": "Hamburg",                  |                          | city            | town is missing
                    "DE136695976"                       | "DE136695977"            | vatId           | at least one character
                    "DE136695976"                       | "DE"                     | vatId           | is no VAT id
                    "DE89370400440532013000"            | "DE89370400440532013001" | iban            | has wrong check digits
                    "DE89370400440532013000"            | "account 4"              | iban            | is no IBAN
                    "DE89370400440532013000"            | "DE5137040044053201300"  | iban            | built
                    "product": "credit",                |                          | product         | product is missing
                    "product": "credit"                 | "product": "gold"        | product         | "gold" is no product
                    "mail": "anna@bergmann.de",         |                          | mail            | nobody can write
                    "anna@bergmann.de"                  | "anna(at)bergmann.de"    | mail            | is no mail address
                    "anna@bergmann.de"                  | "anna@bergmann.con"      | mail            | a domain that there is not
                    "+4940301820"                       | "reception"              | phone           | can't be dialled
                    {"name": "Anna Berg", "birthDate": "1980-05-17", "country": "DE"} | | representatives | Name at least one
                    "country": "DE", "share"            | "country": "Utopia", "share" | owners[0].country | names no country
                    """)
    void whatIsMissingOrWrongHoldsTheApplicationUp(String right, String wrong, String field, String words) {
        CheckedApplication checked = check.check(application(COMPANY.replace(right, wrong == null ? "" : wrong)));

        assertThat(checked.isComplete()).isFalse();
        assertThat(checked.findings())
                .filteredOn(ApplicationFinding::blocking)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.field()).isEqualTo(field);
                    assertThat(finding.message()).contains(words);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "registrationNumber": "HRB 4711", |                           | registrationNumber         | was not given
                    "postalCode": "20457",            |                           | postalCode                 | was not given
                    "vatId": "DE136695976",           |                           | vatId                      | No VAT id
                    "DE136695976"                     | "ATU33864707"             | vatId                      | is one of Austria, but the address is in Germany
                    "iban": "DE89370400440532013000", |                           | iban                       | No IBAN
                    "DE89370400440532013000"          | "AT611904300234573201"    | iban                       | The account is in Austria
                    "contactName": "Anna Berg",       |                           | contactName                | Nobody is named
                    "phone": "+4940301820",           |                           | phone                      | No phone number
                    , "share": 100                    |                           | owners[0].share            | was not given
                    "birthDate": "1980-05-17", "country": "DE"}], | "country": "DE"}], | representatives[0].birthDate | tell people of the same name apart
                    "mail"                            | "birthDate": "2000-01-01", "mail" | birthDate          | A company has no date of birth
                    """)
    void whatIsOddIsSaidAndHoldsNothingUp(String usual, String odd, String field, String words) {
        CheckedApplication checked = check.check(application(COMPANY.replace(usual, odd == null ? "" : odd)));

        assertThat(checked.isComplete()).isTrue();
        assertThat(checked.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.message()).contains(words);
        });
    }

    @Test
    void aSwissVatIdIsTakenAndSomebodyIsToldToCompareIt() {
        List<ApplicationFinding> findings = check.check(application(with(
                        COMPANY,
                        Map.of(
                                "\"country\": \"DE\", \"street\"", "\"country\": \"CH\", \"street\"",
                                "DE136695976", "CHE-116.281.710 MWST",
                                "DE89370400440532013000", "CH9300762011623852957"))))
                .findings();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("CHE116281710MWST", "Compare it with the register");
            assertThat(finding.blocking()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "limited, true",
        "partnership, true",
        "soleTrader, true",
        "association, true",
        "foundation, true",
        "trust, true",
        "publicCompany, false",
        "publicBody, false",
    })
    void ownersAreAskedForWhereThereAreAny(String legalForm, boolean wanted) {
        String withoutOwners = COMPANY.replaceAll("(?s),\\s*\"owners\".*", "}").replace("limited", legalForm);

        assertThat(check.check(application(withoutOwners)).findings())
                .filteredOn(finding -> finding.field().equals("owners"))
                .hasSize(wanted ? 1 : 0);
    }

    @Test
    void whoeverIsTooYoungIsNamed() {
        LocalDate young = LocalDate.now().minusYears(18).plusDays(2);
        LocalDate grown = LocalDate.now().minusYears(18).minusDays(2);

        assertThat(check.check(application(COMPANY.replace("1980-05-17", young.toString())))
                        .findings())
                .extracting(ApplicationFinding::field, ApplicationFinding::blocking)
                .containsExactly(tuple("representatives[0].birthDate", false), tuple("owners[0].birthDate", false));
        assertThat(check.check(application(COMPANY.replace("1980-05-17", grown.toString())))
                        .findings())
                .isEmpty();
    }

    @Test
    void aPersonNeedsADateOfBirthAndHasNoLegalForm() {
        CheckedApplication checked = check.check(
                application(PERSON.replace(", \"birthDate\": \"1980-05-17\"", ", \"legalForm\": \"limited\"")));

        assertThat(checked.application().legalForm()).isNull();
        assertThat(checked.findings())
                .extracting(ApplicationFinding::field)
                .containsExactlyInAnyOrder("legalForm", "birthDate");
    }

    @Test
    void whatWasCheckedOnceIsCheckedAgainToTheSame() {
        Stream.of(
                        COMPANY.replace("DE136695976", "nonsense"),
                        COMPANY.replace("\"DE\"", "\"Utopia\""),
                        COMPANY.replace("+4940301820", "reception"),
                        COMPANY.replace("anna@bergmann.de", "ANNA@"),
                        PERSON.replace("\"standard\"", "\"Gold\""))
                .map(json -> application(json))
                .forEach(application -> {
                    CheckedApplication once = check.check(application);
                    assertThat(check.check(once.application())).isEqualTo(once);
                });
    }

    private static String with(String json, Map<String, String> changes) {
        String changed = json;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(changed).contains(change.getKey());
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }
}
