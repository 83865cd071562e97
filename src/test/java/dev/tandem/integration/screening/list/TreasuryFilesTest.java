package dev.tandem.integration.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.integration.screening.match.ListedParty;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading the Treasury's files. */
@Tag("once")
class TreasuryFilesTest {

    static final String PERSON =
            "1,\"PETROV, Ivan\",\"individual\",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1961; he said \"\"no\"\".\"\r\n";
    static final String COMPANY = "2,\"SEA, LTD.\",-0- ,\"Y] [Z\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";
    static final String ALIAS = "1,7,\"aka\",\"PETROFF, Jean\",-0- \r\n";

    @Test
    void entriesHaveTheirKindRemarksAndAliases() throws Exception {
        List<ListedParty> parties = TreasuryFiles.read(bytes(PERSON + COMPANY + "\u001a"), bytes(ALIAS + "\u001a"));

        assertThat(parties)
                .containsExactly(
                        new ListedParty(
                                "1",
                                "PETROV, Ivan",
                                "individual",
                                "X",
                                "DOB 1961; he said \"no\".",
                                List.of("PETROFF, Jean")),
                        new ListedParty("2", "SEA, LTD.", "entity", "Y] [Z", null, List.of()));
    }

    @Test
    void otherEncodingsAndLineEndsAreRead() throws Exception {
        byte[] windows = COMPANY.replace("SEA", "SEÑA").getBytes(Charset.forName("windows-1252"));
        assertThat(TreasuryFiles.read(windows, bytes("2,1,\"aka\",\"S\",-0-\n"))
                        .get(0)
                        .name())
                .isEqualTo("SEÑA, LTD.");
        assertThat(TreasuryFiles.read(bytes("\ufeff" + COMPANY), bytes("2,1,\"aka\",\"S\",-0-\n")))
                .hasSize(1);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("", ALIAS, "sdn is empty"),
                Arguments.of("\u001a", ALIAS, "sdn is empty"),
                Arguments.of(PERSON, "", "alt is empty"),
                Arguments.of("<!DOCTYPE html><html><body>Sorry</body></html>\n", ALIAS, "sdn is a web page"),
                Arguments.of(PERSON, "<html/>\n", "alt is a web page"),
                Arguments.of("PK\u0003\u0004\u0000\u0000\n", ALIAS, "sdn is no text"),
                Arguments.of(
                        PERSON + "2,\"SEA\",-0- ,\"Y\"\r\n", ALIAS, "Row 2 of sdn: there are 4 columns instead of 12"),
                Arguments.of(PERSON, "1,7,\"aka\",\"X\"\r\n", "Row 1 of alt: there are 4 columns instead of 5"),
                Arguments.of(PERSON + COMPANY.substring(0, 30), ALIAS, "breaks off"),
                Arguments.of(PERSON + COMPANY.stripTrailing(), ALIAS, "breaks off"),
                Arguments.of(PERSON + "2,\"SEA, LTD.,-0- ,\"Y\",-0- \r\n", ALIAS, "quotation mark"),
                Arguments.of(PERSON + PERSON, ALIAS, "Row 2 of sdn: the entry 1 comes twice"),
                Arguments.of(COMPANY, ALIAS, "Row 1 of alt: there is no entry 1 in sdn"),
                Arguments.of(PERSON.replace("\"PETROV, Ivan\"", "-0- "), ALIAS, "Row 1 of sdn: the name is missing"),
                Arguments.of(PERSON.replace("PETROV, Ivan", "., -"), ALIAS, "Row 1 of sdn: the name is missing"),
                Arguments.of(PERSON.replace("1,", "one,"), ALIAS, "\"one\" is no number"),
                Arguments.of(PERSON.replace("individual", "robot"), ALIAS, "\"robot\" is no kind"),
                Arguments.of(PERSON.replace("\"X\"", "-0- "), ALIAS, "the program is missing"),
                Arguments.of(PERSON.replace("PETROV", "P".repeat(1001)), ALIAS, "longer than 1000"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenFileIsRefusedInPlainWords(String sdn, String alt, String why) {
        assertThatThrownBy(() -> TreasuryFiles.read(bytes(sdn), bytes(alt)))
                .isInstanceOf(ListRefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> TreasuryFiles.read(new byte[TreasuryFiles.MAX_SIZE + 1], bytes(ALIAS)))
                .hasMessageContaining("larger than 50 MB");
    }

    @Test
    void theSameEntryHasTheSameHashWhateverTheOrderOfItsAliases() throws Exception {
        String second = ALIAS.replace("PETROFF, Jean", "PETROW, Iwan");
        ListedParty one =
                TreasuryFiles.read(bytes(PERSON), bytes(ALIAS + second)).get(0);
        ListedParty other =
                TreasuryFiles.read(bytes(PERSON), bytes(second + ALIAS)).get(0);
        ListedParty changed = TreasuryFiles.read(bytes(PERSON.replace("1961", "1962")), bytes(ALIAS + second))
                .get(0);

        assertThat(one.hash()).isEqualTo(other.hash()).hasSize(64).isNotEqualTo(changed.hash());
    }

    @Test
    void theListThatShipsIsProper() throws Exception {
        List<ListedParty> parties = TreasuryFiles.read(shipped("sdn.csv"), shipped("alt.csv"));

        assertThat(parties)
                .hasSizeGreaterThanOrEqualTo(60)
                .allMatch(party -> party.program().equals("TRIAL"));
    }

    static byte[] shipped(String name) throws java.io.IOException {
        return new org.springframework.core.io.ClassPathResource("sanctions/" + name).getContentAsByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
