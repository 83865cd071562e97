package dev.tandem.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.testing.DatabaseSlice;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loading rates of the European Central Bank, and which one counts. */
@SpringBootTest(classes = {DatabaseSlice.class, RateTable.class, RateLoader.class})
@Import(DatabaseSlice.class)
class ExchangeRatesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private RateTable table;

    @Autowired
    private RateLoader loader;

    @Autowired
    private JdbcClient jdbc;

    private Rates rates;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from exchange_rate").update();
        rates = new Rates(table, new ExchangeRateSettings(null, 10));
    }

    @Test
    void theFileOfADayIsLoadedWithItsSource() throws Exception {
        RateLoader.Loaded loaded =
                loader.load(file(day("2026-11-20", "USD=1.0834", "JPY=168.25")), "sent in by finance");

        assertThat(loaded).isEqualTo(new RateLoader.Loaded(FRIDAY, FRIDAY, 1, 2));
        ExchangeRate dollar = rates.on("USD", "EUR", FRIDAY).orElseThrow();
        assertThat(dollar.rate()).isEqualByComparingTo("1.0834");
        assertThat(dollar.source()).isEqualTo("European Central Bank, sent in by finance");
        assertThat(dollar.toBase(new BigDecimal("1083.40"))).isEqualTo("1000.00");
        assertThat(dollar.toBase(new BigDecimal("0.01"))).isEqualTo("0.01");
    }

    @Test
    void theLastRateBeforeTheDayCountsAndNeverALaterOne() throws Exception {
        loader.load(file(day("2026-11-20", "USD=1.08"), day("2026-11-18", "USD=1.07")), "x");

        assertThat(rates.on("USD", "EUR", LocalDate.of(2026, 11, 22))
                        .orElseThrow()
                        .day())
                .isEqualTo(FRIDAY);
        assertThat(rates.on("USD", "EUR", LocalDate.of(2026, 11, 19))
                        .orElseThrow()
                        .rate())
                .isEqualByComparingTo("1.07");
        assertThat(rates.on("USD", "EUR", LocalDate.of(2026, 11, 17))).isEmpty();
    }

    @Test
    void aRateOlderThanTenDaysDoesNotCount() throws Exception {
        loader.load(file(day("2026-11-01", "USD=1.08")), "x");

        assertThat(rates.on("USD", "EUR", LocalDate.of(2026, 11, 11))).isPresent();
        assertThat(rates.on("USD", "EUR", LocalDate.of(2026, 11, 12))).isEmpty();
    }

    @Test
    void betweenTwoOtherCurrenciesTheRateFollowsFromTheEuro() throws Exception {
        loader.load(file(day("2026-11-20", "USD=1.10", "CHF=0.55")), "x");

        assertThat(rates.on("USD", "CHF", FRIDAY).orElseThrow().rate()).isEqualByComparingTo("2");
        assertThat(rates.on("EUR", "CHF", FRIDAY).orElseThrow().toBase(new BigDecimal("10.00")))
                .isEqualTo("5.50");
        assertThat(rates.on("USD", "GBP", FRIDAY)).isEmpty();
    }

    @Test
    void ratesOfADayAreReplacedAndOtherDaysStay() throws Exception {
        loader.load(file(day("2026-11-20", "USD=1.08", "CHF=0.9"), day("2026-11-19", "USD=1.07")), "x");

        loader.load(file(day("2026-11-20", "USD=1.09")), "y");

        assertThat(rates.on("USD", "EUR", FRIDAY).orElseThrow().rate()).isEqualByComparingTo("1.09");
        assertThat(rates.on("CHF", "EUR", FRIDAY)).isEmpty();
        assertThat(rates.on("USD", "EUR", FRIDAY.minusDays(1)).orElseThrow().rate())
                .isEqualByComparingTo("1.07");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a/>                                                     | no rates in the file",
                "''                                                       | no proper XML; line 1",
                "<a><b></a>                                               | no proper XML; line 1",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a> | DOCTYPE",
                "ENV<Cube time='2026-11-19'><Cube currency='USD' rate='0'/></Cube>END    | \"0\" is no rate",
                "ENV<Cube time='2026-11-19'><Cube currency='USD' rate='-1'/></Cube>END   | \"-1\" is no rate",
                "ENV<Cube time='2026-11-19'><Cube currency='USD' rate='1e9'/></Cube>END  | \"1e9\" is no rate",
                "ENV<Cube time='2026-11-19'><Cube currency='USD' rate='N/A'/></Cube>END  | \"N/A\" is no rate",
                "ENV<Cube time='2026-11-19'><Cube currency='usd' rate='1'/></Cube>END    | \"usd\" is no code",
                "ENV<Cube time='2026-11-19'><Cube currency='USD'/></Cube>END             | \"\" is no rate",
                "ENV<Cube currency='USD' rate='1'/>END                                   | outside of a day",
                "ENV<Cube time='19.11.2026'/>END                                         | is no date like",
                "ENV<Cube time='2999-01-01'><Cube currency='USD' rate='1'/></Cube>END    | has not come yet",
                "ENV<Cube time='2026-11-19'><Cube currency='USD' rate='1'/><Cube currency='USD' rate='2'/></Cube>END | USD comes twice",
                "ENV<Cube time='2026-11-19'/><Cube time='2026-11-19'/>END                | comes twice",
            })
    void aBrokenFileIsRefusedInPlainWordsAndTheOldRatesStay(String content, String why) throws Exception {
        loader.load(file(day("2026-11-19", "USD=1.07")), "x");
        String xml = content.replace("ENV", BEGIN).replace("END", END);

        assertThatThrownBy(() -> loader.load(xml.getBytes(StandardCharsets.UTF_8), "y"))
                .isInstanceOf(RatesRefusedException.class)
                .hasMessageContaining(why);

        assertThat(rates.on("USD", "EUR", FRIDAY).orElseThrow().rate()).isEqualByComparingTo("1.07");
    }

    @Test
    void aFileThatIsWrongAtItsEndChangesNothing() throws Exception {
        loader.load(file(day("2026-11-19", "USD=1.07")), "x");

        assertThatThrownBy(() -> loader.load(file(day("2026-11-19", "USD=1.99"), day("2026-11-20", "USD=abc")), "y"))
                .isInstanceOf(RatesRefusedException.class);

        assertThat(rates.on("USD", "EUR", FRIDAY).orElseThrow().rate()).isEqualByComparingTo("1.07");
    }

    @Test
    void ratesAreFetchedFromAFileAndFromAServerWithoutFollowingIt(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("rates.xml"), file(day("2026-11-19", "USD=1.07")));
        new RateFetch(new ExchangeRateSettings(file.toUri(), 10), loader).fetch();
        assertThat(rates.on("USD", "EUR", FRIDAY).orElseThrow().rate()).isEqualByComparingTo("1.07");

        AtomicInteger followed = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        serve(server, "/good", 200, file(day("2026-11-20", "USD=1.08")));
        serve(server, "/broken", 200, "<a".getBytes(StandardCharsets.UTF_8));
        serve(server, "/away", 500, file(day("2026-11-20", "USD=9")));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/followed");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/followed", exchange -> {
            followed.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            for (String path : new String[] {"/good", "/broken", "/away", "/moved", "/nothing"}) {
                URI location =
                        URI.create("http://localhost:" + server.getAddress().getPort() + path);
                new RateFetch(new ExchangeRateSettings(location, 10), loader).fetch();
            }
        } finally {
            server.stop(0);
        }
        ExchangeRate rate = rates.on("USD", "EUR", FRIDAY).orElseThrow();
        assertThat(rate.rate()).isEqualByComparingTo("1.08");
        assertThat(rate.source()).isEqualTo("European Central Bank, fetched from localhost");
        assertThat(followed).hasValue(0);
    }

    @Test
    void aPlaceThatIsNoneIsSaidAtStart() {
        assertThatThrownBy(() -> new ExchangeRateSettings(URI.create("ftp://example.org/x"), 10))
                .hasMessageContaining("tandem.exchange-rates.location");
    }

    private static void serve(HttpServer server, String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            } catch (IOException e) {
                // the client may have hung up after the status
                exchange.close();
            }
        });
    }

    private static final String BEGIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
              <Cube>""";

    private static final String END = "</Cube></gesmes:Envelope>";

    private static byte[] file(String... days) {
        return (BEGIN + String.join("", days) + END).getBytes(StandardCharsets.UTF_8);
    }

    private static String day(String day, String... rates) {
        StringBuilder cubes = new StringBuilder();
        for (String rate : rates) {
            cubes.append("<Cube currency='%s' rate='%s'/>".formatted((Object[]) rate.split("=")));
        }
        return "<Cube time='" + day + "'>" + cubes + "</Cube>";
    }
}
