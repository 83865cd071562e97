package dev.tandem.rates;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where rates of exchange come from.
 *
 * @param location of a file in the format of the European Central Bank, for example
 *     {@code https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml}: {@code https}, {@code http} or {@code file}; null
 *     if none is fetched
 * @param maxAge days (calendar time) between the day of an invoice and the last rate before it, at most
 */
@ConfigurationProperties("tandem.exchange-rates")
public record ExchangeRateSettings(
        @Nullable URI location, @DefaultValue("10") int maxAge) {

    private static final Set<String> SCHEMES = Set.of("https", "http", "file");

    public ExchangeRateSettings {
        if (location != null && location.toString().isBlank()) {
            location = null;
        }
        if (location != null && (location.getScheme() == null || !SCHEMES.contains(location.getScheme()))) {
            throw new IllegalArgumentException(
                    "tandem.exchange-rates.location must begin with https:, http: or file:, and is \"" + location
                            + "\"");
        }
        if (maxAge < 0) {
            throw new IllegalArgumentException("tandem.exchange-rates.max-age must be 0 days or more, not " + maxAge);
        }
    }
}
