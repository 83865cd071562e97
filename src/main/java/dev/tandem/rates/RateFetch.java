package dev.tandem.rates;

import dev.tandem.core.RemoteFile;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Fetches the rates from the configured place, several times a day. What it can't read leaves the old ones in place. */
@Component
class RateFetch {

    private static final Logger log = LoggerFactory.getLogger(RateFetch.class);

    private final ExchangeRateSettings settings;
    private final RateLoader loader;

    RateFetch(ExchangeRateSettings settings, RateLoader loader) {
        this.settings = settings;
        this.loader = loader;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT6H")
    void fetch() {
        URI location = settings.location();
        if (location == null) {
            return;
        }
        RemoteFile file = new RemoteFile(location, EcbFile.MAX_SIZE);
        try {
            RateLoader.Loaded loaded = loader.load(file.read(), "fetched from " + file.place());
            log.info("Loaded {} rates of exchange of {} to {}.", loaded.rates(), loaded.from(), loaded.until());
        } catch (RatesRefusedException e) {
            log.warn("The rates of exchange at {} were not taken, the old ones stay: {}", file.place(), e.getMessage());
        } catch (IOException e) {
            log.warn(
                    "The rates of exchange at {} can't be fetched, the old ones stay: {}",
                    file.place(),
                    e.getMessage());
        }
    }
}
