package dev.tandem.onboarding;

import static dev.tandem.onboarding.SampleApplications.COMPANY;
import static dev.tandem.onboarding.SampleApplications.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.UnreadableJsonException;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application may say at most, and how strictly it is read. */
@Tag("once")
class ApplicationLimitsTest {

    @Test
    void whatIsUsualIsWithinTheLimits() {
        assertThat(ApplicationLimits.problems(application(COMPANY))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "share": 100 | "share": 100.01 | owners[0].share | from 0 to 100
                    "share": 100 | "share": -1     | owners[0].share | from 0 to 100
                    "share": 100 | "share": 33.333 | owners[0].share | more than 2 decimals
                    "share": 100 | "share": "1e-999999999" | owners[0].share | more than 2 decimals
                    "share": 100 | "share": "1e999999999" | owners[0].share | from 0 to 100
                    "owners": [  | "owners": [{"name": "B", "share": 0.5}, | owners | make 100.5 percent
                    "birthDate": "1980-05-17", "country": "DE"}] | "birthDate": "2999-01-01"}] | representatives[0].birthDate | in the future
                    "birthDate": "1980-05-17", "country": "DE"}] | "birthDate": "0080-05-17"}] | representatives[0].birthDate | too long ago
                    {"name": "Anna Berg", "birthDate" | {"birthDate" | representatives[0].name | leave the whole entry out
                    "Hamburg" | "Ham\\u0000burg" | city | a character that is none
                    "Hamburg" | "Ham\\nburg" | city | a character that is none
                    "Hamburg" | "Ham\\ud800burg" | city | a character that is none
                    """)
    void whatIsBeyondThemIsRefusedByField(String usual, String beyond, String field, String words) {
        assertThat(COMPANY).contains(usual);

        assertThat(ApplicationLimits.problems(application(COMPANY.replace(usual, beyond))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.problem()).contains(words);
                });
    }

    @Test
    void everyTextHasALongest() {
        assertThat(ApplicationLimits.problems(application(COMPANY.replace("Hamburg", "x".repeat(101)))))
                .containsExactly(new ApplicationProblem("city", "It has 101 characters; at most 100 are allowed."));
        // one letter becomes two in lower case
        assertThat(ApplicationLimits.problems(application(COMPANY.replace("anna@", "İ".repeat(300)))))
                .extracting(ApplicationProblem::field)
                .containsExactly("mail");
    }

    @Test
    void atMostTwentyPeopleAreNamedOfEachKind() {
        String many = String.join(",", Collections.nCopies(21, "{\"name\": \"B\"}"));

        assertThat(ApplicationLimits.problems(application(
                        "{\"name\": \"A\", \"representatives\": [" + many + "], \"owners\": [" + many + "]}")))
                .extracting(ApplicationProblem::field)
                .containsExactly("representatives", "owners");
        assertThat(ApplicationLimits.problems(application("{\"name\": \"A\", \"owners\": ["
                        + String.join(
                                ",",
                                Collections.nCopies(
                                        20, "{\"name\": \"B\", \"birthDate\": \"" + LocalDate.now() + "\"}"))
                        + "]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                   | Send one application, as a JSON object.
                    {"name": "A"} x                      | This is no JSON that can be read.
                    {"name": "A", "name": "B"}           | This is no JSON that can be read.
                    {"nam": "A"}                         | An application has no field "nam". It has: kind, name, legalForm
                    {"owners": [{"percent": 3}]}         | An application has no field "owners[0].percent". There it has: kind, name, birthDate, country, share.
                    {"ownedByCompanies": true}           | has no field "ownedByCompanies"
                    {"kind": "animal"}                   | "kind": There is no kind "animal". Choose company or person.
                    {"birthDate": "17.5.1980"}           | "birthDate" is to be a day, such as 1980-05-17.
                    {"owners": [{"share": "a quarter"}]} | "owners[0].share" is to be a number.
                    {"owners": [null]}                   | "owners[0]" can't be read
                    {"owners": {"name": "A"}}            | "owners" can't be read
                    {"name": ["A"]}                      | "name" can't be read
                    """)
    void whatCanNotBeReadIsSaidInPlainWords(String json, String words) {
        assertThatThrownBy(() -> application(json))
                .isInstanceOf(UnreadableJsonException.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("dev.tandem", "jackson");
    }

    @Test
    void anEmptyTextSaysNothing() {
        Application application =
                application("{\"name\": \"A\", \"city\": \" \", \"owners\": [{\"name\": \"B\", \"country\": \"\"}]}");

        assertThat(application.city()).isNull();
        assertThat(application.owners().get(0).country()).isNull();
    }
}
