package dev.tandem.integration.screening.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.integration.screening.Kind;
import dev.tandem.integration.screening.ScreeningHit;
import dev.tandem.integration.screening.ScreeningQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are found, with which score and reason. */
@Tag("once")
class NameIndexTest {

    private static final NameIndex INDEX = new NameIndex(
            List.of(
                    party(
                            "1",
                            "ZHELTUKHOV, Arkadiy Venediktovich",
                            "individual",
                            "DOB 14 Mar 1961; alt. DOB circa 1958; nationality Russia.",
                            "AL-RAHMAN, Yusuf"),
                    party("2", "ANGLO-CARIBBEAN TRADING CO., LTD.", "entity", null, "AERO-CARIBBEAN"),
                    party("3", "GRIFON POLYARNY", "vessel", null),
                    party("4", "ZZ-TDM", "aircraft", null),
                    party("5", "THE SILENT LANTERN ORDER", "entity", null),
                    party("6", "COIBA", "entity", null)),
            80);

    private static ListedParty party(String id, String name, String kind, @Nullable String remarks, String... aliases) {
        return new ListedParty(id, name, kind, "TRIAL", remarks, List.of(aliases));
    }

    private static List<ScreeningHit> person(String name) {
        return INDEX.search(ScreeningQuery.of(name, Kind.PERSON));
    }

    private static List<ScreeningHit> company(String name) {
        return INDEX.search(ScreeningQuery.of(name, Kind.COMPANY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZHELTUKHOV, Arkadiy Venediktovich   | 100 | the same words",
                "Arkadiy Venediktovich Zheltukhov    | 100 | the same words",
                "Venediktovich Zheltukhov Arkadiy    | 100 | word order differs",
                "Arkadiy Zheltukhov Venediktovich    | 100 | word order differs",
                "Arkadiy Zheltukhov                  |  80 | only in the entry: \"VENEDIKTOVICH\"",
                "Arkadij Zheltuchow Wenediktowitsch  |  80 | another spelling of \"ARKADIY\"",
                "Аркадий Венедиктович Желтухов       |  95 | Name \"ZHELTUKHOV, Arkadiy Venediktovich\"",
                "Arkadiy Venediktovich Zheltukho     |  90 | one letter differs in \"ZHELTUKHOV\"",
                "Dr. A. Venediktovich Zheltukhov     |  80 | \"A\" may stand for \"ARKADIY\"",
                "Yusuf Alrahman                      |  95 | words are joined or split in \"AL RAHMAN\"",
                "Youssef Al Rahman                   |  85 | Alias \"AL-RAHMAN, Yusuf\""
            })
    void aPersonIsFoundHoweverTheNameIsWritten(String name, int atLeast, String reason) {
        assertThat(person(name)).hasSize(1);
        ScreeningHit hit = person(name).get(0);
        assertThat(hit.entryId()).isEqualTo("1");
        assertThat(hit.score()).isBetween(atLeast, 100);
        assertThat(hit.reason()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anglo-Caribbean Trading GmbH   | 2 | Name \"ANGLO-CARIBBEAN TRADING CO., LTD.\"; the same words",
                "AEROCARIBBEAN                  | 2 | words are joined or split in \"AERO CARIBBEAN\"",
                "Anglo Carribean Trading Limitd | 2 | another spelling of \"CARIBBEAN\"",
                "Order of the Silent Lantern    | 5 | word order differs",
                "M/V Grifon Polyarny            | 3 | not in the entry: \"M V\"",
                "ZZTD-M                         | 4 | the same words",
                "ZZ-TM                          | 4 | one letter differs in \"ZZTDM\""
            })
    void aCompanyIsFoundHoweverTheNameIsWritten(String name, String entry, String reason) {
        assertThat(company(name)).isNotEmpty();
        assertThat(company(name).get(0).entryId()).isEqualTo(entry);
        assertThat(company(name).get(0).reason()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "person, Arkadiy Sokolov",
        "person, Venediktovich",
        "person, Maria Polyarny",
        "company, Trading Company Ltd",
        "company, Caribbean Bank",
        "company, Lantern Foods",
        "company, Zutdom",
        "company, Cobra"
    })
    void whatIsOnlyPartlyAlikeIsNoHit(String kind, String name) {
        assertThat(INDEX.search(ScreeningQuery.of(name, Kind.of(kind)))).isEmpty();
    }

    @Test
    void aNameOfTheOtherKindIsAHitOnlyIfItIsAsGoodAsTheSame() {
        assertThat(person("Grifon Polyarny")).hasSize(1);
        assertThat(company("Grifon Polyarnyk")).hasSize(1);
        assertThat(person("Grifon Polyarnyk")).isEmpty();
        assertThat(company("Arkadiy Venediktovich Zheltukhov OOO")).hasSize(1);
        assertThat(company("Arkadiy Zheltukhov OOO")).isEmpty();
    }

    @Test
    void birthAndCountryAreHeldAgainstTheEntryAndTakePointsOnly() {
        ScreeningQuery known =
                new ScreeningQuery("Arkadiy Venediktovich Zheltukhov", Kind.PERSON, LocalDate.of(1985, 1, 1), "MX");
        ScreeningHit hit = INDEX.search(known).get(0);
        assertThat(hit.score()).isEqualTo(90);
        assertThat(hit.reason())
                .contains(
                        "born 1985, the entry says 1958 or 1961 (differs)",
                        "country Mexico, the entry says Russia (differs)");

        ScreeningHit same = INDEX.search(new ScreeningQuery(
                        "Arkadiy Venediktovich Zheltukhov", Kind.PERSON, LocalDate.of(1961, 3, 14), "RU"))
                .get(0);
        assertThat(same.score()).isEqualTo(100);
        assertThat(same.reason())
                .contains("born on the day that the entry says", "country Russia, the entry says Russia (agrees)");

        ScreeningHit weak = INDEX.search(
                        new ScreeningQuery("Arkadiy Zheltukhov", Kind.PERSON, LocalDate.of(1985, 1, 1), "MX"))
                .get(0);
        assertThat(weak.score()).isGreaterThanOrEqualTo(80);
    }

    @Test
    void theBestTenAreGivenBackAndEachEntryOnce() {
        List<ListedParty> many = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            many.add(party("" + i, "QUINTAVALES, Maria", "individual", null, "QUINTAVALES, Marie"));
        }
        List<ScreeningHit> hits = new NameIndex(many, 80).search(ScreeningQuery.of("Maria Quintavales", Kind.PERSON));
        assertThat(hits).hasSize(10).allMatch(hit -> hit.score() == 100);
        assertThat(hits).extracting(ScreeningHit::entryId).doesNotHaveDuplicates();
    }

    @Test
    void aNameWithoutLettersIsNotScreenedInSilence() {
        assertThatThrownBy(() -> ScreeningQuery.of("-- !", Kind.PERSON)).hasMessageContaining("has letters");
    }
}
