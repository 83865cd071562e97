package dev.tandem.integration.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.integration.screening.Kind;
import dev.tandem.integration.screening.SanctionsListVersion;
import dev.tandem.integration.screening.ScreeningQuery;
import dev.tandem.integration.screening.ScreeningResult;
import dev.tandem.integration.screening.ScreeningUnavailableException;
import dev.tandem.testing.DatabaseSlice;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Putting lists in force. */
@SpringBootTest(classes = {DatabaseSlice.class, ListTable.class})
@Import(DatabaseSlice.class)
@ExtendWith(OutputCaptureExtension.class)
class ListLoaderTest {

    private static final URI NOWHERE = URI.create("file:/nowhere/sdn.csv");

    @Autowired
    private ListTable table;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private ListLoader loader;
    private ListInForce node;

    @BeforeEach
    void empty() {
        jdbc.sql("""
                        update sanctions_list_in_force
                        set list_version = null, checked_at = null, failed_at = null, failed_source = null, problem = null""").update();
        for (String name : List.of("sanctions_alias", "sanctions_entry", "sanctions_list")) {
            jdbc.sql("delete from " + name).update();
        }
        loader = new ListLoader(table, settings(NOWHERE, NOWHERE), transaction);
        node = node();
    }

    private ListInForce node() {
        return new ListInForce(table, settings(NOWHERE, NOWHERE));
    }

    private static SanctionsSettings settings(URI sdn, URI alt) {
        return new SanctionsSettings(
                new SanctionsSettings.Files(sdn, alt, false), Duration.ofHours(6), Duration.ofSeconds(5), 0.9, 80);
    }

    /** A list of so many entries, which all have the same mark in their names, and an alias each. */
    private static ListLoader.Delivery list(int entries, String mark, boolean confirmed) {
        StringBuilder sdn = new StringBuilder();
        StringBuilder alt = new StringBuilder();
        for (int i = 1; i <= entries; i++) {
            sdn.append(
                    i + ",\"" + mark + " NUMBER " + i + "\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"r\"\r\n");
            alt.append(i + "," + i + ",\"aka\",\"ALSO " + mark + " " + i + "\",-0- \r\n");
        }
        return new ListLoader.Delivery(
                TreasuryFilesTest.bytes(sdn.toString()),
                TreasuryFilesTest.bytes(alt.toString()),
                "a test",
                confirmed ? "conrad" : null,
                confirmed);
    }

    private int rows(String name) {
        return jdbc.sql("select count(*) from " + name).query(Integer.class).single();
    }

    private static ScreeningResult ask(ListInForce node, String name) {
        return node.screen(ScreeningQuery.of(name, Kind.COMPANY));
    }

    @Test
    void withoutAListNothingIsScreened() {
        assertThat(node.currentList()).isEqualTo(SanctionsListVersion.NONE);
        assertThatThrownBy(() -> ask(node, "Anybody"))
                .isInstanceOfSatisfying(ScreeningUnavailableException.class, e -> {
                    assertThat(e).hasMessageContaining("No sanctions list is in force");
                    assertThat(e.getStatusCode().value()).isEqualTo(503);
                    assertThat(e.getHeaders().getFirst("Retry-After")).isEqualTo("60");
                });
    }

    @Test
    void aListThatIsLoadedIsInForceOnEveryNodeThatLooks() throws Exception {
        ListInForce other = node();
        ListLoader.Loaded loaded = loader.load(list(10, "ALBATROSS", false));
        node.refresh();
        other.refresh();

        assertThat(loaded.changed()).isTrue();
        assertThat(loaded.list().entries()).isEqualTo(10);
        assertThat(loaded.list().names()).isEqualTo(20);
        assertThat(node.currentList().version())
                .isEqualTo(loaded.list().version())
                .isPositive();
        assertThat(other.currentList()).isEqualTo(node.currentList());
        assertThat(ask(other, "Albatross number 7").hits().get(0).entryId()).isEqualTo("7");
    }

    @Test
    void theSameFilesAgainChangeNothing() throws Exception {
        long first = loader.load(list(10, "ALBATROSS", false)).list().version();
        ListLoader.Loaded again = loader.load(list(10, "ALBATROSS", false));

        assertThat(again.changed()).isFalse();
        assertThat(again.list().version()).isEqualTo(first);
        assertThat(rows("sanctions_list")).isEqualTo(1);
    }

    @Test
    void aNewListReplacesTheOldOneAndItsEntriesGo() throws Exception {
        long first = loader.load(list(10, "ALBATROSS", false)).list().version();
        node.refresh();
        long second = loader.load(list(11, "CORMORANT", false)).list().version();
        node.refresh();

        assertThat(second).isGreaterThan(first);
        assertThat(ask(node, "Albatross").hits()).isEmpty();
        assertThat(ask(node, "Cormorant number 3").hits()).isNotEmpty();
        assertThat(rows("sanctions_entry")).isEqualTo(11);
        assertThat(rows("sanctions_alias")).isEqualTo(11);
        assertThat(rows("sanctions_list")).isEqualTo(2);
    }

    @Test
    void aShrunkenListIsRefusedAndTheAlarmIsRaised(CapturedOutput output) throws Exception {
        loader.load(list(10, "ALBATROSS", false));
        node.refresh();

        assertThatThrownBy(() -> loader.load(list(8, "CORMORANT", false)))
                .isInstanceOf(ListRefusedException.class)
                .hasMessageContaining("It has 8 entries with 16 names, and the one in force has 10 with 20");
        node.refresh();

        assertThat(ask(node, "Albatross number 7").hits()).isNotEmpty();
        assertThat(output).contains("ERROR").contains("the one in force stays: It has 8 entries");
        assertThat(table.failure().orElseThrow().problem()).contains("8 entries");
        var health = new ListHealth(table, node).health();
        assertThat(health.getStatus()).isEqualTo(new Status("OLD_LIST"));
        assertThat(health.getDetails()).containsEntry("entries", 10).containsKeys("problem", "loadedAt", "version");
    }

    @Test
    void nineTenthsAreEnough() throws Exception {
        loader.load(list(10, "ALBATROSS", false));
        assertThat(loader.load(list(9, "CORMORANT", false)).changed()).isTrue();
    }

    @Test
    void aListWithoutItsAliasesIsRefused() throws Exception {
        loader.load(list(10, "ALBATROSS", false));
        ListLoader.Delivery whole = list(10, "CORMORANT", false);
        assertThatThrownBy(() -> loader.load(new ListLoader.Delivery(
                        whole.sdn(), list(1, "CORMORANT", false).alt(), "a test", null, false)))
                .hasMessageContaining("10 entries with 11 names");
    }

    @Test
    void aShrunkenListIsTakenIfSomebodyConfirmsItAndItIsKeptWho() throws Exception {
        loader.load(list(10, "ALBATROSS", false));
        loader.load(list(3, "CORMORANT", true));

        assertThat(table.inForce().orElseThrow().loadedBy()).isEqualTo("conrad");
        assertThat(table.inForce().orElseThrow().list().entries()).isEqualTo(3);
    }

    @Test
    void aBrokenListLeavesTheOldOneAndTheNextGoodOneEndsTheAlarm(CapturedOutput output) throws Exception {
        loader.load(list(10, "ALBATROSS", false));
        ListLoader.Delivery good = list(10, "CORMORANT", false);
        assertThatThrownBy(() -> loader.load(new ListLoader.Delivery(
                        TreasuryFilesTest.bytes("<html>\n"), good.alt(), "a test", null, false)))
                .hasMessageContaining("web page");
        node.refresh();
        assertThat(ask(node, "Albatross number 7").hits()).isNotEmpty();
        assertThat(output).contains("ERROR");
        assertThat(new ListHealth(table, node).health().getStatus()).isEqualTo(new Status("OLD_LIST"));

        loader.load(good);
        node.refresh();
        assertThat(table.failure()).isEmpty();
        assertThat(new ListHealth(table, node).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aListThatCannotBeWrittenLeavesTheOldOne() throws Exception {
        long before = loader.load(list(10, "ALBATROSS", false)).list().version();
        ListLoader.Delivery bad = list(10, "CORMORANT", false);
        ListLoader.Delivery tooLong = new ListLoader.Delivery(bad.sdn(), bad.alt(), "s".repeat(501), null, false);

        assertThatThrownBy(() -> loader.load(tooLong)).isInstanceOf(RuntimeException.class);

        assertThat(table.versionInForce()).isEqualTo(before);
        assertThat(rows("sanctions_entry")).isEqualTo(10);
    }

    @Test
    void whatCannotBeFetchedIsAnAlarm(@TempDir Path folder, CapturedOutput output) throws Exception {
        Path sdn = folder.resolve("sdn.csv");
        Path alt = folder.resolve("alt.csv");
        ListLoader.Delivery files = list(10, "ALBATROSS", false);
        Files.write(sdn, files.sdn());
        Files.write(alt, files.alt());
        ListFetch fetch = new ListFetch(settings(sdn.toUri(), alt.toUri()), loader, node);

        fetch.fetchFromElsewhere();
        assertThat(node.currentList().entries()).isEqualTo(10);

        Files.delete(alt);
        fetch.fetchFromElsewhere();
        assertThat(node.currentList().entries()).isEqualTo(10);
        assertThat(output).contains("ERROR").contains("It can't be fetched");
        assertThat(table.failure().orElseThrow().problem()).contains("can't be fetched");
    }

    @Test
    void theListThatShipsIsInForceAtOnce() {
        URI sdn = URI.create("classpath:/sanctions/sdn.csv");
        URI alt = URI.create("classpath:/sanctions/alt.csv");
        new ListFetch(settings(sdn, alt), loader, node).run(new org.springframework.boot.DefaultApplicationArguments());

        assertThat(node.currentList().entries()).isEqualTo(60);
        assertThat(node.screen(ScreeningQuery.of("Аркадий Желтухов", Kind.PERSON))
                        .hits()
                        .get(0)
                        .entryId())
                .isEqualTo("900001");
    }

    @Test
    void theListThatShipsNeverReplacesOneThatSomebodyPutInForce(CapturedOutput output) throws Exception {
        loader.load(list(10, "ALBATROSS", false));
        URI sdn = URI.create("classpath:/sanctions/sdn.csv");
        URI alt = URI.create("classpath:/sanctions/alt.csv");
        new ListFetch(settings(sdn, alt), loader, node).run(new org.springframework.boot.DefaultApplicationArguments());

        assertThat(node.currentList().entries()).isEqualTo(10);
        assertThat(output).doesNotContain("ERROR");
    }

    /** Readers ask all the time while lists take turns: each answer is of one list alone. */
    @Test
    void readersSeeTheOldListOrTheNewOneAndNeverHalfOfIt() throws Exception {
        loader.load(list(40, "ALBATROSS", false));
        node.refresh();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            readers.add(() -> {
                int asked = 0;
                while (!over.get()) {
                    ScreeningResult one = ask(node, "Albatross number 39");
                    ScreeningResult other = ask(node, "Cormorant number 39");
                    if (one.listVersion() == other.listVersion()
                            && one.hits().isEmpty() == other.hits().isEmpty()) {
                        throw new IllegalStateException("list " + one.listVersion() + " had both names, or neither");
                    }
                    node.refresh();
                    asked++;
                }
                return asked;
            });
        }
        ListInForce fresh = node();
        readers.add(() -> {
            int looked = 0;
            while (!over.get()) {
                fresh.refresh();
                if (fresh.currentList().version() > 0) {
                    assertThat(ask(fresh, "number 39").listVersion()).isPositive();
                    assertThat(fresh.currentList().entries()).isEqualTo(40);
                }
                looked++;
            }
            return looked;
        });
        var pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> running = readers.stream().map(pool::submit).toList();
            for (int i = 0; i < 6; i++) {
                loader.load(list(40, i % 2 == 0 ? "CORMORANT" : "ALBATROSS", false));
            }
            over.set(true);
            for (Future<Integer> reader : running) {
                assertThat(reader.get(1, TimeUnit.MINUTES)).isPositive();
            }
        } finally {
            over.set(true);
            pool.shutdownNow();
        }
    }
}
