package dev.tandem.integration.http;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Where an outside system is and how Tandem signs in there: with a token, or with user and password.
 *
 * @param called what people call it, for example {@code accounting system}
 * @param settings what its settings begin with, for example {@code tandem.accounting}
 * @param secrets what could be read on the way without TLS, for example {@code invoices}
 * @param allowPlainHttp true where the way there is safe without TLS; this computer needs no leave
 * @param connectTimeout until a connection is there
 * @param readTimeout until the whole answer is there
 * @param largestAnswer larger ones are refused
 */
public record HttpSystem(
        String called,
        String settings,
        String secrets,
        @Nullable URI baseUrl,
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        boolean allowPlainHttp,
        Duration connectTimeout,
        Duration readTimeout,
        DataSize largestAnswer) {

    /** @throws IllegalArgumentException saying in plain words which setting can't work */
    public HttpSystem {
        user = emptyToNull(user);
        password = emptyToNull(password);
        token = emptyToNull(token);
        String prefix = settings + ".http.";
        checkAddress(baseUrl, settings, secrets, allowPlainHttp);
        boolean userAndPassword = user != null && password != null;
        if (token == null ? !userAndPassword : user != null || password != null) {
            throw new IllegalArgumentException("Tandem signs in to the " + called + " either with " + prefix
                    + "token, or with " + prefix + "user and " + prefix + "password. Set the one or the other.");
        }
        if (!isPositive(connectTimeout) || !isPositive(readTimeout)) {
            throw new IllegalArgumentException(
                    prefix + "connect-timeout and " + prefix + "read-timeout must be longer than nothing");
        }
    }

    private static void checkAddress(@Nullable URI baseUrl, String settings, String secrets, boolean allowPlainHttp) {
        String setting = settings + ".http.base-url";
        if (baseUrl == null || baseUrl.getHost() == null) {
            throw new IllegalArgumentException(settings + ".system is \"http\", but " + setting
                    + " does not say where: set it, for example to https://system.example/api");
        }
        if (baseUrl.getUserInfo() != null || baseUrl.getQuery() != null || baseUrl.getFragment() != null) {
            throw new IllegalArgumentException(
                    setting + " is an address only: no user, no password, no \"?\" and no \"#\"");
        }
        boolean plain = "http".equalsIgnoreCase(baseUrl.getScheme());
        if (!plain && !"https".equalsIgnoreCase(baseUrl.getScheme())) {
            throw new IllegalArgumentException(setting + " begins with https:// or http://");
        }
        if (plain && !allowPlainHttp && !isThisComputer(baseUrl.getHost())) {
            throw new IllegalArgumentException(setting + " begins with http://, so password and " + secrets
                    + " could be read on the way. Use https://, or set " + settings
                    + ".http.allow-plain-http=true where the way is safe.");
        }
    }

    private static boolean isThisComputer(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    URI address() {
        return Objects.requireNonNull(baseUrl);
    }

    /** Without password and token, because settings end up in logs. */
    @Override
    public String toString() {
        return "HttpSystem[" + baseUrl + "]";
    }
}
