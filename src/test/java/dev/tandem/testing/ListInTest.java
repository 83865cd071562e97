package dev.tandem.testing;

import dev.tandem.integration.screening.SanctionsListVersion;
import dev.tandem.integration.screening.SanctionsScreening;
import dev.tandem.integration.screening.ScreeningHit;
import dev.tandem.integration.screening.ScreeningQuery;
import dev.tandem.integration.screening.ScreeningResult;
import dev.tandem.integration.screening.ScreeningUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** A sanctions list for one test: whoever has one of its words in the name is a possible hit. */
@TestComponent
@Primary
public class ListInTest implements SanctionsScreening {

    private final List<String> words = new ArrayList<>();
    private long version = 1;
    private boolean away;

    /** A new list, with one more entry. */
    public synchronized void add(String word) {
        words.add(word);
        version++;
    }

    /** No list can be asked, or one can again. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public synchronized ScreeningResult screen(ScreeningQuery query) {
        if (away) {
            throw new ScreeningUnavailableException("There is no list", null);
        }
        List<ScreeningHit> hits = words.stream()
                .filter(word -> query.name().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)))
                .map(word -> new ScreeningHit(
                        "E-" + word,
                        word.toUpperCase(Locale.ROOT) + ", Of the List",
                        word.toUpperCase(Locale.ROOT),
                        "individual",
                        "TEST",
                        "born long ago",
                        91,
                        "The word " + word + " is in both names",
                        "0".repeat(58) + String.format(Locale.ROOT, "%06d", Math.abs(word.hashCode()) % 1_000_000)))
                .toList();
        return new ScreeningResult(version, hits);
    }

    @Override
    public synchronized SanctionsListVersion currentList() {
        return new SanctionsListVersion(version, "test", Instant.EPOCH, words.size(), words.size());
    }
}
