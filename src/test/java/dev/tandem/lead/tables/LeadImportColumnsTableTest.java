package dev.tandem.lead.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lead.LeadData;
import dev.tandem.testing.DecisionTableInTest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column of a spreadsheet means what: every heading of every row. */
@Tag("once")
class LeadImportColumnsTableTest {

    private static final String[] ROWS = {
        "externalId: prospectid leadid externalid recordid id",
        "firstName: firstname givenname vorname prenom",
        "lastName: lastname surname familyname nachname nom",
        "name: name fullname contact contactname ansprechpartner",
        "mail: mail email emailaddress mailaddress courriel",
        "phone: phone phonenumber telephone mobile telefon tel mobil handy",
        "company: company companyname organisation organization account firma unternehmen",
        "country: country land pays",
        "language: language sprache langue",
        "employees: employees companysize numberofemployees mitarbeiter",
        "message: message comment comments notes nachricht bemerkung",
        "origin: leadorigin origin",
        "source: leadsource source quelle",
        "visits: totalvisits visits",
        "timeOnSite: totaltime timeonsite totaltimespentonwebsite",
        "pageViews: pageviews pageviewspervisit",
        "interest: specialization specialisation interest product interesse",
        "occupation: occupation jobtitle whatisyourcurrentoccupation beruf position",
        "ignored: converted",
        "unknown: shoesize prospect mailaddresses",
    };

    private final DecisionTableInTest table = new DecisionTableInTest("lead-assignment", "lead-import-columns");

    @Test
    void everyHeadingMeansItsField() {
        for (String row : ROWS) {
            String[] words = row.split(":? ");
            for (int n = 1; n < words.length; n++) {
                assertThat(field(words[n])).as(words[n]).isEqualTo(words[0]);
            }
        }
        assertThat(table.rowsThatDecided()).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    @Test
    void everyFieldOfALeadHasAHeading() {
        TreeSet<String> fields = new TreeSet<>();
        for (String row : ROWS) {
            fields.add(field(row.split(":? ")[1]));
        }

        assertThat(fields)
                .containsAll(Arrays.stream(LeadData.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    /** As the columns of a public data set are called. */
    @ParameterizedTest
    @CsvSource({
        "prospectid, externalId",
        "leadorigin, origin",
        "leadsource, source",
        "totalvisits, visits",
        "totaltime, timeOnSite",
        "pageviews, pageViews",
        "specialization, interest",
        "occupation, occupation",
        "converted, ignored",
    })
    void theColumnsOfTheSharedLeadsAreUnderstood(String heading, String field) {
        assertThat(field(heading)).isEqualTo(field);
    }

    private String field(String heading) {
        return (String) table.ask(Map.of("heading", heading)).get("field");
    }
}
