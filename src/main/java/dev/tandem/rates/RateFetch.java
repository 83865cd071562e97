package dev.tandem.rates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Fetches the rates from the configured place, several times a day. What it can't read leaves the old ones in place. */
@Component
class RateFetch {

    private static final Logger log = LoggerFactory.getLogger(RateFetch.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_BYTES = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    private final ExchangeRateSettings settings;
    private final RateLoader loader;
    private final RestClient http = RestClient.builder()
            .requestFactory(ClientHttpRequestFactoryBuilder.simple()
                    .build(ClientHttpRequestFactorySettings.defaults()
                            .withConnectTimeout(CONNECT)
                            .withReadTimeout(BETWEEN_BYTES)
                            .withRedirects(ClientHttpRequestFactorySettings.Redirects.DONT_FOLLOW)))
            .build();

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
        try {
            RateLoader.Loaded loaded = loader.load(content(location), "fetched from " + place(location));
            log.info("Loaded {} rates of exchange of {} to {}.", loaded.rates(), loaded.from(), loaded.until());
        } catch (RatesRefusedException e) {
            log.warn(
                    "The rates of exchange at {} were not taken, the old ones stay: {}",
                    place(location),
                    e.getMessage());
        } catch (IOException | RestClientException e) {
            log.warn("The rates of exchange at {} can't be fetched, the old ones stay: {}", place(location), reason(e));
        }
    }

    /** What the client says itself quotes the whole address. */
    private static String reason(Exception e) {
        Throwable cause = e instanceof RestClientException && e.getCause() != null ? e.getCause() : e;
        return cause instanceof IOException ? String.valueOf(cause.getMessage()) : "the server could not be asked";
    }

    private byte[] content(URI location) throws IOException {
        if (location.getScheme().equals("file")) {
            try (InputStream in = Files.newInputStream(Path.of(location))) {
                return in.readNBytes(EcbFile.MAX_SIZE + 1);
            }
        }
        return http.get().uri(location).exchange((request, response) -> {
            if (response.getStatusCode().value() != 200) {
                throw new IOException(
                        "the answer was " + response.getStatusCode().value());
            }
            return inTime(response.getBody());
        });
    }

    /** A server that sends a byte now and then must not hold up the other scheduled work. */
    private static byte[] inTime(InputStream in) throws IOException {
        long deadline = System.nanoTime() + WHOLE.toNanos();
        var content = new ByteArrayOutputStream();
        byte[] part = new byte[16_384];
        for (int n = in.read(part); n >= 0 && content.size() <= EcbFile.MAX_SIZE; n = in.read(part)) {
            content.write(part, 0, n);
            if (System.nanoTime() > deadline) {
                throw new IOException("it was not complete after " + WHOLE.toSeconds() + " seconds");
            }
        }
        return content.toByteArray();
    }

    /** Without user, password or query, which are nobody's business in a log or beside a rate. */
    private static String place(URI location) {
        return location.getHost() == null ? location.getPath() : location.getHost();
    }
}
