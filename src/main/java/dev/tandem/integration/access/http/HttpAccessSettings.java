package dev.tandem.integration.access.http;

import dev.tandem.core.SlowCall;
import dev.tandem.integration.http.HttpSystem;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the portal is and how Tandem signs in there. Fields as in {@link HttpSystem}.
 *
 * @param baseUrl the paths of {@code openapi/access.yaml} begin behind it
 */
@ConfigurationProperties("tandem.access.http")
@ConditionalOnProperty(name = "tandem.access.system", havingValue = "http")
record HttpAccessSettings(
        @Nullable URI baseUrl,
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        @DefaultValue("false") boolean allowPlainHttp,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("2MB") DataSize largestAnswer)
        implements SlowCall {

    /** @throws IllegalArgumentException saying in plain words which setting can't work */
    HttpSystem system() {
        return new HttpSystem(
                "portal",
                "tandem.access",
                "names of customers",
                baseUrl,
                user,
                password,
                token,
                allowPlainHttp,
                connectTimeout,
                readTimeout,
                largestAnswer);
    }

    @Override
    public Duration atMost() {
        return connectTimeout.plus(readTimeout);
    }

    @Override
    public String settings() {
        return "tandem.access.http.connect-timeout and read-timeout";
    }

    /** Without password and token, because settings end up in logs. */
    @Override
    public String toString() {
        return "HttpAccessSettings[" + baseUrl + "]";
    }
}
