package dev.tandem.lead.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.lead.LeadData;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ColumnsTest {

    private final Columns columns = new Columns(
            List.of("Id", "Name", "Mobile", "Phone", "Visits", "Pages", "Converted", "Shoe size"),
            List.of("externalId", "name", "phone", "phone", "visits", "pageViews", "ignored", ""));

    @Test
    void aRowBecomesALead() {
        LeadData lead = read("A-1", " Ada Aalto\u00a0", "", "'+49 30 1", "1.234", "2,5", "1", "43");

        assertThat(lead.externalId()).isEqualTo("A-1");
        assertThat(lead.name()).isEqualTo("Ada Aalto");
        assertThat(lead.phone()).isEqualTo("+49 30 1");
        assertThat(lead.visits()).isEqualTo(1234);
        assertThat(lead.pageViews()).isEqualByComparingTo(new BigDecimal("2.5"));
        assertThat(columns.given(List.of("A-1", "Ada", "", "", "", "", "1", "43")))
                .isEqualTo("{\"Id\":\"A-1\",\"Name\":\"Ada\",\"Shoe size\":\"43\"}");
    }

    @Test
    void missingCellsAtTheEndAndEmptyOnesAreNothing() {
        assertThat(read("A-1").name()).isNull();
        assertThat(read("A-1", "", "", "", "", "", "", "", "", " ").name()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7|7", "7.0|7", "7,00|7", "1,234|1234", "1.234.567|1234567", "1 234|1234", "1'234|1234", "0|0"})
    void wholeNumbersAreReadAsPeopleWriteThem(String cell, int number) {
        assertThat(read("", "x", "", "", cell).visits()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "7 or 8", "-1", "2.5", "3000000000", "1e5", "10-50", "٣x"})
    void aNumberThatIsNoneIsAReasonToRejectTheRow(String cell) {
        assertThat(problems("", "x", "", "", cell))
                .containsExactly(new RowProblem("Visits", "It is to be a whole number from 0 to 2147483647."));
    }

    @Test
    void allThatIsWrongWithARowIsSaidAtOnce() {
        List<RowProblem> problems = problems("", "x", "", "", "many", "few", "", "", "", "too far");

        assertThat(RowProblem.columns(problems)).isEqualTo("Visits / Pages");
        assertThat(RowProblem.whys(problems))
                .contains("whole number", "a number.", "more cells than there are headings");
    }

    @Test
    void aRowOfNothingIsRejected() {
        assertThat(problems("", " ", "", "")).containsExactly(new RowProblem("", "Nothing is in this row."));
    }

    @Test
    void theMailAddressIsKeptAsAnErasureLooksForIt() {
        Columns mails = new Columns(List.of("E-Mail"), List.of("mail"));

        assertThat(mails.mail(List.of(" Ada@Nord.Example "))).isEqualTo("ada@nord.example");
        assertThat(mails.mail(List.of(" "))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"=1+1,'''=1+1'", "+49 30 1,'''+49 30 1'", "@x,'''@x'", "-x,'''-x'", "-5,-5", "+2.5,+2.5", "a=1,a=1"})
    void whatLooksLikeAFormulaIsDefusedWhenItIsWritten(String cell, String written) throws IOException {
        StringBuilder out = new StringBuilder();
        new SafeCsv(out).row(List.of(cell));

        assertThat(out.toString().strip()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"E-Mail,email", "Prospect ID,prospectid", "Größe (cm),größecm", "'  ',''"})
    void headingsAreComparedByLettersAndDigits(String heading, String normalised) {
        assertThat(ColumnNames.normalised(heading)).isEqualTo(normalised);
    }

    private LeadData read(String... cells) {
        Columns.Read read = columns.read(List.of(cells));
        assertThat(read.problems()).isEmpty();
        return Objects.requireNonNull(read.data());
    }

    private List<RowProblem> problems(String... cells) {
        return columns.read(List.of(cells)).problems();
    }
}
