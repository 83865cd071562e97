package dev.tandem.integration.accounting.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the accounting system is and how Tandem signs in there: with a token, or with user and password.
 *
 * @param baseUrl the paths of {@code openapi/accounting.yaml} begin behind it
 * @param allowPlainHttp true where the way there is safe without TLS; this computer needs no leave
 * @param connectTimeout until a connection is there
 * @param readTimeout until the whole answer is there
 * @param largestAnswer larger ones are refused
 */
@ConfigurationProperties("tandem.accounting.http")
@ConditionalOnProperty(name = "tandem.accounting.system", havingValue = "http")
record HttpAccountingSettings(
        @Nullable URI baseUrl,
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        @DefaultValue("false") boolean allowPlainHttp,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("2MB") DataSize largestAnswer) {

    HttpAccountingSettings {
        user = emptyToNull(user);
        password = emptyToNull(password);
        token = emptyToNull(token);
        checkAddress(baseUrl, allowPlainHttp);
        boolean userAndPassword = user != null && password != null;
        if (token == null ? !userAndPassword : user != null || password != null) {
            throw new IllegalArgumentException("Tandem signs in to the accounting system either with"
                    + " tandem.accounting.http.token, or with tandem.accounting.http.user and"
                    + " tandem.accounting.http.password. Set the one or the other.");
        }
        if (!isPositive(connectTimeout) || !isPositive(readTimeout)) {
            throw new IllegalArgumentException("tandem.accounting.http.connect-timeout and"
                    + " tandem.accounting.http.read-timeout must be longer than nothing");
        }
    }

    private static void checkAddress(@Nullable URI baseUrl, boolean allowPlainHttp) {
        if (baseUrl == null || baseUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "tandem.accounting.system is \"http\", but tandem.accounting.http.base-url"
                            + " does not say where: set it, for example to https://accounting.example/api");
        }
        if (baseUrl.getUserInfo() != null || baseUrl.getQuery() != null || baseUrl.getFragment() != null) {
            throw new IllegalArgumentException(
                    "tandem.accounting.http.base-url is an address only: no user, no password,"
                            + " no \"?\" and no \"#\"");
        }
        boolean plain = "http".equalsIgnoreCase(baseUrl.getScheme());
        if (!plain && !"https".equalsIgnoreCase(baseUrl.getScheme())) {
            throw new IllegalArgumentException("tandem.accounting.http.base-url begins with https:// or http://");
        }
        if (plain && !allowPlainHttp && !isThisComputer(baseUrl.getHost())) {
            throw new IllegalArgumentException("tandem.accounting.http.base-url begins with http://, so password and"
                    + " invoices could be read on the way. Use https://, or set"
                    + " tandem.accounting.http.allow-plain-http=true where the way is safe.");
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

    /** Without password and token, because settings end up in logs. */
    @Override
    public String toString() {
        return "HttpAccountingSettings[" + baseUrl + "]";
    }
}
