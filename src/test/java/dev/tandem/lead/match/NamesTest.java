package dev.tandem.lead.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Anna Berg, Anna Berg",
        "Anna Berg, 'BERG, Anna'",
        "Anna Berg, 'Dr. Anna Berg'",
        "Jürgen Groß, Jurgen Gross",
        "Søren Øst, Soren Ost",
        "Νίκος Παπάς, νικος παπας",
        "Prof. Dr.-Ing. Eva Lang, Frau Eva Lang",
    })
    void theSameName(String one, String other) {
        assertThat(Names.similarity(one, other)).isEqualTo(1);
        assertThat(Names.similarity(other, one)).isEqualTo(1);
    }

    /** At or above what the shipped table takes for the same name beside the same mail address. */
    @ParameterizedTest
    @CsvSource({
        "Anna Berg, A. Berg",
        "Jürgen Müller, Juergen Mueller",
        "Sophie Meier, Sofie Mayer",
        "Anna Maria Berg, Anna Berg",
        "Stefan Schmidt, Stephan Schmitt",
    })
    void aSimilarName(String one, String other) {
        assertThat(Names.similarity(one, other)).isBetween(0.8, 0.99);
        assertThat(Names.similarity(other, one)).isEqualTo(Names.similarity(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Berg, Bernd Berg",
        "Anna Berg, Anna Schmidt",
        "Anna Berg, Info",
        "Anna Berg, B. Lang",
        "Anna, Anna Maria Elisabeth von Berg",
    })
    void anotherName(String one, String other) {
        assertThat(Names.similarity(one, other)).isLessThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({",Anna Berg", "Anna Berg,", ",", "Dr., Anna Berg", "'--', Anna Berg"})
    void whereThereIsNoNameNothingIsSimilar(@Nullable String one, @Nullable String other) {
        assertThat(Names.similarity(one, other)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Bergmann GmbH, bergmann",
        "'Lumen Lichttechnik GmbH & Co. KG', lumen lichttechnik",
        "'BÄCKEREI GROSS e.K.', backerei gross",
        "'Acme, Inc.', acme",
        "'Société Générale S.A.', societe generale",
        "'GmbH', ''",
        "'Ελλάδα ΑΕ', ελλαδα αε",
    })
    void aCompanyIsComparedWithoutItsLegalForm(String name, String key) {
        assertThat(Names.company(name)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "anna@Bergmann.Example, bergmann.example",
        "anna@gmail.com,",
        "anna@GMX.de,",
        "anna,",
        "@bergmann.example,",
        ",",
    })
    void aPublicMailDomainSaysNothingAboutTheCompany(@Nullable String mail, @Nullable String domain) {
        assertThat(PublicMail.companyDomain(mail)).isEqualTo(domain);
    }
}
